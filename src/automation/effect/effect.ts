import { type Count } from '../../kernel/count.js';
import { type Exact, subtract, sum, ZERO } from '../../kernel/exact.js';
import { type Month } from '../../kernel/month.js';
import { type Completeness } from '../../kernel/rate.js';
import { BASES, type Basis, byKey, weakerBasis } from '../automation-words.js';
import { hoursOfMinutes, type Work, workHours } from './work.js';

/** What is known of one project in one month. */
export interface MonthFigures {
  projectId: string;
  month: Month;
  cases: Count;
  /** What people still did: preparation, checking, exceptions. Null where not answered. */
  peopleMinutes: Exact | null;
  /** Run time of the robot; never time of staff. */
  robotMinutes: Exact | null;
  /** How cases and minutes are known. */
  basis: Basis;
  before: (Work & { basis: Basis }) | null;
}

/** What a project did in a month, in hours of staff. */
export interface MonthEffect {
  projectId: string;
  month: Month;
  before: Exact;
  after: Exact;
  /** before − after; below 0 where it took longer. */
  saved: Exact;
  /** The less sure one of before and result. */
  basis: Basis;
}

/** Why the effect of a month is not known. */
export const UNKNOWN_REASONS = {
  'no-before': '導入前の時間が未入力',
  'no-cases': '処理件数が未回答',
  'no-people-time': '職員の作業時間が未回答',
} as const;
export type UnknownReason = keyof typeof UNKNOWN_REASONS;

/**
 * The effect of a month, or why it is not known: what is missing is not 0. A month whose cases are 「該当なし」 is
 * answered: there was nothing to do before, and what people did all the same counts against it.
 */
export function monthEffect(figures: MonthFigures): MonthEffect | UnknownReason {
  const { projectId, month, cases, peopleMinutes, basis, before } = figures;
  if (cases.kind === 'not-provided') return 'no-cases';
  if (peopleMinutes === null && cases.kind === 'value') return 'no-people-time';
  if (before === null) return 'no-before';
  const hoursBefore = cases.kind === 'value' ? workHours(before, cases.value) : ZERO;
  const hoursAfter = hoursOfMinutes(peopleMinutes ?? ZERO);
  return {
    projectId,
    month,
    before: hoursBefore,
    after: hoursAfter,
    saved: subtract(hoursBefore, hoursAfter),
    basis: weakerBasis(basis, before.basis),
  };
}

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
  /** Run time of robots, apart from the hours of staff; null where none is reported. */
  robotHours: Exact | null;
  /** The months of which an effect is known, in order. */
  months: Month[];
  /** How many of the expected results have a known effect. */
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
  return {
    before: sum(effects.map(({ before }) => before)),
    after: sum(effects.map(({ after }) => after)),
    saved: saved(effects),
    byBasis: byKey(BASES.keys, (basis) => saved(effects.filter((one) => one.basis === basis))),
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
