import { differenceInPoints, type Rate } from '../../kernel/rate.js';
import { type RateChangeDto } from '../comparison/change-answer.dto.js';
import { type Figure } from '../figures/figure.js';
import { type Indicator } from '../indicator/indicator.js';
import { measure } from '../indicator/measures.js';
import { countsOfYear } from '../rows/merged-parts.js';
import { type ComparedSide, type FiguresOfSide } from './compared-side.js';
import { type CoverageChange, coverageChange } from './coverage-change.js';
import { type LikeForLike, likeForLike } from './like-for-like.js';
import { rowWeights } from './row-weights.js';
import { RULE_FIELDS, type RuleField } from './rule-fields.js';

/** What the rows of both sides say of an indicator. */
export interface ComparedRows extends CoverageChange {
  alike: LikeForLike;
  /** Procedures whose recorded count of the same fiscal year changed. */
  yearlyCounts: number;
}

/** How an indicator of the whole municipality changed from `before` to `after`. */
export function rateChange(indicator: Indicator, before: ComparedSide, after: ComparedSide): RateChangeDto {
  const itemRule = indicator.itemRule ?? after.snapshot.itemRule;
  const weights = {
    before: rowWeights(before, indicator, itemRule),
    after: rowWeights(after, indicator, itemRule),
  };
  return rateChangeOver(indicator, before, after, {
    alike: likeForLike(weights.before, weights.after),
    ...coverageChange(weights, { before, after }),
    yearlyCounts: namesYearlyCounts(indicator, before, after) ? yearlyCountsChanged(before, after) : 0,
  });
}

/** The same from what is known of the rows. */
export function rateChangeOver(
  indicator: Indicator,
  before: FiguresOfSide,
  after: FiguresOfSide,
  { alike, left, joined, yearlyCounts }: ComparedRows,
): RateChangeDto {
  const plain = { before: rateOf(before, indicator.key), after: rateOf(after, indicator.key) };
  const points = plain.before && plain.after && differenceInPoints(plain.after, plain.before);
  const same = points === null || (isSame(alike.before, plain.before) && isSame(alike.after, plain.after));
  return {
    points,
    likeForLike: same ? null : { ...alike, points: differenceInPoints(alike.after, alike.before) },
    ...{ left, joined },
    rules: rulesChanged(indicator, before, after),
    yearlyFiscalYears: yearsChanged(indicator, before, after),
    yearlyCounts: namesYearlyCounts(indicator, before, after) ? yearlyCounts : 0,
  };
}

function rateOf({ figures }: FiguresOfSide, key: string): Rate | null {
  const figure = figures.find((one) => one.scopeKind === 'municipality' && one.indicator === key);
  return figure ? valueOf(figure) : null;
}

function valueOf({ numerator, denominator, reason }: Figure): Rate | null {
  return reason !== null || numerator === null || denominator === null ? null : { numerator, denominator };
}

function isSame(a: Rate, b: Rate | null): boolean {
  return a.numerator === b?.numerator && a.denominator === b.denominator;
}

function rulesChanged(indicator: Indicator, before: FiguresOfSide, after: FiguresOfSide): RuleField[] {
  const was = before.snapshot.indicators.find(({ key }) => key === indicator.key);
  const ofItems = indicator.measuredBy === 'item';
  const [old, now] = [before.snapshot, after.snapshot];
  const differs: Record<RuleField, boolean> = {
    edition: ofItems && old.edition !== now.edition,
    itemRule: ofItems && (was?.itemRule ?? old.itemRule) !== (indicator.itemRule ?? now.itemRule),
    definition: was !== undefined && definitionOf(was) !== definitionOf(indicator),
  };
  return RULE_FIELDS.filter((field) => differs[field]);
}

function definitionOf({ numerator, denominator, tag }: Indicator): string {
  return JSON.stringify({ numerator, denominator, tag });
}

function isYearly({ denominator }: Indicator): boolean {
  return measure(denominator).adds === 'yearly_total';
}

function yearsChanged(
  indicator: Indicator,
  { snapshot: old }: FiguresOfSide,
  { snapshot: now }: FiguresOfSide,
): RateChangeDto['yearlyFiscalYears'] {
  if (!isYearly(indicator) || old.yearlyFiscalYear === now.yearlyFiscalYear) return null;
  return { before: old.yearlyFiscalYear, after: now.yearlyFiscalYear };
}

/** Whether changes of recorded yearly counts move the indicator: that is data entry, not progress. */
function namesYearlyCounts(
  indicator: Indicator,
  { snapshot: before }: FiguresOfSide,
  { snapshot: after }: FiguresOfSide,
): boolean {
  const sameYear = before.yearlyFiscalYear === after.yearlyFiscalYear;
  const ofYear = before.period.startsWith('FY') && indicator.measuredBy === 'procedure';
  return (isYearly(indicator) && sameYear) || ofYear;
}

function yearlyCountsChanged(before: ComparedSide, after: ComparedSide): number {
  const sameYear = before.snapshot.yearlyFiscalYear === after.snapshot.yearlyFiscalYear;
  const old = new Map(before.procedures.map((row) => [row.procedureId, row]));
  return after.procedures.filter((row) => {
    const was = old.get(row.procedureId);
    if (!was) return false;
    if (was.yearlyRecorded !== row.yearlyRecorded) return true;
    return sameYear && JSON.stringify(countsOfYear(was)) !== JSON.stringify(countsOfYear(row));
  }).length;
}
