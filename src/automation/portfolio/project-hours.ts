import { type Month } from '../../kernel/month.js';
import { type Completeness } from '../../kernel/rate.js';
import { estimatedYear } from '../effect/estimate.js';
import { estimateOf } from '../baseline/baseline.js';
import { shownHours } from './hours-view.js';
import { projectEffect, type ProjectFacts } from './project-effect.js';

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
