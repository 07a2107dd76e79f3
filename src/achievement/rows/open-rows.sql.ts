import { type Period } from '../../kernel/period.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type RowSource } from './row-source.js';

/** The rows that the provisional figures of a period add up. */
export function openRows(municipality: string, period: Period): RowSource {
  return rowsOf('open', municipality, period);
}

/** The rows of a period that is being closed, see `closing-rows.repository.ts`. */
export function closingRows(municipality: string, period: Period): RowSource {
  return rowsOf('closing', municipality, period);
}

function rowsOf(state: 'open' | 'closing', municipality: string, period: Period): RowSource {
  const of = (table: string) =>
    sql`SELECT * FROM ${sqlText(`${state}_${table}`)} WHERE municipality_id = ${municipality} AND period = ${period}`;
  return { procedures: of('procedure'), items: of('item') };
}
