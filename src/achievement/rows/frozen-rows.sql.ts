import { type Period } from '../../kernel/period.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type RowSource } from './row-source.js';

/** The rows that a close has copied, of one revision. */
export function frozenRows(municipality: string, period: Period, revision: number): RowSource {
  const of = (table: string) =>
    sql`${sqlText(table)} WHERE municipality_id = ${municipality}
        AND period = ${period} AND revision = ${revision}`;
  return {
    procedures: sql`SELECT * FROM ${of('frozen_procedure')}`,
    items: sql`
      SELECT *, EXISTS (SELECT FROM ${of('frozen_procedure')}
                            AND procedure_id = ANY (procedure_ids) AND stage IS NOT NULL) AS staged
        FROM ${of('frozen_item')}`,
  };
}
