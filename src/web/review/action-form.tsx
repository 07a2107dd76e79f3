import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type Fault } from '../../platform/problem.js';
import { OFFICE } from '../../review/action-filter.js';
import { ACTION_STATE_NAMES, ACTION_STATES } from '../../review/action-standing.js';
import { OFFICE_NAME } from '../../review/owner.js';
import { FormField, SelectField, TextArea } from '../components/form-field.js';

export const ACTION_FIELD_NAMES = ['content', 'departmentId', 'dueMonth', 'state', 'comment'] as const;
export type ActionFieldName = (typeof ACTION_FIELD_NAMES)[number];

interface Props {
  value: (name: ActionFieldName) => string;
  faults: readonly Fault[];
  /** To be chosen from, ended ones too; empty for a department, whose actions stay its own. */
  departments: readonly DepartmentDto[];
}

/** What can be said of an action. */
export function ActionFields({ value, faults, departments }: Props) {
  const there = departments.filter(({ id, endedOn }) => endedOn === null || id === value('departmentId'));
  return (
    <>
      <FormField
        label="対応事項"
        name="content"
        value={value('content')}
        hint="何をするかを1行で（200文字まで）。"
        faults={faults}
        required
      />
      {departments.length === 0 ? null : (
        <SelectField
          label="担当課"
          name="departmentId"
          value={value('departmentId')}
          choices={[
            { value: OFFICE, label: OFFICE_NAME },
            ...there.map(({ id, name, endedOn }) => ({
              value: id,
              label: endedOn === null ? name : `${name}（廃止）`,
            })),
          ]}
          faults={faults}
        />
      )}
      <FormField
        label="期限"
        name="dueMonth"
        type="month"
        size={12}
        value={value('dueMonth')}
        hint="この月の末日までに終えます。報告する月より後の月を入力してください（例：2026-12）。"
        faults={faults}
        required
      />
      <SelectField
        label="状態"
        name="state"
        value={value('state')}
        choices={ACTION_STATES.map((state) => ({ value: state, label: ACTION_STATE_NAMES[state] }))}
        faults={faults}
      />
      <TextArea
        label="コメント"
        name="comment"
        rows={3}
        value={value('comment')}
        hint="経過に残ります。取りやめるとき、完了・取りやめから戻すときは、理由を入力してください。"
        faults={faults}
      />
    </>
  );
}
