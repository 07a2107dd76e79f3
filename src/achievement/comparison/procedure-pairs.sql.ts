import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Indicator } from '../indicator/indicator.js';
import { measure, type MeasureName } from '../indicator/measures.js';
import { type RowSource } from '../rows/row-source.js';
import { type Aspect } from './aspect-names.js';

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

/** The measures that an indicator is made of. */
const PARTS = ['numerator', 'denominator', 'expected', 'reported'] as const;

export interface PairsQuery {
  before: RowSource;
  after: RowSource;
  /** Those measured by procedures: what they add is known of both sides of a pair. */
  indicators: readonly Indicator[];
  /** The aspects of which a difference counts as a change. */
  aspects: readonly Aspect[];
  /** Whether both sides count the same fiscal year's yearly counts. */
  sameYear: boolean;
}

/**
 * Every procedure of two sides, one row each: what it adds to each measure on either (`b_…` and `a_…`, 0 where it is
 * not there), and whether it differs. In the order of `late`, `code` they come as they first appear.
 */
export function procedurePairs({ before, after, indicators, aspects, sameYear }: PairsQuery): Sql {
  const measures = [...new Set(indicators.flatMap((one) => PARTS.map((part) => one[part])))];
  const changed = aspects.flatMap((aspect) => VALUES[aspect] ?? []);
  const sums = measures.flatMap((name) =>
    (['b', 'a'] as const).map((side) => `coalesce(${side}.adds_${name}, 0) AS ${side}_${name}`),
  );
  return sql`
    SELECT coalesce(b.procedure_id, a.procedure_id) AS id, b.procedure_id IS NULL AS late,
           coalesce(b.code, a.code) AS code, b.procedure_id IS NOT NULL AS b_there, a.procedure_id IS NOT NULL AS a_there,
           b.stage AS b_stage, a.stage AS a_stage, ${differ(columns('frequency'))} AS frequency_differs,
           b.procedure_id IS NULL OR a.procedure_id IS NULL OR ${differ(changed)} AS changed,
           b.procedure_id IS NOT NULL AND a.procedure_id IS NOT NULL
             AND (b.item_keys <> '{}' OR a.item_keys <> '{}') AND ${differ(columns('stage', 'exempt_reason', 'channels'))} AS moved,
           b.procedure_id IS NOT NULL AND a.procedure_id IS NOT NULL
             AND (${differ(columns('yearly_recorded'))} OR ${sameYear} AND ${differ(YEAR)}) AS yearly_differs
           ${sqlText(sums.map((sum) => `, ${sum}`).join(''))}
      FROM (${measured(before, measures)}) b
      FULL JOIN (${measured(after, measures)}) a ON a.procedure_id = b.procedure_id`;
}

/** The part of an indicator that a pair adds to one of its sides. */
export function partOf(side: Side, name: MeasureName): Sql {
  return sqlText(`${side}_${name}`);
}

function measured({ procedures }: RowSource, measures: readonly MeasureName[]): Sql {
  const sums = measures.map((name) => {
    const { adds, where } = measure(name);
    return sqlText(`, CASE WHEN ${where} THEN ${adds} END AS adds_${name}`);
  });
  return sql`SELECT r.* ${sqlJoin(sums, '')} FROM (${procedures}) r`;
}

function differ(values: readonly Value[]): Sql {
  if (values.length === 0) return sql`false`;
  const of = (row: Side) => `(${values.map((value) => value(row)).join(', ')})`;
  return sqlText(`${of('b')} IS DISTINCT FROM ${of('a')}`);
}
