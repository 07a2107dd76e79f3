import { type Month } from '../../kernel/month.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { reportingProcedures } from '../reporting-procedures.sql.js';

/**
 * The rows of a month that are still in draft with a department which no longer reports the procedure, where the
 * department that does so now has not handed in: procedure_id, before, after. Only procedures that were ever moved
 * are looked at, and no correction: its rows went to their owners when the month was reopened. A department that was
 * merged has handed its drafts over itself; what comes back to it later its heir answers as that department's report.
 * Only these procedures, if given.
 */
export function unsubmittedDrafts(
  municipality: string,
  month: Month,
  procedureIds: readonly string[] | null = null,
): Sql {
  const only = procedureIds === null ? sql`` : sql`AND procedure_id = ANY (${procedureIds}::uuid[])`;
  const submission = (name: string, departmentId: string) => {
    const alias = sqlText(name);
    return sql`submission ${alias} ON ${alias}.municipality_id = ${municipality} AND ${alias}.month = ${month}
      AND ${alias}.department_id = ${sqlText(departmentId)}`;
  };
  return sql`
    SELECT r.procedure_id, r.department_id AS before, p.department_id AS after
      FROM status_report r
      JOIN (${reportingProcedures(municipality, month, procedureIds)}) p ON p.id = r.procedure_id
      JOIN ${submission('s', 'r.department_id')}
      JOIN department behind ON behind.municipality_id = ${municipality} AND behind.id = r.department_id
                          AND behind.ended_on IS NULL
      LEFT JOIN ${submission('taken', 'p.department_id')}
     WHERE r.municipality_id = ${municipality} AND r.month = ${month} AND r.department_id <> p.department_id
       AND r.procedure_id = ANY (ARRAY (
             SELECT procedure_id FROM procedure_move WHERE municipality_id = ${municipality} ${only}))
       AND EXISTS (SELECT FROM reporting_month m
                    WHERE m.municipality_id = ${municipality} AND m.month = ${month} AND m.revision = 1)
       AND s.state IN ('draft', 'returned') AND coalesce(taken.state, 'draft') IN ('draft', 'returned')`;
}
