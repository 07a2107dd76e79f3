import { type Month } from '../../kernel/month.js';
import { divide, type Exact, formatDecimal, multiply, subtract, whole } from '../../kernel/exact.js';
import { shownHours } from './hours-view.js';
import { type ProjectEffect, shortMonths } from './project-effect.js';
import { type ShortfallViewDto } from './shortfall-answer.dto.js';

const NOTHING_COMPARED = { months: [], actual: whole(0), estimated: whole(0) };

/** The hours missing, unrounded and for display, and since when in the months looked back at. Nothing to compare gives 0 of 0. */
export function shortfallView(
  effect: ProjectEffect,
  lookedAt: readonly Month[],
): { missing: Exact; view: ShortfallViewDto } {
  const { months, actual, estimated } = effect.compared ?? NOTHING_COMPARED;
  const short = shortMonths(effect.facts, lookedAt);
  const missing = subtract(estimated, actual);
  const reached = divide(multiply(actual, whole(100)), estimated);
  return {
    missing,
    view: {
      months,
      actual: shownHours(actual),
      estimated: shownHours(estimated),
      missing: shownHours(missing),
      reachedPercent: reached && formatDecimal(reached, 1),
      since: short[0] ?? null,
      shortMonths: short.length,
    },
  };
}
