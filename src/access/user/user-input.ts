import { isMailAddress } from '../../platform/mail/sender.js';
import { type Fault, faultsAmong } from '../../platform/problem.js';
import { type Role } from '../context.js';

/** What somebody types about a user. */
export interface UserInput {
  label: string;
  role: Role;
  /** The department of the role `department`, by id or by code; of no other role. */
  departmentId?: string;
  departmentCode?: string;
  /** May give 課長確認. */
  sectionHead?: boolean;
  /** Where mails go; empty or left out where none are to. */
  mailAddress?: string;
}

/** An address as it is stored: full-width letters typed by habit mean the same; null where nothing is typed. */
export function normaliseMailAddress(text = ''): string | null {
  const address = text.normalize('NFKC').trim();
  return address === '' ? null : address;
}

/** Everything wrong with the input; `ended` says why the named department that was found is no more. */
export function userFaults(input: UserInput, department: { found: boolean; ended: string | null }): Fault[] {
  const where = input.departmentCode === undefined ? 'departmentId' : 'departmentCode';
  const address = normaliseMailAddress(input.mailAddress);
  return faultsAmong([
    input.label.trim() === '' && { where: 'label', message: '表示名を入力してください。' },
    ...departmentFaults(input, where, department),
    address !== null &&
      !isMailAddress(address) && {
        where: 'mailAddress',
        message: 'メールアドレスは「dx@city.example.lg.jp」の形で、1つだけ入力してください。',
      },
  ]);
}

/** What is wrong with the department of a user or a token, at the field `where`, and with its section head. */
export function departmentFaults(
  input: Pick<UserInput, 'role' | 'departmentId' | 'departmentCode' | 'sectionHead'>,
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
