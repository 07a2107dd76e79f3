import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { periodLabel } from '../../kernel/period.js';

/** What hangs on a department. */
export function OutlookFacts({ outlook }: { outlook: DepartmentOutlookDto }) {
  const { department, procedures, users, tokens, openReports } = outlook;
  return (
    <dl class="facts">
      <div>
        <dt>課</dt>
        <dd>{`${department.code} ${department.name}`}</dd>
      </div>
      <div>
        <dt>手続</dt>
        <dd>{procedureCount(procedures)}</dd>
      </div>
      <div>
        <dt>利用者</dt>
        <dd>{users.length === 0 ? 'なし' : `${users.length}人：${userNames(outlook)}`}</dd>
      </div>
      <div>
        <dt>トークン</dt>
        <dd>{tokens.length === 0 ? 'なし' : `${tokens.length}件：${tokenNames(outlook)}`}</dd>
      </div>
      <div>
        <dt>確定前の報告</dt>
        <dd>
          {openReports.length === 0 ? 'なし' : openReports.map(({ month }) => periodLabel(month)).join('、')}
        </dd>
      </div>
    </dl>
  );
}

/** How many procedures there are, those struck off the register apart. */
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
