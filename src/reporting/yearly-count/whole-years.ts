import { latestCompleteFiscalYear, type FiscalYear } from '../../kernel/fiscal-year.js';
import { type IsoDate } from '../../kernel/date.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { Problem } from '../../platform/problem.js';

const OLDEST = 1990;

/**
 * Counts are recorded of fiscal years that are over: a running year is the sum of its months.
 * @throws Problem 422 for a year that is not over, or from before 1990
 */
export function refuseUnlessOver(year: FiscalYear, today: IsoDate): void {
  const label = periodLabel(fiscalYearPeriod(year));
  if (year > latestCompleteFiscalYear(today)) {
    throw new Problem(
      422,
      'fiscal-year-not-over',
      `${label}はまだ終わっていないため、年間件数を記録できません。`,
      {
        detail: '終わっていない年度の件数は、月次報告から積み上げます。年度をご確認ください。',
      },
    );
  }
  if (year < OLDEST) {
    throw new Problem(422, 'fiscal-year-too-old', `${label}の年間件数は記録できません。`, {
      detail: `${OLDEST}年度以降の年度を指定してください。`,
    });
  }
}
