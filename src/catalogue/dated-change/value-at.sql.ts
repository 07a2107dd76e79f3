import { type IsoDate } from '../../kernel/date.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';

/** The tables of changes that hold from a day, by the column of `procedure` whose present value they lead to. */
export const DATED_CHANGES = {
  frequency: { table: 'procedure_frequency_change', field: 'frequency', type: 'text' },
  department_id: { table: 'procedure_move', field: 'departmentId', type: 'uuid' },
} as const;

export type DatedColumn = keyof typeof DATED_CHANGES;

/**
 * The procedures of which a column was ever changed from a day on, each with its value on `day`: what was stated last
 * of that day or earlier, before the first change what stood until then. A procedure without a row has always had
 * its present value: `coalesce(changed.value, procedure.frequency)`. `condition` may leave out procedures of `c`.
 */
export function valueAt(
  column: DatedColumn,
  municipality: string,
  day: IsoDate,
  condition: Sql = sql``,
): Sql {
  return sql`
    SELECT c.procedure_id,
           coalesce((array_agg(c.after ORDER BY c.seq DESC) FILTER (WHERE c.effective_on <= ${day}::date))[1],
                    (array_agg(c.before ORDER BY c.seq))[1]) AS value
      FROM ${sqlText(DATED_CHANGES[column].table)} c WHERE c.municipality_id = ${municipality} ${condition} GROUP BY c.procedure_id`;
}
