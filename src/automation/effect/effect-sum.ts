import { type Month } from '../../kernel/month.js';
import { type Completeness } from '../../kernel/rate.js';
import { type Exact, sum } from '../../kernel/exact.js';
import { BASES, type Basis } from '../automation-words.js';
import { type MonthEffect, monthEffect, type MonthFigures } from './month-effect.js';
import { hoursOfMinutes } from './work.js';

/** A project in a month in which it was at work: its result is expected. */
export interface Expected {
  projectId: string;
  month: Month;
}

/** 実績 of any set of projects and months, in hours of staff. */
export interface EffectSum {
  before: Exact;
  after: Exact;
  saved: Exact;
  /** Hours saved by how they are known. */
  byBasis: Record<Basis, Exact>;
  /** Run time of robots, apart from the hours of staff; null where nobody has told any. */
  robotHours: Exact | null;
  /** The months of which an effect is known, in order. */
  months: Month[];
  /** Of the results expected, those whose effect is known. */
  completeness: Completeness;
}

/**
 * Sums what is known; what is missing lowers completeness and adds nothing. Results nobody expected (of a trial) count
 * in the hours alone. Nothing gives 0 hours, complete, 0 of 0.
 */
export function sumEffects(figures: readonly MonthFigures[], expected: readonly Expected[]): EffectSum {
  const effects = figures.map(monthEffect).filter((one): one is MonthEffect => typeof one !== 'string');
  const known = new Set(effects.map(keyOf));
  const saved = (some: readonly MonthEffect[]) => sum(some.map((one) => one.saved));
  const robotMinutes = figures.flatMap((one) => one.robotMinutes ?? []);
  const byBasis = BASES.keys.map((basis): [Basis, Exact] => [
    basis,
    saved(effects.filter((one) => one.basis === basis)),
  ]);
  return {
    before: sum(effects.map(({ before }) => before)),
    after: sum(effects.map(({ after }) => after)),
    saved: saved(effects),
    byBasis: Object.fromEntries(byBasis) as Record<Basis, Exact>,
    robotHours: robotMinutes.length === 0 ? null : sum(robotMinutes.map(hoursOfMinutes)),
    months: [...new Set(effects.map(({ month }) => month))].sort(),
    completeness: {
      reported: expected.filter((one) => known.has(keyOf(one))).length,
      expected: expected.length,
    },
  };
}

function keyOf({ projectId, month }: Expected): string {
  return `${projectId} ${month}`;
}
