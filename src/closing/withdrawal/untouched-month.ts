import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { canTake } from '../../reporting/month/month-states.js';
import { type MonthDto } from '../../reporting/month/month.dto.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { type MonthTrace } from './month-withdrawal.repository.js';

const ENTERED: Record<MonthTrace['what'], string> = {
  report: '月次状況報告を入力しています。',
  result: '自動化案件の実績を入力しています。',
  review: '課題・対応を記入しています。',
  'report-file': '速報の報告書を作成しています。',
};

/**
 * A month can be taken back only while it is open for the first time and nobody has entered anything in it.
 * @throws Problem 409 with the reason
 */
export function refuseUnlessUntouched(
  { month, state, revision }: Pick<MonthDto, 'month' | 'state' | 'revision'>,
  traces: readonly MonthTrace[],
): void {
  const label = periodLabel(month);
  if (!canTake('withdraw', state) || revision > 1) {
    const now = revision > 1 && state === 'open' ? '訂正のため再開した月' : MONTH_STATE_NAMES[state];
    const title = `${label}は${now}のため、受付の開始を取り消せません。`;
    throw new Problem(409, 'month-not-withdrawable', title, {
      detail: '取り消せるのは、一度も確定していない、受付中の月だけです。',
      extensions: { state, revision },
    });
  }
  if (traces.length === 0) return;
  throw new Problem(409, 'month-has-entries', `${label}には入力があるため、受付の開始を取り消せません。`, {
    detail:
      '入力された内容を失わないためです。誤って入力されたものなら、この月の報告をそのまま続けてください。',
    errors: traces.map(({ what, of }): Fault => ({ where: of, message: `${of}：${ENTERED[what]}` })),
  });
}
