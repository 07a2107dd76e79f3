import { type DepartmentDto, type DivisionDto } from '../../access/department/department.dto.js';
import {
  type DepartmentChangeDto,
  type DepartmentOutlookDto,
} from '../../reorganisation/department-change-answer.dto.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { FieldsForm, FormErrors, formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { BulletList } from '../components/bullet-list.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Facts } from '../components/fact.js';
import { changeWords, historyWords, stateWords } from './change-words.js';
import { OutlookFacts } from './outlook-facts.js';

const DEPARTMENT_COLUMNS: Column<DepartmentDto>[] = [
  column('code', '課コード', ({ code }) => code),
  column('name', '課名', ({ name }) => name, {
    heading: true,
    href: ({ id }) => `/administration/departments/${id}`,
  }),
  column('division', '部', ({ divisionName }) => divisionName),
  column('endedOn', '廃止日', ({ endedOn }) => endedOn, { kind: 'date' }),
];

const DIVISION_COLUMNS: Column<DivisionDto>[] = [
  column('name', '部名', ({ name }) => name, {
    heading: true,
    href: ({ id }) => `/administration/divisions/${id}`,
  }),
  column('departments', '課', ({ departments }) => departments, { kind: 'integer' }),
  column('ended', '廃止した課', ({ ended }) => ended, { kind: 'integer' }),
];

/**
 * 課: the `changes` that wait for their day or could not be made, every department, ended ones last, the form of a new
 * one, and the divisions.
 */
export function departmentsPage(
  departments: readonly DepartmentDto[],
  divisions: readonly DivisionDto[],
  changes: readonly DepartmentChangeDto[],
  state: FormState,
) {
  const present = departments.filter(({ endedOn }) => endedOn === null);
  const ended = departments.filter(({ endedOn }) => endedOn !== null);
  return (
    <>
      <FormErrors state={state} />
      <PlannedChanges changes={changes} />
      <DataTable
        id="departments"
        caption={`課（${present.length}課、廃止 ${ended.length}課）`}
        columns={DEPARTMENT_COLUMNS}
        rows={[...present, ...ended]}
        empty="課が登録されていません。"
      />
      <section class="narrow">
        <h2>課を登録する</h2>
        <FieldsForm state={state} action="/administration/departments" submit="登録する" />
      </section>
      <DataTable
        id="divisions"
        caption={`部（${divisions.length}部）`}
        columns={DIVISION_COLUMNS}
        rows={divisions}
        empty="部が登録されていません。"
      />
    </>
  );
}

/** One department: its name, its end, what became of it and is to become, and the ways to merge or split it. */
export function departmentPage(outlook: DepartmentOutlookDto, state: FormState) {
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

/** 予定されている組織改正: changes that wait for their day or failed, to be edited or withdrawn. */
function PlannedChanges({ changes }: { changes: readonly DepartmentChangeDto[] }) {
  if (changes.length === 0) return null;
  return (
    <DataTable
      id="planned-changes"
      caption={`予定されている組織改正（${changes.length}件）`}
      columns={[
        { key: 'on', label: '実施日', cell: ({ effectiveOn }) => dayLabel(effectiveOn) },
        { key: 'what', label: '内容', cell: What, heading: true },
        { key: 'do', label: '操作', cell: Actions, short: true },
      ]}
      rows={changes}
    />
  );
}

function What(change: DepartmentChangeDto) {
  const { state, plannedBy, plannedAt } = change;
  return (
    <>
      {changeWords(change)}
      {state === 'planned' ? null : <p>{stateWords(change)}</p>}
      <p class="quiet">{`登録：${plannedBy} ／ ${instantLabel(plannedAt)}`}</p>
    </>
  );
}

function Actions({ id, kind, departmentId, state, version }: DepartmentChangeDto) {
  const edit = `/administration/departments/${departmentId}/${kind}?change=${id}`;
  return (
    <ButtonRow>
      <LinkButton href={edit}>{state === 'failed' ? 'やり直す' : '修正する'}</LinkButton>
      <Form action={`/administration/department-changes/${id}/cancel`} hidden={{ version }}>
        <Button kind="secondary">取り消す</Button>
      </Form>
    </ButtonRow>
  );
}

/** One division: its name, and its removal once no department belongs to it. */
export function divisionPage(division: DivisionDto, state: FormState) {
  const { id, departments, ended, version } = division;
  const path = `/administration/divisions/${id}`;
  return formPage({
    state,
    facts: <Facts facts={[['課', `${departments}課（ほかに廃止した課 ${ended}課）`]]} />,
    action: path,
    submit: '保存する',
    back: { href: '/administration/departments', label: 'やめて戻る' },
    below: (
      <>
        <h2>部の削除</h2>
        {departments + ended > 0 ? (
          <p>属する課があるため、削除できません。廃止した課も含めて、課の「部」を変えると削除できます。</p>
        ) : (
          <Form action={`${path}/remove`} hidden={{ version }}>
            <Button kind="danger">この部を削除する</Button>
          </Form>
        )}
      </>
    ),
  });
}
