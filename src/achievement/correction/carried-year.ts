import { type ProcedureRow } from '../rows/procedure-row.js';
import { flowScope } from './corrected-procedure.js';

type Count =
  'yearlyTotal' | 'yearlyOnline' | 'applicationsTotal' | 'applicationsOnline' | 'pairTotal' | 'pairOnline';
type Flag = 'yearlyReported' | 'flowReported';

const OF_ANY_PERIOD: { counts: Count[]; flags: Flag[] } = {
  counts: ['yearlyTotal', 'yearlyOnline'],
  flags: ['yearlyReported'],
};
const OF_A_YEAR: { counts: Count[]; flags: Flag[] } = {
  counts: [...OF_ANY_PERIOD.counts, 'applicationsTotal', 'applicationsOnline', 'pairTotal', 'pairOnline'],
  flags: [...OF_ANY_PERIOD.flags, 'flowReported'],
};

/**
 * A procedure's own year under correction: the closed counts plus the change in the sums of its months. A closed year
 * may hold more than its months give now (the frequency changed); that part stays as it was closed. Where the months
 * alone gave the closed value, they give the new one.
 *
 * @param closed the row as it was closed
 * @param before its year summed from the months as they stood at that close
 * @param after its row under correction, its year summed from the months as they stand now
 */
export function carriedYear(
  { closed, before, after }: { closed: ProcedureRow; before: ProcedureRow; after: ProcedureRow },
  { byYear }: { byYear: boolean },
): ProcedureRow {
  const { counts, flags } = byYear ? OF_A_YEAR : OF_ANY_PERIOD;
  const row = { ...after };
  for (const count of counts) {
    if (closed[count] === before[count]) continue;
    const value = (closed[count] ?? 0) + (after[count] ?? 0) - (before[count] ?? 0);
    Object.assign(row, { [count]: value });
  }
  for (const flag of flags) {
    const brokenNow = before[flag] && !after[flag];
    if (closed[flag] !== before[flag]) row[flag] = closed[flag] && !brokenNow;
  }
  row.yearlyTotalNa = row.yearlyTotalNa && row.yearlyTotal === null;
  row.yearlyOnlineNa = row.yearlyOnlineNa && row.yearlyOnline === null;
  if (!byYear) return row;
  row.applicationsTotalNa = row.applicationsTotalNa && row.applicationsTotal === null;
  row.applicationsOnlineNa = row.applicationsOnlineNa && row.applicationsOnline === null;
  return { ...row, ...flowScope(row) };
}
