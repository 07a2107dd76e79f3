import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { historyWords } from './change-words.js';
import { DepartmentFields } from './departments.page.js';
import { OutlookFacts } from './outlook-facts.js';
import { PlannedChanges } from './planned-changes.js';

export interface DepartmentView {
  tabs: readonly Tab[];
  outlook: DepartmentOutlookDto;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** One department: its name, its end, what became of it and is to become, and the ways to merge or split it. */
export function departmentPage({ tabs, outlook, faults, typed }: DepartmentView) {
  const { department, changes } = outlook;
  const made = changes.filter(({ state }) => state === 'done');
  const unsettled = changes.filter(({ state }) => state !== 'done');
  const stored = {
    code: department.code,
    name: department.name,
    division: department.divisionName ?? '',
    endedOn: department.endedOn ?? '',
  };
  const value = (name: keyof typeof stored) => (typed === undefined ? stored[name] : textOf(typed, name));
  const path = `/administration/departments/${department.id}`;
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <PlannedChanges changes={unsettled} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={['code', 'name', 'division', 'endedOn']} />
        <OutlookFacts outlook={outlook} />
        {made.length === 0 ? null : (
          <>
            <h2>組織改正の経過</h2>
            <ul>
              {made.map((change) => (
                <li key={change.id}>{historyWords(change, department.id)}</li>
              ))}
            </ul>
          </>
        )}
        <h2>名称などの変更</h2>
        <Form action={path} hidden={{ version: department.version }}>
          <DepartmentFields faults={faults} value={value} />
          <FormField
            label="廃止日"
            name="endedOn"
            type="date"
            size={12}
            value={value('endedOn')}
            hint="手続を引き継ぐ課がある場合は、ここに入力せず「統合する」を使います。空にすると廃止を取り消します。"
            faults={faults}
          />
          <Button>保存する</Button>
        </Form>
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
    </div>
  );
}
