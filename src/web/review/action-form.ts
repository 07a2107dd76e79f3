import { type DepartmentDto } from '../../access/department/department.dto.js';
import { ACTION_STATE_NAMES } from '../../review/action-status.js';
import { OFFICE } from '../../review/office.js';
import { OFFICE_NAME } from '../../review/owner.js';
import { departmentChoices } from '../catalogue/choices.js';
import { type Choice } from '../components/form-field.js';
import { FormDescription } from '../form/form-description.js';
import { namesAsChoices } from '../list/filter.js';
import { area, line, month, select, trimmedIfAny, trimmedOrNull } from '../form/single-field.js';

export const STATE_CHOICES = namesAsChoices(ACTION_STATE_NAMES);

/** What can be said of an action. What the form does not have is left out. */
export const ACTION_FORM = new FormDescription({
  content: line('対応事項', {
    hint: '何をするかを1行で（200文字まで）。',
    required: true,
    read: (text) => text.trim(),
  }),
  departmentId: select('担当課', [], {
    read: (text) => (text === OFFICE ? null : trimmedIfAny(text)),
    from: ({ departmentId }: { departmentId?: string | null }) => departmentId ?? OFFICE,
  }),
  dueMonth: month('期限', {
    hint: 'この月の末日までに終えます。報告する月より後の月を入力してください（例：2026-12）。',
    required: true,
    read: (text) => text.trim(),
  }),
  state: select('状態', STATE_CHOICES, { read: trimmedIfAny }),
  comment: area('コメント', {
    rows: 3,
    hint: '経過に残ります。取りやめるとき、完了・取りやめから戻すときは、理由を入力してください。',
    read: trimmedOrNull,
    from: () => '',
  }),
});

/** Whom an action may be given to; ended departments only where `chosen`. */
export function ownerChoices(
  departments: readonly DepartmentDto[],
  chosen: (departmentId: string) => boolean = () => true,
): Choice[] {
  return [
    { value: OFFICE, label: OFFICE_NAME },
    ...departmentChoices(departments.filter(({ id, endedOn }) => endedOn === null || chosen(id))),
  ];
}
