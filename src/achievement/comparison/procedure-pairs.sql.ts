import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Indicator } from '../indicator/indicator.js';
import { measure, type MeasureName } from '../indicator/measures.js';
import { type RowSource } from '../rows/row-source.js';
import { type Aspect } from './aspect-names.js';
import { ANSWER, FACTS, type Question, questionsOf, SAME_WEIGHT } from './pair-kind.js';

type Side = 'b' | 'a';

/** What a row holds, by the name the row has in a statement. */
type Value = (row: Side) => string;

const columns = (...names: string[]): Value[] => names.map((name) => (row) => `${row}.${name}`);
/** A count with 該当なし, which is no number of its own. */
const count =
  (name: string): Value =>
  (row) =>
    `CASE WHEN ${row}.${name}_na THEN -1 ELSE ${row}.${name} END`;

/** The values of a procedure's row that make up an aspect, as `row-changes.ts` compares it. */
const VALUES: Partial<Record<Aspect, readonly Value[]>> = {
  stage: columns('stage', 'exempt_reason'),
  count: [count('applications_total'), count('applications_online')],
  'yearly-count': [count('yearly_total'), count('yearly_online')],
  mapping: columns('item_keys'),
  department: columns('department_id', 'department_name'),
  frequency: columns('frequency'),
  channel: columns('channels'),
  report: columns('report_expected', 'report_counted'),
  name: columns('name'),
};
const YEAR = columns('yearly_total', 'yearly_total_na', 'yearly_online', 'yearly_online_na');

/** The aspects in which procedures differ. */
export const PROCEDURE_ASPECTS = Object.keys(VALUES) as Aspect[];

export interface PairsQuery {
  before: RowSource;
  after: RowSource;
  /** Those measured by procedures: what they add is known of both sides of a pair. */
  indicators: readonly Indicator[];
  /** The definitions of the side before, by which it adds; where one is missing it adds nothing. */
  definitionsBefore: readonly Indicator[];
  /** The aspects of which a difference counts as a change. */
  aspects: readonly Aspect[];
  /** Whether both sides count the same fiscal year's yearly counts. */
  sameYear: boolean;
}

/**
 * Every procedure of two sides, one row each: what it adds to the parts of each indicator on either (`b_…` and `a_…`, 0
 * where it is not there), and its `kind`, see `pair-kind.ts`. In the order of `late`, `code` they come as they first
 * appear.
 */
export function procedurePairs(query: PairsQuery): Sql {
  const { before, after, indicators, aspects, sameYear } = query;
  const sums = measuresOfPairs(query).flatMap((name) =>
    (['b', 'a'] as const).map((side) => sqlText(`, ${added(side, name)} AS ${side}_${name}`)),
  );
  const changed = aspects.flatMap((aspect) => VALUES[aspect] ?? []);
  const lists = [
    sql`b.procedure_id IS NULL OR a.procedure_id IS NULL OR ${differ(changed)}`,
    sql`${BOTH} AND cardinality(b.item_keys) + cardinality(a.item_keys) > 0
        AND ${differ(columns('stage', 'exempt_reason', 'channels'))}`,
    sql`${BOTH} AND (${differ(columns('yearly_recorded'))} OR ${sameYear} AND ${differ(YEAR)})`,
    ...indicators.map((one) => addsOtherwise(one, definedBefore(query, one))),
  ];
  const facts = Object.values(FACTS).map(({ sql: is }) => sqlText(is));
  const answers = questionsOf(indicators).map(pairAnswer);
  return sql`
    SELECT coalesce(b.procedure_id, a.procedure_id) AS id, b.procedure_id IS NULL AS late,
           coalesce(b.code, a.code) AS code,
           ARRAY[${sqlJoin([bits(lists), bits(facts), ...answers], ', ')}] AS kind ${sqlJoin(sums, '')}
      FROM (${measured(before, query)}) b
      FULL JOIN (${measured(after, query)}) a ON a.procedure_id = b.procedure_id`;
}

const BOTH = sqlText('b.procedure_id IS NOT NULL AND a.procedure_id IS NOT NULL');

/** The definition of an indicator by which the side before adds. */
export function definedBefore(
  { definitionsBefore }: Pick<PairsQuery, 'definitionsBefore'>,
  { key }: Indicator,
): Indicator | undefined {
  return definitionsBefore.find((one) => one.key === key);
}

/** What a pair adds to a measure on one of its sides. */
export function partOf(side: Side, name: MeasureName): Sql {
  return sqlText(`${side}_${name}`);
}

/** The measures of which pairs know what they add. */
function measuresOfPairs(query: PairsQuery): MeasureName[] {
  const known = query.indicators.flatMap((one) => [one, definedBefore(query, one) ?? one]);
  return [...new Set(known.flatMap((one) => [one.numerator, one.denominator]))];
}

function measured({ procedures }: RowSource, query: PairsQuery): Sql {
  const sums = measuresOfPairs(query).map((name) => sqlText(`, ${valueOf(name)} AS adds_${name}`));
  const answers = questionsOf(query.indicators).map((one, at) =>
    sqlText(`, ${rowAnswer(one)} AS answer_${at}`),
  );
  return sql`SELECT r.* ${sqlJoin([...sums, ...answers], '')} FROM (${procedures}) r`;
}

function valueOf(name: MeasureName): string {
  const { adds, where } = measure(name);
  return `CASE WHEN ${where} THEN ${adds} END`;
}

/** What a pair adds, of columns that are null where a side is not there or adds nothing. */
function added(side: Side, name: MeasureName): string {
  return `coalesce(${side}.adds_${name}, 0)`;
}

/** Whether a pair adds otherwise to one of the parts of an indicator. */
function addsOtherwise(now: Indicator, then: Indicator | undefined): Sql {
  const differs = (part: 'numerator' | 'denominator') =>
    `${added('a', now[part])} <> ${then ? added('b', then[part]) : '0'}`;
  return sqlText(`${differs('numerator')} OR ${differs('denominator')}`);
}

/** How a row answers a question, as `row-weights.ts` gives it. */
function rowAnswer({ expected, reported, denominator }: Question): string {
  const adds = (name: MeasureName) => `${valueOf(name)} > 0`;
  return `
    CASE WHEN ${adds(expected)}
         THEN CASE WHEN ${adds(reported)} THEN ${ANSWER.answered}
                   WHEN ${adds(denominator)} THEN ${ANSWER.weighs} ELSE ${ANSWER.unanswered} END
         WHEN ${adds(denominator)} THEN ${ANSWER.answered} ELSE ${ANSWER.out} END`;
}

function pairAnswer({ denominator }: Question, at: number): Sql {
  const of = (side: Side) => `${side}.answer_${at}`;
  return sqlText(`
    coalesce(${of('b')}, ${ANSWER.out}) + 4 * coalesce(${of('a')}, ${ANSWER.out})
      + CASE WHEN ${of('b')} = ${ANSWER.weighs} AND ${of('a')} = ${ANSWER.weighs}
                  AND ${added('b', denominator)} = ${added('a', denominator)} THEN ${SAME_WEIGHT} ELSE 0 END`);
}

function bits(facts: readonly Sql[]): Sql {
  const bit = (is: Sql, at: number) => sql`CASE WHEN ${is} THEN ${sqlText(String(1 << at))} ELSE 0 END`;
  return sqlJoin(facts.map(bit), ' + ');
}

function differ(values: readonly Value[]): Sql {
  if (values.length === 0) return sql`false`;
  const of = (row: Side) => `(${values.map((value) => value(row)).join(', ')})`;
  return sqlText(`${of('b')} IS DISTINCT FROM ${of('a')}`);
}
