import { type Indicator } from '../indicator/indicator.js';
import { measureUnder, type MeasureName, type MeasureSums } from '../indicator/measures.js';
import { type ItemRule } from '../rows/period-facts.js';
import { type ComparedSide } from './compared-side.js';

/**
 * Whether a row has an answer for an indicator: `answered` counts with its own answer, `unanswered` owes one, `out` is
 * in neither part.
 */
type AnswerState = 'answered' | 'unanswered' | 'out';

/** What one row adds to both parts of an indicator. */
export interface RowWeight {
  name: string;
  numerator: number;
  denominator: number;
  answerState: AnswerState;
}

/** The weight of every row of a side by its id, under a definition and a rule that may be those of another period. */
export function rowWeights(
  side: Pick<ComparedSide, 'procedures' | 'items'>,
  indicator: Indicator,
  itemRule: ItemRule,
): Map<string, RowWeight> {
  const weight = ({ name, adds }: { name: string; adds: Partial<MeasureSums> }): RowWeight => {
    const of = (measure: MeasureName) =>
      adds[indicator.measuredBy === 'item' ? measureUnder(measure, itemRule) : measure] ?? 0;
    const denominator = of(indicator.denominator);
    const expected = of(indicator.expected) > 0;
    const answered = expected ? of(indicator.reported) > 0 : denominator > 0;
    const answerState = answered ? 'answered' : expected ? 'unanswered' : 'out';
    return { name, numerator: of(indicator.numerator), denominator, answerState };
  };
  if (indicator.measuredBy === 'procedure') {
    return new Map(side.procedures.map((row) => [row.procedureId, weight(row)]));
  }
  const { tag } = indicator;
  const tagged = side.items.filter(({ tags }) => tag === null || tags.includes(tag));
  return new Map(tagged.map((row) => [row.itemKey, weight(row)]));
}
