import { type ComparedSide, type FiguresOfSide } from '../coverage/compared-side.js';
import { rateChange, rateChangeOver } from '../coverage/rate-change.js';
import { type Indicator } from '../indicator/indicator.js';
import { type ComparedProcedures, type First } from './compared-procedures.repository.js';
import { type ComparisonDto, type ResponsibleDto, type RowChangeDto } from './comparison-answer.dto.js';
import {
  becauseOf,
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

/** A side with all its items; its procedures are those that were compared. */
export type FirstSide = FiguresOfSide & Pick<ComparedSide, 'items'>;

/** What `compare` gives, of each list the first `most` rows. */
export function firstChanges(
  before: FirstSide,
  after: FirstSide,
  { compared, most }: { compared: ComparedProcedures; most: number },
): FirstChanges {
  const rule = ruleChanges(before.snapshot, after.snapshot);
  const procedures = changesOf('procedure', compared.before, compared.after);
  const changeById = new Map(procedures.map((change) => [change.id, change]));
  const items = changesOf('item', before.items, after.items, changeById);
  const names = new Map([...compared.before, ...compared.after].map((row) => [row.procedureId, row.name]));
  const withoutProcedures = (side: FirstSide): ComparedSide => ({ ...side, procedures: [] });
  const [old, now] = [withoutProcedures(before), withoutProcedures(after)];
  const responsibleOf = (difference: Difference, indicator: Indicator): FirstRows<ResponsibleDto> => {
    if (indicator.measuredBy === 'item') {
      const of = { before: old, after: now, changes: items, rule };
      return firstOf(responsibleFor(difference, indicator, of), most);
    }
    const { total, first } = compared.responsible.get(indicator.key) ?? NONE;
    if (difference.numerator === null) return { total: 0, rows: [] };
    const rows = first.map(({ id, numerator, denominator }) => {
      const because = becauseOf(changeById.get(id)?.changed ?? [], rule);
      return { id, name: names.get(id) ?? '', numerator, denominator, because };
    });
    return { total, rows };
  };
  return {
    rule,
    missing: missingOnSides(before, after),
    procedures: {
      total: compared.changed.total,
      rows: compared.changed.first.flatMap((id) => changeById.get(id) ?? []),
    },
    items: firstOf(items, most),
    indicators: after.snapshot.indicators.map((indicator) => {
      const rows = compared.rows.get(indicator.key);
      const change = rows ? rateChangeOver(indicator, before, after, rows) : rateChange(indicator, old, now);
      const difference = differenceOf(indicator, before, after, change);
      return { ...difference, responsible: responsibleOf(difference, indicator) };
    }),
  };
}

const NONE: First<never> = { total: 0, first: [] };

function firstOf<Row>(rows: readonly Row[], most: number): FirstRows<Row> {
  return { total: rows.length, rows: rows.slice(0, most) };
}
