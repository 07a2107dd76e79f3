import { compareExact, type Exact } from '../../kernel/exact.js';
import { type Month, monthEnd } from '../../kernel/month.js';
import { type Completeness } from '../../kernel/rate.js';
import { estimateOf } from '../baseline/baseline.js';
import {
  type EffectSum,
  type Expected,
  monthEffect,
  type MonthFigures,
  sumEffects,
} from '../effect/effect.js';
import { estimatedMonths, estimatedYear } from '../effect/work.js';
import { type KnownProject } from '../project/known-projects.js';
import { isAtWork, monthsAtWork } from '../project/project-fields.js';
import { figuresOf, type StoredMonth } from '../result/result.js';
import { stageAt } from '../stage/stage-line.js';
import { type Saving, shownHours } from './figures-view.js';

/** All that effects of a project are worked out from. */
export interface ProjectFacts extends KnownProject {
  /** The first month of which its robot sent logs; null where it never did. */
  logsSince: Month | null;
  /** What is stored of the months asked for. */
  stored: StoredMonth[];
}

/** What a project did over some months, beside what it promised. */
export interface ProjectEffect {
  facts: ProjectFacts;
  figures: MonthFigures[];
  /** The months of which a result is expected: in production at the month's end, and at work in that month. */
  expected: Expected[];
  actual: EffectSum;
  /** 見込 of the months expected; null without an estimate. */
  estimated: Exact | null;
  /** 実績 and 見込 of the same months: those expected whose effect is known. Null without an estimate or such months. */
  compared: { months: Month[]; actual: Exact; estimated: Exact } | null;
}

/** Whether a project is in production at the end of a month and at work in it. */
export function isExpected({ project, stages }: ProjectFacts, month: Month): boolean {
  return isAtWork(project, month) && stageAt(stages, monthEnd(month))?.stage === 'production';
}

/** The effect of a project over these months. No months give 0 hours. */
export function projectEffect(facts: ProjectFacts, months: readonly Month[]): ProjectEffect {
  const { project, stored } = facts;
  const figures = stored.filter(({ month }) => months.includes(month)).map(figuresOf);
  const expected = months
    .filter((month) => isExpected(facts, month))
    .map((month) => ({ projectId: project.id, month }));
  const estimate = estimateOf(facts.before, facts.estimate);
  const promised = (count: number) => estimate && estimatedMonths(estimate, count, monthsAtWork(project));
  const known = figures.filter(
    (one) => expected.some(({ month }) => month === one.month) && typeof monthEffect(one) !== 'string',
  );
  const estimated = promised(known.length);
  return {
    facts,
    figures,
    expected,
    actual: sumEffects(figures, expected),
    estimated: promised(expected.length),
    compared:
      estimated === null || known.length === 0
        ? null
        : { months: known.map(({ month }) => month), actual: sumEffects(known, []).saved, estimated },
  };
}

/** What a project saved, for what is worked out of it in money. */
export function savingOf({ facts, actual, expected }: ProjectEffect): Saving {
  return {
    projectId: facts.project.id,
    hours: actual.months.length === 0 ? null : actual.saved,
    expected: expected.length > 0,
  };
}

/** Whether a project saved less than it promised for the same months. */
export function fallsShort({ compared }: ProjectEffect): boolean {
  return compared !== null && compareExact(compared.actual, compared.estimated) < 0;
}

/** 見込 of one month at work; null without an estimate. */
export function monthShare({ project, before, estimate }: ProjectFacts): Exact | null {
  const promised = estimateOf(before, estimate);
  return promised && estimatedMonths(promised, 1, monthsAtWork(project));
}

/** The newest of these months of which the effect is known that without a break each saved less than a month's share. */
export function shortMonths(facts: ProjectFacts, months: readonly Month[]): Month[] {
  const share = monthShare(facts);
  const { compared, figures } = projectEffect(facts, months);
  if (!share || !compared) return [];
  const figuresOf = (month: Month) => figures.filter((one) => one.month === month);
  const isShort = (month: Month) => compareExact(sumEffects(figuresOf(month), []).saved, share) < 0;
  const known = [...compared.months].sort();
  return known.slice(known.findLastIndex((month) => !isShort(month)) + 1);
}

/** The hours of a project as a list shows them, 実績 and 見込 apart; one decimal, null where not known. */
export interface ProjectHours {
  /** Saved in the months looked at; null where no month's effect is known. */
  actual: string | null;
  /** 見込 of the months in production. */
  estimated: string | null;
  /** 見込 of a whole year. */
  year: string | null;
  completeness: Completeness;
}

/** What a project saved in some months, and what it promised. */
export function projectHours(facts: ProjectFacts, months: readonly Month[]): ProjectHours {
  const { actual, expected, estimated } = projectEffect(facts, months);
  const promised = estimateOf(facts.before, facts.estimate);
  return {
    actual: actual.months.length === 0 ? null : shownHours(actual.saved),
    estimated: estimated === null || expected.length === 0 ? null : shownHours(estimated),
    year: promised && shownHours(estimatedYear(promised).saved),
    completeness: actual.completeness,
  };
}
