import { type Fault, faultsAmong } from '../../platform/problem.js';
import { type Role } from '../context.js';

/** What somebody types about the role of a user or a token. */
export interface DepartmentInput {
  role: Role;
  /** The department of the role `department`, by id or by code; of no other role. */
  departmentId?: string;
  departmentCode?: string;
  /** May give 課長確認. */
  sectionHead?: boolean;
}

/** What is wrong with the department of a user or a token, at the field `where`, and with its section head. */
export function departmentFaults(
  input: DepartmentInput,
  where: string,
  { found, ended }: { found: boolean; ended: string | null },
): Fault[] {
  const department = input.departmentId ?? input.departmentCode;
  const isDepartment = input.role === 'department';
  const isNamed = department !== undefined;
  return faultsAmong([
    isDepartment && !isNamed && { where, message: '所管課の役割には課を指定してください。' },
    isDepartment && isNamed && !found && { where, message: `課「${department}」は登録されていません。` },
    ended !== null && { where, message: ended },
    !isDepartment && isNamed && { where, message: '課を指定できるのは、所管課の役割だけです。' },
    !isDepartment &&
      input.sectionHead === true && {
        where: 'sectionHead',
        message: '課長確認ができるのは、所管課の役割だけです。',
      },
  ]);
}
