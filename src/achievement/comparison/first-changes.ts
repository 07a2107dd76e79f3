import { type ComparedSide } from '../coverage/compared-side.js';
import { rateChange, rateChangeOver } from '../coverage/rate-change.js';
import { type Indicator } from '../indicator/indicator.js';
import { type ComparedProcedures, type FirstIds } from './compared-procedures.repository.js';
import { type ComparisonDto, type ResponsibleDto, type RowChangeDto } from './comparison-answer.dto.js';
import {
  type Comparison,
  type Difference,
  differenceOf,
  missingOnSides,
  responsibleFor,
  ruleChanges,
} from './comparison.js';
import { changesOf } from './row-changes.js';

/** The first rows of a list, and how many it has. */
export interface FirstRows<Row> {
  total: number;
  rows: readonly Row[];
}

export interface FirstDifference extends Difference {
  responsible: FirstRows<ResponsibleDto>;
}

/** A comparison of which only the first rows of each list are known. */
export interface FirstChanges extends Pick<Comparison, 'rule' | 'missing'> {
  procedures: FirstRows<RowChangeDto>;
  items: FirstRows<RowChangeDto>;
  indicators: readonly FirstDifference[];
}

/** A first look at a comparison, with the periods that are compared. */
export type FirstComparison = FirstChanges & Pick<ComparisonDto, 'from' | 'to'>;

/**
 * What `compare` gives, of each list the first `most` rows. The sides have all their items and of their procedures those
 * that `compared` names.
 */
export function firstChanges(
  before: ComparedSide,
  after: ComparedSide,
  { compared, most }: { compared: ComparedProcedures; most: number },
): FirstChanges {
  const rule = ruleChanges(before.snapshot, after.snapshot);
  const procedures = changesOf('procedure', before.procedures, after.procedures);
  const items = changesOf(
    'item',
    before.items,
    after.items,
    new Map(procedures.map((change) => [change.id, change])),
  );
  const responsibleOf = (difference: Difference, indicator: Indicator): FirstRows<ResponsibleDto> => {
    const changes = indicator.measuredBy === 'item' ? items : procedures;
    const rows = responsibleFor(difference, indicator, { before, after, changes, rule });
    if (indicator.measuredBy === 'item') return firstOf(rows, most);
    const first = compared.responsible.get(indicator.key) ?? NONE;
    return difference.numerator === null ? { total: 0, rows: [] } : withIds(rows, first);
  };
  return {
    rule,
    missing: missingOnSides(before, after),
    procedures: withIds(procedures, compared.changed),
    items: firstOf(items, most),
    indicators: after.snapshot.indicators.map((indicator) => {
      const rows = compared.rows.get(indicator.key);
      const change = rows
        ? rateChangeOver(indicator, before, after, rows)
        : rateChange(indicator, before, after);
      const difference = differenceOf(indicator, before, after, change);
      return { ...difference, responsible: responsibleOf(difference, indicator) };
    }),
  };
}

const NONE: FirstIds = { total: 0, ids: [] };

function firstOf<Row>(rows: readonly Row[], most: number): FirstRows<Row> {
  return { total: rows.length, rows: rows.slice(0, most) };
}

function withIds<Row extends { id: string }>(rows: readonly Row[], { total, ids }: FirstIds): FirstRows<Row> {
  const known = new Set(ids);
  return { total, rows: rows.filter(({ id }) => known.has(id)) };
}
