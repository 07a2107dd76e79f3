import { fiscalYearEnd, fiscalYearStart } from '../../kernel/fiscal-year.js';
import { percent } from '../../kernel/rate.js';
import { notCountedOf } from '../coverage/not-counted.js';
import { type Figure } from './figure.js';
import { type FigureDto } from './figures-answer.dto.js';
import { type Indicator } from '../indicator/indicator.js';
import { measure } from '../indicator/measures.js';
import { type ItemRule } from '../rows/period-facts.js';
import { type Snapshot } from '../snapshot/snapshot.js';

const ITEM_RULE_SENTENCES: Record<ItemRule, string> = {
  any: '対応する手続のいずれかがオンライン化されていれば、その優先手続を数える。',
  all: '対応する手続のすべてがオンライン化されているときに、その優先手続を数える。',
};

/**
 * Figures as they are shown, in the order of their indicators. `departments` are the same period's figures by
 * department; they give the names of departments that the whole does not count.
 */
export function viewsOf(
  snapshot: Snapshot,
  figures: Figure[],
  departments: readonly Figure[] = [],
): FigureDto[] {
  return figures
    .flatMap((figure) => {
      const indicator = snapshot.indicators.find(({ key }) => key === figure.indicator);
      return indicator ? [{ indicator, figure }] : [];
    })
    .sort((a, b) => a.indicator.sort - b.indicator.sort)
    .map(({ indicator, figure }) => ({
      ...viewOf(snapshot, indicator, figure),
      notCounted: notCountedOf(indicator, figure, { period: snapshot.period, departments }),
    }));
}

function viewOf(snapshot: Snapshot, indicator: Indicator, figure: Figure): Omit<FigureDto, 'notCounted'> {
  const { numerator, denominator, reported, expected, reason, itemRule } = figure;
  const hasRate = reason === null && numerator !== null && denominator !== null;
  return {
    key: indicator.key,
    name: indicator.name,
    scope: { kind: figure.scopeKind, key: figure.scopeKey, name: figure.scopeName },
    numerator,
    denominator,
    percent: hasRate ? percent({ numerator, denominator }) : null,
    completeness: { reported, expected },
    reason,
    rule: ruleSentence(indicator, itemRule),
    source: indicator.source,
    itemRule,
    edition: snapshot.edition,
    asOf: snapshot.asOf,
    period: flowsOf(snapshot, indicator),
    state: snapshot.state,
    revision: snapshot.revision,
  };
}

/** The rule, with the municipality's choice where it may choose when an item is online. */
export function ruleSentence({ rule, itemRule }: Indicator, chosen: ItemRule | null): string {
  return chosen !== null && itemRule === null ? `${rule}${ITEM_RULE_SENTENCES[chosen]}` : rule;
}

/** Yearly counts cover a whole fiscal year, all other flows the period itself. */
function flowsOf({ flowsFrom, flowsTo, yearlyFiscalYear }: Snapshot, indicator: Indicator) {
  return measure(indicator.denominator).adds === 'yearly_total'
    ? { from: fiscalYearStart(yearlyFiscalYear), to: fiscalYearEnd(yearlyFiscalYear) }
    : { from: flowsFrom, to: flowsTo };
}
