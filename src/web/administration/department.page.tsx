import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { historyWords } from './change-words.js';
import { OutlookFacts } from './outlook-facts.js';
import { PlannedChanges } from './planned-changes.js';

/** One department: its name, its end, what became of it and is to become, and the ways to merge or split it. */
export function departmentPage({ outlook, state }: { outlook: DepartmentOutlookDto; state: FormState }) {
  const { department, changes } = outlook;
  const history = changes.filter(({ state }) => state === 'done');
  const unsettled = changes.filter(({ state }) => state !== 'done');
  const path = `/administration/departments/${department.id}`;
  return (
    <>
      <PlannedChanges changes={unsettled} />
      <div class="narrow stack">
        <FormErrors state={state} />
        <OutlookFacts outlook={outlook} />
        {history.length === 0 ? null : (
          <>
            <h2>組織改正の経過</h2>
            <BulletList items={history.map((change) => historyWords(change, department.id))} />
          </>
        )}
        <h2>名称などの変更</h2>
        <FieldsForm state={state} action={path} submit="保存する" />
        {department.endedOn === null ? (
          <>
            <h2>組織改正</h2>
            <p>
              手続を別の課に移します。これからの日付の予定も登録できます。確定した対象月の値と、提出済みの報告は変わりません。
            </p>
            <ButtonRow>
              <LinkButton href={`${path}/merge`}>ほかの課に統合する</LinkButton>
              <LinkButton href={`${path}/split`}>手続を新しい課に分割する</LinkButton>
            </ButtonRow>
          </>
        ) : null}
      </div>
    </>
  );
}
