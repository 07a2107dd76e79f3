import { type DepartmentDto, type DivisionDto } from '../../access/department/department.dto.js';
import { type DepartmentChangeDto } from '../../reorganisation/department-change-answer.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PlannedChanges } from './planned-changes.js';

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

export interface DepartmentsView {
  tabs: readonly Tab[];
  departments: readonly DepartmentDto[];
  divisions: readonly DivisionDto[];
  /** Mergers and splits that wait for their day or could not be made. */
  changes: readonly DepartmentChangeDto[];
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** 課: what is planned, every department, ended ones last, a form for a new one, and the divisions. */
export function departmentsPage({ tabs, departments, divisions, changes, faults, typed }: DepartmentsView) {
  const present = departments.filter(({ endedOn }) => endedOn === null);
  const ended = departments.filter(({ endedOn }) => endedOn !== null);
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <ErrorSummary faults={faults} fields={['code', 'name', 'division']} />
      <PlannedChanges changes={changes} />
      <DataTable
        id="departments"
        caption={`課（${present.length}課、廃止 ${ended.length}課）`}
        columns={DEPARTMENT_COLUMNS}
        rows={[...present, ...ended]}
        rowKey={({ id }) => id}
        empty="課が登録されていません。"
      />
      <section class="narrow">
        <h2>課を登録する</h2>
        <Form action="/administration/departments">
          <DepartmentFields faults={faults} value={(name) => textOf(typed, name)} />
          <Button>登録する</Button>
        </Form>
      </section>
      <DataTable
        id="divisions"
        caption={`部（${divisions.length}部）`}
        columns={DIVISION_COLUMNS}
        rows={divisions}
        rowKey={({ id }) => id}
        empty="部が登録されていません。"
      />
    </div>
  );
}

/** What can be typed about a department. */
export function DepartmentFields({
  faults,
  value,
}: {
  faults: readonly Fault[];
  value: (name: 'code' | 'name' | 'division') => string;
}) {
  return (
    <>
      <FormField label="課コード" name="code" value={value('code')} size={12} faults={faults} required />
      <FormField label="課名" name="name" value={value('name')} faults={faults} required />
      <FormField
        label="部"
        name="division"
        value={value('division')}
        hint="登録のない部名を入力すると、新しい部を登録します。"
        faults={faults}
      />
    </>
  );
}
