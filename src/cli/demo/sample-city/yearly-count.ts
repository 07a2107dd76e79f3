import { sumCounts, type Count } from '../../../kernel/count.js';
import { monthsOfFiscalYear } from '../../../kernel/fiscal-year.js';
import { type CountPair } from '../../../kernel/rate.js';
import { monthlyCount } from './monthly-count.js';
import { type SampleCity, type SampleProcedure } from './sample-city.js';
import { type Window } from './window.js';

/** The applications of a procedure in a whole fiscal year: the sum of its months. */
export function yearlyCount(
  city: SampleCity,
  window: Window,
  procedure: SampleProcedure,
  fiscalYear: number,
): CountPair {
  const months = monthsOfFiscalYear(fiscalYear).map((month) => monthlyCount(city, window, procedure, month));
  const sum = (part: (pair: CountPair) => Count) => sumCounts(months.map(part)).sum;
  return { total: sum(({ total }) => total), online: sum(({ online }) => online) };
}
