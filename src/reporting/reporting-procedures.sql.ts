import { valueAt } from '../catalogue/dated-change/value-at.sql.js';
import { monthEnd, type Month } from '../kernel/month.js';
import { type Sql, sql, sqlText } from '../platform/database/sql.js';

/**
 * The procedures of a municipality as a month asks about them: with the frequency they had at its end, and the
 * department that reports: the one that owned them then or, where that one has ended, the one that owns them now.
 * Only these procedures, if given. Columns: id, code, name, frequency, department_id, planned_month, retired,
 * current_stage, current_stage_on.
 */
export function reportingProcedures(
  municipality: string,
  month: Month,
  procedureIds: readonly string[] | null = null,
): Sql {
  const lastDay = monthEnd(month);
  const only = (column: string) =>
    procedureIds === null ? sql`` : sql`AND ${sqlText(column)} = ANY (${procedureIds}::uuid[])`;
  return sql`
    SELECT p.id, p.code, p.name, coalesce(rhythm.value, p.frequency) AS frequency,
           coalesce(owner.id, p.department_id) AS department_id, p.planned_month,
           p.retired_at IS NOT NULL AS retired, p.current_stage, p.current_stage_on
      FROM procedure p
      LEFT JOIN (${valueAt('frequency', municipality, lastDay, only('c.procedure_id'))}) rhythm ON rhythm.procedure_id = p.id
      LEFT JOIN (${valueAt('department_id', municipality, lastDay, only('c.procedure_id'))}) owned ON owned.procedure_id = p.id
      LEFT JOIN department owner
        ON owner.municipality_id = ${municipality} AND owner.id = owned.value AND owner.ended_on IS NULL
     WHERE p.municipality_id = ${municipality} ${only('p.id')}`;
}
