import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Month } from '../../kernel/month.js';
import { type Exact, formatDecimal, subtract } from '../../targets/exact.js';
import { type Basis } from '../automation-words.js';
import { type Before, estimateOf, monthsMeasured, workOf } from '../baseline/baseline.js';
import { estimatedYear } from '../effect/estimate.js';
import { sumEffects } from '../effect/effect-sum.js';
import { monthEffect, UNKNOWN_REASONS, type UnknownReason } from '../effect/month-effect.js';
import { annualised, reductionPercent, workHours } from '../effect/work.js';
import { monthsAtWork } from '../project/project-fields.js';
import { figuresOf, type HeldBefore, type ResultEntry, type RunSum } from '../result/result.js';
import { type EstimateAfterProduction } from './estimate-after-production.js';
import { type HoursView, hoursView, shownHours } from './hours-view.js';
import { lookedBack } from './looked-at.js';
import { type MoneyView, moneyView, type PaybackView, paybackView, type Purse } from './money-view.js';
import { estimatedView, type EstimatedView } from './portfolio.js';
import {
  fallsShort,
  isExpected,
  monthShare,
  type ProjectEffect,
  projectEffect,
  type ProjectFacts,
  savingOf,
} from './project-effect.js';
import { robotTrouble, type RobotTrouble } from './robot-trouble.js';
import { shortfallView, type ShortfallView } from './shortfall.js';

/** A month of a project: what is stored, and the effect, or in Japanese why it is not known. */
export interface MonthView {
  month: Month;
  expected: boolean;
  entered: ResultEntry | null;
  logged: RunSum | null;
  /** The work before it is held against. */
  heldAgainst: HeldBefore | null;
  /** Null where it is not known. */
  saved: string | null;
  unknown: string | null;
  /** The less sure one of result and before; null where nothing was entered. */
  basis: Basis | null;
  /** `saved` less the 見込 of a month; null where one of them is not known or nothing was expected. */
  againstEstimate: string | null;
}

/** 年換算: hours of a year, and the months they stand on. */
export interface YearView {
  saved: string;
  reductionPercent: string | null;
  months: Month[];
}

/** 見込 of a whole year. */
export interface EstimateView {
  before: string;
  after: string;
  saved: string;
  reductionPercent: string | null;
  payback: PaybackView;
}

/** 導入前 in hours: of the months measured, and of a year where they are named. */
export interface BeforeView {
  measuredHours: string | null;
  yearHours: string | null;
  months: Month[];
}

/** Everything a project's page says of its effect in a fiscal year, 見込 and 実績 apart. */
export interface ProjectEffectView {
  fiscalYear: FiscalYear;
  months: MonthView[];
  /** The thirteen months up to the last of these, over the border of the fiscal year. */
  recent: MonthView[];
  /** 見込 of one month at work; null without an estimate. */
  estimatedPerMonth: string | null;
  hours: HoursView;
  /** 見込 of the months in production. */
  estimated: EstimatedView;
  /** Null where no month in production has a known effect. */
  annualised: YearView | null;
  /** Null where before or estimate is not entered. */
  estimate: EstimateView | null;
  before: BeforeView | null;
  money: MoneyView;
  /** 回収期間 by the 実績 of the year. */
  payback: PaybackView;
  trouble: RobotTrouble | null;
  /** Null where it saved what it promised for the same months, and where that is not known. */
  shortfall: ShortfallView | null;
  /** Of all years. */
  estimateAfterProduction: EstimateAfterProduction;
}

/** The effect of one project in the ended months of a fiscal year, without what the audit trail tells. */
export function projectEffectView(
  facts: ProjectFacts,
  { year, months }: { year: FiscalYear; months: readonly Month[] },
  purse: Purse,
): Omit<ProjectEffectView, 'estimateAfterProduction'> {
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

function monthView(facts: ProjectFacts, month: Month): MonthView {
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

function estimateView(facts: ProjectFacts, year: FiscalYear, purse: Purse): EstimateView | null {
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

function beforeView(before: Before, atWork: number): BeforeView {
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
