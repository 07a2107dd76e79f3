import { fiscalYearOf } from '../kernel/fiscal-year.js';
import { type Month, monthNumber } from '../kernel/month.js';
import { eraFiscalYear } from '../kernel/japanese-era.js';
import { periodLabel } from '../kernel/period.js';
import { Problem } from '../platform/problem.js';
import { type MonthState } from '../reporting/month/month-states.js';

/**
 * March's close makes its fiscal year final, so it waits for the months of that year that are still being worked
 * on: otherwise their reports would be missing from the year for good. Months never opened do not keep it waiting.
 * @throws Problem 409 naming them
 */
export function refuseOpenFiscalYear(
  month: Month,
  months: readonly { month: Month; state: MonthState }[],
): void {
  if (monthNumber(month) !== 3) return;
  const year = fiscalYearOf(month);
  const open = months
    .filter((one) => one.month < month && fiscalYearOf(one.month) === year && one.state !== 'closed')
    .map((one) => one.month)
    .sort();
  if (open.length === 0) return;
  throw new Problem(409, 'fiscal-year-open', `${eraFiscalYear(year)}に、まだ確定していない月があります。`, {
    detail: `3月分を確定すると年度の値も確定します。先に${open.map(periodLabel).join('、')}を確定してください。`,
    extensions: { open },
  });
}
