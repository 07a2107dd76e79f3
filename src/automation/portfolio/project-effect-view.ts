import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Month } from '../../kernel/month.js';
import { type Exact, formatDecimal, subtract } from '../../kernel/exact.js';
import { estimateOf, monthsMeasured, workOf } from '../baseline/baseline.js';
import {
  type EffectBeforeDto,
  type EffectEstimateDto,
  type EffectMonthDto,
  type ProjectEffectDto,
} from './project-effect.dto.js';
import { type EnteredBeforeDto } from '../baseline/baseline.dto.js';
import { annualised, estimatedYear, reductionPercent, workHours } from '../effect/work.js';
import { monthEffect, sumEffects, UNKNOWN_REASONS, type UnknownReason } from '../effect/effect.js';
import { monthsAtWork } from '../project/project-fields.js';
import { figuresOf } from '../result/result.js';
import { hoursView, moneyView, paybackView, type Purse, shownHours } from './figures-view.js';
import { lookedBack } from './covered-months.js';
import { estimatedView } from './portfolio.js';
import {
  fallsShort,
  isExpected,
  monthShare,
  type ProjectEffect,
  projectEffect,
  type ProjectFacts,
  savingOf,
} from './project-effect.js';
import { robotTrouble, shortfallView } from './troubles.js';

/** The effect of one project in the ended months of a fiscal year, without what comes from the audit trail. */
export function projectEffectView(
  facts: ProjectFacts,
  { year, months }: { year: FiscalYear; months: readonly Month[] },
  purse: Purse,
): Omit<ProjectEffectDto, 'estimateAfterProduction'> {
  const effect = projectEffect(facts, months);
  const inYear = yearOf(effect);
  const { id } = facts.project;
  const recent = lookedBack(months);
  const share = monthShare(facts);
  return {
    fiscalYear: year,
    months: months.map((month) => monthView(facts, month)),
    recent: recent.map((month) => monthView(facts, month)),
    estimatedPerMonth: share && shownHours(share),
    hours: hoursView(effect.actual),
    estimated: estimatedView([effect]),
    annualised: inYear && {
      saved: shownHours(inYear.saved),
      reductionPercent: percentText(inYear.before, inYear.after),
      months: inYear.months,
    },
    estimate: estimateView(facts, year, purse),
    before: facts.before && beforeView(facts.before, monthsAtWork(facts.project)),
    money: moneyView([savingOf(effect)], { year, months: months.length }, purse),
    payback: paybackView(inYear && inYear.saved, id, year, purse),
    trouble: robotTrouble(facts, recent),
    shortfall: fallsShort(effect) ? shortfallView(effect, recent).view : null,
  };
}

function monthView(facts: ProjectFacts, month: Month): EffectMonthDto {
  const stored = facts.stored.find((one) => one.month === month);
  const expected = isExpected(facts, month);
  const found: ReturnType<typeof monthEffect> | null = stored ? monthEffect(figuresOf(stored)) : null;
  const known = typeof found === 'string' ? null : found;
  const share = expected ? monthShare(facts) : null;
  return {
    month,
    expected,
    entered: stored?.entered ?? null,
    logged: stored?.logged ?? null,
    heldAgainst: stored?.before ?? null,
    saved: known && shownHours(known.saved),
    unknown: unknownReason(found, expected),
    basis: known?.basis ?? stored?.entered?.basis ?? null,
    againstEstimate: known && share && shownHours(subtract(known.saved, share)),
  };
}

function unknownReason(found: ReturnType<typeof monthEffect> | null, expected: boolean): string | null {
  if (found === null) return expected ? '未回答' : null;
  return typeof found === 'string' ? UNKNOWN_REASONS[found satisfies UnknownReason] : null;
}

/** The year the months in production make: those months are the ones measured. */
function yearOf({ facts, figures, expected }: ProjectEffect) {
  const atWork = figures.filter(({ month }) => expected.some((one) => one.month === month));
  const { before, after, saved, months } = sumEffects(atWork, []);
  const inYear = annualised(saved, months, monthsAtWork(facts.project));
  return inYear && { saved: inYear, before, after, months };
}

function estimateView(facts: ProjectFacts, year: FiscalYear, purse: Purse): EffectEstimateDto | null {
  const estimate = estimateOf(facts.before, facts.estimate);
  if (!estimate) return null;
  const { before, after, saved } = estimatedYear(estimate);
  return {
    before: shownHours(before),
    after: shownHours(after),
    saved: shownHours(saved),
    reductionPercent: percentText(before, after),
    payback: paybackView(saved, facts.project.id, year, purse),
  };
}

function beforeView(before: EnteredBeforeDto, atWork: number): EffectBeforeDto {
  const months = monthsMeasured(before);
  const hours = before.cases.kind === 'value' ? workHours(workOf(before), before.cases.value) : null;
  const inYear = hours && annualised(hours, months, atWork);
  return {
    measuredHours: hours && shownHours(hours),
    yearHours: inYear && shownHours(inYear),
    months,
  };
}

function percentText(before: Exact, after: Exact): string | null {
  const percent = reductionPercent(before, after);
  return percent && formatDecimal(percent, 1);
}
