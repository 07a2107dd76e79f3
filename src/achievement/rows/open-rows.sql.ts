import { type Period } from '../../kernel/period.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type RowSource } from './row-source.js';

/** The rows that the provisional figures of a period add up. */
export function openRows(municipality: string, period: Period): RowSource {
  const of = (table: string) =>
    sql`SELECT * FROM ${sqlText(table)} WHERE municipality_id = ${municipality} AND period = ${period}`;
  return { procedures: of('open_procedure'), items: of('open_item') };
}
