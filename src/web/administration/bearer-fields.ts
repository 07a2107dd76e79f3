import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type Role, ROLE_NAMES, ROLES } from '../../access/context.js';
import { type Choices } from '../form/field.js';
import { check, line, select, trimmedIfAny } from '../form/single-field.js';

const roleChoices = (roles: readonly Role[]) =>
  roles.map((role) => ({ value: role, label: ROLE_NAMES[role] }));

/** Name, role, department and 課長確認 of a user or token. A role that is none counts as 閲覧者, which may change nothing. */
export const bearerFields = (label: string, hint?: string) => ({
  label: line(label, { hint, required: true }),
  role: select('役割', roleChoices(ROLES), {
    read: (text) => ROLES.find((role) => role === text) ?? 'viewer',
  }),
  departmentId: select('課', [], { hint: '役割が「所管課」のときに選びます。', read: trimmedIfAny }),
  sectionHead: check('課長確認ができる（所管課のみ）'),
});

/** What one may choose among: only an operator makes or changes operators; ended departments only where chosen. */
export function bearerChoices(
  role: Role,
  departments: readonly DepartmentDto[],
  isChosen: (departmentId: string) => boolean,
): Choices {
  return {
    role: roleChoices(ROLES.filter((one) => one !== 'operator' || role === 'operator')),
    departmentId: [
      { value: '', label: '（課なし）' },
      ...departments
        .filter(({ id, endedOn }) => endedOn === null || isChosen(id))
        .map(({ id, code, name, endedOn }) => ({
          value: id,
          label: `${code} ${name}${endedOn === null ? '' : '（廃止）'}`,
        })),
    ],
  };
}
