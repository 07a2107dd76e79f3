import { type DepartmentDto, type DivisionDto } from '../../access/department/department.dto.js';
import { type DepartmentChangeDto } from '../../reorganisation/department-change-answer.dto.js';
import { isDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { DataTable } from '../components/data-table.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { PlannedChanges } from './planned-changes.js';

export interface DepartmentsView {
  tabs: readonly Tab[];
  departments: readonly DepartmentDto[];
  divisions: readonly DivisionDto[];
  /** Mergers and splits that wait for their day or could not be made. */
  changes: readonly DepartmentChangeDto[];
  /** Of a department to be registered. */
  state: FormState;
}

/** 課: what is planned, every department, ended ones last, a form for a new one, and the divisions. */
export function departmentsPage({ tabs, departments, divisions, changes, state }: DepartmentsView) {
  const present = departments.filter(({ endedOn }) => endedOn === null);
  const ended = departments.filter(({ endedOn }) => endedOn !== null);
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <FormErrors state={state} />
      <PlannedChanges changes={changes} />
      <DataTable
        id="departments"
        caption={`課（${present.length}課、廃止 ${ended.length}課）`}
        columns={[
          { key: 'code', label: '課コード', cell: ({ code }) => code },
          {
            key: 'name',
            label: '課名',
            cell: ({ id, name }) => <a href={`/administration/departments/${id}`}>{name}</a>,
            heading: true,
          },
          { key: 'division', label: '部', cell: ({ divisionName }) => divisionName ?? '―' },
          { key: 'endedOn', label: '廃止日', cell: ({ endedOn }) => endedLabel(endedOn) },
        ]}
        rows={[...present, ...ended]}
        rowKey={({ id }) => id}
        empty="課が登録されていません。"
      />
      <section class="narrow">
        <h2>課を登録する</h2>
        <FieldsForm state={state} action="/administration/departments" submit="登録する" />
      </section>
      <DataTable
        id="divisions"
        caption={`部（${divisions.length}部）`}
        columns={[
          {
            key: 'name',
            label: '部名',
            cell: ({ id, name }) => <a href={`/administration/divisions/${id}`}>{name}</a>,
            heading: true,
          },
          { key: 'departments', label: '課', cell: ({ departments: count }) => count, numeric: true },
          { key: 'ended', label: '廃止した課', cell: ({ ended: count }) => count, numeric: true },
        ]}
        rows={divisions}
        rowKey={({ id }) => id}
        empty="部が登録されていません。"
      />
    </div>
  );
}

/** A day on which a department ended, or a dash. */
function endedLabel(endedOn: string | null): string {
  return endedOn !== null && isDate(endedOn) ? dayLabel(endedOn) : '―';
}
