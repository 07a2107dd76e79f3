import { type Month } from '../../kernel/month.js';
import { type Completeness } from '../../kernel/rate.js';
import { type Exact, formatDecimal } from '../../targets/exact.js';
import { BASES, type Basis } from '../automation-words.js';
import { type EffectSum } from '../effect/effect-sum.js';
import { reductionPercent } from '../effect/work.js';

/**
 * 実績 for display. Hours are decimals with one place, rounded half away from zero; parts are rounded on their own. They
 * are null where no month's effect is known: that is not 0.
 */
export interface HoursView {
  before: string | null;
  after: string | null;
  saved: string | null;
  /** 削減率 in percent, one decimal; null where there was no work before. */
  reductionPercent: string | null;
  byBasis: Record<Basis, string | null>;
  /** Run time of robots, never part of the hours of staff; null where nobody has told any. */
  robotHours: string | null;
  /** The months of which an effect is known. */
  months: Month[];
  completeness: Completeness;
}

/** Hours with one decimal. */
export function shownHours(hours: Exact): string {
  return formatDecimal(hours, 1);
}

/** Whole yen, rounded half away from zero. */
export function shownYen(yen: Exact): number {
  return Number(formatDecimal(yen, 0));
}

export function hoursView({
  before,
  after,
  saved,
  byBasis,
  robotHours,
  months,
  completeness,
}: EffectSum): HoursView {
  const percent = reductionPercent(before, after);
  const known = (hours: Exact) => (months.length === 0 ? null : shownHours(hours));
  return {
    before: known(before),
    after: known(after),
    saved: known(saved),
    reductionPercent: percent && formatDecimal(percent, 1),
    byBasis: Object.fromEntries(BASES.keys.map((basis) => [basis, known(byBasis[basis])])) as Record<
      Basis,
      string | null
    >,
    robotHours: robotHours && shownHours(robotHours),
    months,
    completeness,
  };
}
