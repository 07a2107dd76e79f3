import { isMailAddress } from '../../platform/mail/sender.js';
import { type Fault, faultsAmong } from '../../platform/problem.js';
import { type DepartmentInput, departmentFaults } from '../department/department-faults.js';

/** What somebody types about a user. */
export interface UserInput extends DepartmentInput {
  label: string;
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
