import { type Exact, formatDecimal } from '../../kernel/exact.js';
import { BASES, type Basis } from '../automation-words.js';
import { type EffectSum } from '../effect/effect-sum.js';
import { reductionPercent } from '../effect/work.js';
import { type HoursViewDto } from './hours-answer.dto.js';

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
}: EffectSum): HoursViewDto {
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
