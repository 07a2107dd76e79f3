import { type IsoDate } from '../kernel/date.js';
import { fiscalYearEnd, fiscalYearStart } from '../kernel/fiscal-year.js';
import { percent, type Completeness } from '../kernel/rate.js';
import { notCountedOf, type NotCounted } from './coverage/not-counted.js';
import { type Figure, type ScopeKind } from './figure.js';
import { type Indicator } from './indicator.js';
import { measure } from './measures.js';
import { type ItemRule } from './period-facts.js';
import { type Snapshot } from './snapshot.js';

/** A figure with everything it must never be shown without. */
export interface FigureView {
  key: string;
  name: string;
  scope: { kind: ScopeKind; key: string; name: string };
  numerator: number | null;
  denominator: number | null;
  /** One decimal, half up; null is shown as 「―」, and `reason` says why, also beside a pair of which nothing is answered. */
  percent: string | null;
  completeness: Completeness;
  /** Who is not counted; null where everybody expected has answered. */
  notCounted: NotCounted | null;
  reason: string | null;
  rule: string;
  source: string;
  itemRule: ItemRule | null;
  edition: IsoDate;
  asOf: IsoDate;
  /** The days whose applications were counted. */
  period: { from: IsoDate; to: IsoDate };
  state: Snapshot['state'];
  revision: number;
}

const ITEM_RULE_SENTENCES: Record<ItemRule, string> = {
  any: '対応する手続のいずれかがオンライン化されていれば、その優先手続を数える。',
  all: '対応する手続のすべてがオンライン化されているときに、その優先手続を数える。',
};

/**
 * Figures as they are shown, in the order of their indicators. `departments`: the same period's figures by department,
 * by which those not counted in the whole are named.
 */
export function viewsOf(
  snapshot: Snapshot,
  figures: Figure[],
  departments: readonly Figure[] = [],
): FigureView[] {
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

function viewOf(snapshot: Snapshot, indicator: Indicator, figure: Figure): Omit<FigureView, 'notCounted'> {
  const { numerator, denominator, reported, expected, reason, itemRule } = figure;
  const told = reason === null && numerator !== null && denominator !== null;
  return {
    key: indicator.key,
    name: indicator.name,
    scope: { kind: figure.scopeKind, key: figure.scopeKey, name: figure.scopeName },
    numerator,
    denominator,
    percent: told ? percent({ numerator, denominator }) : null,
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

/** The rule; where the municipality may choose when an item is online, with its choice. */
export function ruleSentence({ rule, itemRule }: Indicator, chosen: ItemRule | null): string {
  return chosen !== null && itemRule === null ? `${rule}${ITEM_RULE_SENTENCES[chosen]}` : rule;
}

/** Yearly counts are of a whole fiscal year, all other flows of the period itself. */
function flowsOf({ flowsFrom, flowsTo, yearlyFiscalYear }: Snapshot, indicator: Indicator) {
  return measure(indicator.denominator).adds === 'yearly_total'
    ? { from: fiscalYearStart(yearlyFiscalYear), to: fiscalYearEnd(yearlyFiscalYear) }
    : { from: flowsFrom, to: flowsTo };
}
