import { ONLINE_STAGES } from '../../kernel/stage.js';

/** A number computed from rows: the sum of `adds` over the rows for which `where` is true. */
export interface Measure {
  /** Which rows: items of the national list or procedures. */
  of: 'item' | 'procedure';
  /** The value of a row: `1`, or a column of the row. */
  adds: string;
  /**
   * A condition on the columns of the row (`item-row.ts`, `procedure-row.ts`); items have one more, `staged`: whether
   * the stage of any of their procedures is known.
   */
  where: string;
  /** The reason to show where this is the denominator and no row adds to it. */
  none: string;
  /** The measure used instead where an item is online only when all its procedures are. */
  underAll?: string;
}

const ONLINE = `stage IN (${ONLINE_STAGES.map((stage) => `'${stage}'`).join(', ')})`;
const HANDLED = `applicability <> 'not-handled'`;
const BOTH_COUNTS = `applications_total IS NOT NULL AND applications_online IS NOT NULL`;
/** The inputs of a figure of yearly counts: the count, a known stage, and this period's report where one was due. */
const YEARLY_WHOLE = `in_scope AND yearly_reported AND stage IS NOT NULL AND (report_counted OR NOT report_expected)`;

const NO_ITEM = '該当する手続がありません。';
const NO_PROCEDURE = '対象となる手続がありません。';
const NO_FLOW = 'この期間の件数が報告されていません。';
const NO_YEAR = '年間件数が登録されていません。';

const item = (where: string, underAll?: string): Measure => ({
  of: 'item',
  adds: '1',
  where,
  none: NO_ITEM,
  ...(underAll ? { underAll } : {}),
});
const procedure = (where: string, adds = '1', none = NO_PROCEDURE): Measure => ({
  of: 'procedure',
  adds,
  where,
  none,
});

/**
 * Every measure by its name. An indicator is a quotient of two of them with two more for its completeness, so a
 * new indicator is a new row of the table `indicator`; only a new kind of number is a new line here.
 */
const MEASURES = {
  items_listed: item('true'),
  items_handled: item(HANDLED),
  items_online: item(`${HANDLED} AND online_any`, 'items_online_all'),
  items_online_all: item(`${HANDLED} AND online_all`),
  items_mynaportal: item('online_mynaportal'),
  items_staged: item(`${HANDLED} AND staged`),
  items_reported: item(`${HANDLED} AND reported`),

  procedures_in_scope: procedure('in_scope'),
  procedures_online: procedure(`in_scope AND ${ONLINE}`),
  procedures_end_to_end: procedure(`in_scope AND stage = 'end-to-end'`),
  procedures_staged: procedure('in_scope AND stage IS NOT NULL'),
  reports_expected: procedure('report_expected'),
  reports_counted: procedure('report_expected AND report_counted'),

  yearly_in_scope: procedure('in_scope AND yearly_total IS NOT NULL', 'yearly_total', NO_YEAR),
  yearly_online: procedure(`in_scope AND ${ONLINE} AND yearly_total IS NOT NULL`, 'yearly_total', NO_YEAR),
  yearly_end_to_end: procedure(
    `in_scope AND stage = 'end-to-end' AND yearly_total IS NOT NULL`,
    'yearly_total',
    NO_YEAR,
  ),
  yearly_expected: procedure('in_scope'),
  yearly_reported: procedure(YEARLY_WHOLE),

  applications_total: procedure(BOTH_COUNTS, 'pair_total', NO_FLOW),
  applications_online: procedure(BOTH_COUNTS, 'pair_online', NO_FLOW),
  flows_expected: procedure('flow_expected'),
  flows_reported: procedure('flow_expected AND flow_reported'),
  applications_total_where_online: procedure(`${ONLINE} AND ${BOTH_COUNTS}`, 'pair_total', NO_FLOW),
  applications_online_where_online: procedure(`${ONLINE} AND ${BOTH_COUNTS}`, 'pair_online', NO_FLOW),
  flows_expected_where_online: procedure(`flow_expected AND (stage IS NULL OR ${ONLINE})`),
  flows_reported_where_online: procedure(`flow_expected AND flow_reported AND ${ONLINE}`),
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;

/** Every measure's value; 0 where no row adds to it. */
export type MeasureSums = Record<MeasureName, number>;

export function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(MEASURES, name);
}

export function measure(name: MeasureName): Measure {
  return MEASURES[name];
}

export function measuresOf(kind: Measure['of']): MeasureName[] {
  return (Object.keys(MEASURES) as MeasureName[]).filter((name) => measure(name).of === kind);
}

/** The measure to use under the municipality's choice of when an item is online. */
export function measureUnder(name: MeasureName, itemRule: 'any' | 'all' | null): MeasureName {
  const { underAll } = measure(name);
  return itemRule === 'all' && underAll !== undefined && isMeasure(underAll) ? underAll : name;
}
