import { notApplicable, value, sumCounts, type Count } from '../../../kernel/count.js';
import { monthsOfFiscalYear } from '../../../kernel/fiscal-year.js';
import { monthNumber, type Month } from '../../../kernel/month.js';
import { type CountPair } from '../../../kernel/rate.js';
import { isOnline } from '../../../kernel/stage.js';
import { noise, noiseBetween } from './noise.js';
import { type SampleCity, type SampleProcedure, type Season } from './sample-city.js';
import { onlineSince, stageIn } from './stage-in.js';
import { numberIn, type Window } from './window.js';

/**
 * The applications of a procedure in a month, whether it is reported then or not: its yearly volume spread over
 * the season, with a little noise. 該当なし where nothing could be applied for in that month.
 */
export function monthlyCount(
  city: SampleCity,
  window: Window,
  procedure: SampleProcedure,
  month: Month,
): CountPair {
  const share = shareOfYear(city.seasons[procedure.season], month);
  if (share === null) return { total: notApplicable, online: notApplicable };
  const expected = procedure.volume * share * noiseBetween(0.93, 1.07, procedure.code, month, 'total');
  const total = Math.floor(expected + noise(procedure.code, month, 'rest'));
  return { total: value(total), online: value(onlineOf(total, window, procedure, month)) };
}

function shareOfYear(season: Season | undefined, month: Month): number | null {
  const weight = season?.[monthNumber(month) - 1] ?? null;
  if (!season || weight === null) return null;
  return weight / season.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** Starts at six tenths of the share people reach once they are used to it, and takes ten months to get there. */
function onlineOf(total: number, window: Window, procedure: SampleProcedure, month: Month): number {
  if (!isOnline(stageIn(window, procedure, month))) return 0;
  const months = numberIn(window, month) - onlineSince(window, procedure);
  const habit = Math.min(1, 0.6 + 0.04 * months);
  const share =
    (procedure.onlineShare / 100) * habit * noiseBetween(0.96, 1.04, procedure.code, month, 'share');
  return Math.min(total, Math.floor(total * share + noise(procedure.code, month, 'online')));
}

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
