import { monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { LARGEST_COUNT } from '../../kernel/count.js';
import { fiscalYearPeriod, monthsOfPeriod, type Period, periodLabel } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { type PeriodDays } from '../rows/period-facts.js';

interface TooLarge {
  code: string;
  name: string;
  period: Period;
  total: string | null;
  online: string | null;
  recorded: boolean;
}

/**
 * Stops a computation that includes a count above the limit, which rows written before the limit existed may contain:
 * the error names the procedure, where the sum would overflow. Returned rows are not counted and are not checked.
 * @throws Problem 422
 */
export async function refuseCountsBeyondLimit(
  tx: Transaction,
  { period, yearlyFiscalYear }: Pick<PeriodDays, 'period' | 'yearlyFiscalYear'>,
): Promise<void> {
  const months = [...new Set([...monthsOfPeriod(period), ...monthsOfFiscalYear(yearlyFiscalYear)])];
  const tooLarge = await tx.one<TooLarge>(
    `SELECT p.code, p.name, r.month AS period, r.applications_total::text AS total,
            r.applications_online::text AS online, false AS recorded
       FROM status_report r
       JOIN submission s ON s.municipality_id = $1 AND s.month = r.month AND s.department_id = r.department_id
                        AND s.state IN ('submitted', 'accepted')
       JOIN procedure p ON p.municipality_id = $1 AND p.id = r.procedure_id
      WHERE r.municipality_id = $1 AND r.month = ANY ($2::text[]) AND r.return_reason IS NULL
        AND (r.applications_total > ${LARGEST_COUNT} OR r.applications_online > ${LARGEST_COUNT})
      UNION ALL
     SELECT p.code, p.name, $4, y.applications_total::text, y.applications_online::text, true
       FROM yearly_count y
       JOIN procedure p ON p.municipality_id = $1 AND p.id = y.procedure_id
      WHERE y.municipality_id = $1 AND y.fiscal_year = $3
        AND (y.applications_total > ${LARGEST_COUNT} OR y.applications_online > ${LARGEST_COUNT})
      ORDER BY period, code LIMIT 1`,
    [tx.municipality, months, yearlyFiscalYear, fiscalYearPeriod(yearlyFiscalYear)],
  );
  if (tooLarge) throw countTooLarge(tooLarge);
}

function countTooLarge({ code, name, period, total, online, recorded }: TooLarge): Problem {
  const [label, count] =
    BigInt(total ?? 0) > BigInt(LARGEST_COUNT) ? ['総件数', total] : ['オンライン件数', online];
  const title =
    `「${name}」（${code}）の${periodLabel(period)}の${label}（${count}）が` +
    `上限の${LARGEST_COUNT.toLocaleString('ja-JP')}を超えているため、集計できません。`;
  const detail = recorded
    ? '年間件数を直すと、自動で計算し直します。'
    : '確定処理中なら取り消し、その課の報告を差し戻して件数を直してください。';
  return new Problem(422, 'count-too-large', title, { detail });
}
