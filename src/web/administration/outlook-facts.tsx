import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { periodLabel } from '../../kernel/period.js';
import { Facts, type TermFact } from '../components/fact.js';

/** What hangs on a department. */
export function OutlookFacts({ outlook }: { outlook: DepartmentOutlookDto }) {
  const { department, procedures, users, tokens, openReports } = outlook;
  const facts: TermFact[] = [
    ['課', `${department.code} ${department.name}`],
    ['手続', procedureCount(procedures)],
    ['利用者', users.length === 0 ? 'なし' : `${users.length}人：${userNames(outlook)}`],
    ['トークン', tokens.length === 0 ? 'なし' : `${tokens.length}件：${tokenNames(outlook)}`],
    ['確定前の報告', openReports.map(({ month }) => periodLabel(month)).join('、') || 'なし'],
  ];
  return <Facts facts={facts} />;
}

/** How many procedures there are, those removed from the register counted apart. */
export function procedureCount(procedures: readonly { retired: boolean }[]): string {
  const live = procedures.filter(({ retired }) => !retired).length;
  return `${live}件（ほかに登録取消 ${procedures.length - live}件）`;
}

export function userNames({ users }: Pick<DepartmentOutlookDto, 'users'>): string {
  return users
    .map(({ label, login, disabled }) => `${label}（${login}${disabled ? '、利用停止' : ''}）`)
    .join('、');
}

export function tokenNames({ tokens }: Pick<DepartmentOutlookDto, 'tokens'>): string {
  return tokens.map(({ label }) => label).join('、');
}
