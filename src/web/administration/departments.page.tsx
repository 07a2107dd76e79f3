import { type DepartmentDto, type DivisionDto } from '../../access/department/department.dto.js';
import { type DepartmentChangeDto } from '../../reorganisation/department-change-answer.dto.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
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
  departments: readonly DepartmentDto[];
  divisions: readonly DivisionDto[];
  /** Mergers and splits that wait for their day or could not be made. */
  changes: readonly DepartmentChangeDto[];
  /** The form of a department to be registered. */
  state: FormState;
}

/** 課: what is planned, every department, ended ones last, a form for a new one, and the divisions. */
export function departmentsPage({ departments, divisions, changes, state }: DepartmentsView) {
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
