import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type Role, ROLE_NAMES, ROLES } from '../../access/context.js';
import { type Fault } from '../../platform/problem.js';
import { CheckField, FormField, SelectField } from '../components/form-field.js';
import { type FormBody, textOf } from '../http/form-body.js';

/** What a form says about whom a user or token stands for. */
export interface BearerInput {
  label: string;
  role: Role;
  departmentId?: string;
  sectionHead: boolean;
}

/** Reads the fields below; a role that is none counts as 閲覧者, which may change nothing. */
export function bearerIn(form: FormBody): BearerInput {
  const departmentId = textOf(form, 'departmentId');
  return {
    label: textOf(form, 'label'),
    role: ROLES.find((role) => role === textOf(form, 'role')) ?? 'viewer',
    ...(departmentId === '' ? {} : { departmentId }),
    sectionHead: textOf(form, 'sectionHead') === 'on',
  };
}

interface Props {
  label: string;
  hint?: string;
  /** Roles the present user may give. */
  roles: readonly Role[];
  departments: readonly DepartmentDto[];
  value: { label: string; role: Role; departmentId: string | null; sectionHead: boolean };
  faults: readonly Fault[];
}

/** Name, role, department and 課長確認 of a user or token. */
export function BearerFields({ label, hint, roles, departments, value, faults }: Props) {
  const choosable = departments.filter(({ id, endedOn }) => endedOn === null || id === value.departmentId);
  return (
    <>
      <FormField label={label} name="label" hint={hint} value={value.label} faults={faults} required />
      <SelectField
        label="役割"
        name="role"
        value={value.role}
        choices={roles.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
        faults={faults}
      />
      <SelectField
        label="課"
        name="departmentId"
        hint="役割が「所管課」のときに選びます。"
        value={value.departmentId ?? ''}
        choices={[
          { value: '', label: '（課なし）' },
          ...choosable.map(({ id, code, name, endedOn }) => ({
            value: id,
            label: `${code} ${name}${endedOn === null ? '' : '（廃止）'}`,
          })),
        ]}
        faults={faults}
      />
      <CheckField label="課長確認ができる（所管課のみ）" name="sectionHead" checked={value.sectionHead} />
    </>
  );
}

/** Only an operator makes or changes operators. */
export function rolesFor(role: Role): Role[] {
  return ROLES.filter((one) => one !== 'operator' || role === 'operator');
}
