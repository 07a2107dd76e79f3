import { addMonths, type Month, monthsBetween } from '../../kernel/month.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';

/** How far back the pace looks, in months, and how far ahead it is believed. */
const LOOKED_BACK = 12;
const LOOKED_AHEAD = 120;

/**
 * The month in which so many more are there, if it goes on as in the last twelve months (or as many as there are).
 * Null where nothing was gained, where there is one month alone, and where it would take more than ten years.
 */
export function monthReached(
  actuals: readonly Pick<ActualDto, 'month' | 'rate'>[],
  missing: number,
): Month | null {
  const counted = actuals.flatMap(({ month, rate }) => (rate ? [{ month, online: rate.numerator }] : []));
  const now = counted.at(-1);
  if (!now) return null;
  const since = counted.find(({ month }) => month >= addMonths(now.month, -LOOKED_BACK)) ?? now;
  const gained = now.online - since.online;
  if (gained <= 0) return null;
  const months = Math.ceil((missing * monthsBetween(since.month, now.month)) / gained);
  return months > LOOKED_AHEAD ? null : addMonths(now.month, months);
}
