import { reportingProcedures } from '../reporting-procedures.sql.js';

/**
 * The rows of a month that are still in draft with a department which no longer reports the procedure, where the
 * department that does so now has not handed in: procedure_id, before, after. Only procedures that were ever moved
 * are looked at, and no correction: its rows went to their owners when the month was reopened. The arguments are SQL, placeholders for example.
 */
export function draftsLeftBehind(municipality: string, month: string, monthEnd: string): string {
  const submission = (alias: string, departmentId: string) =>
    `submission ${alias} ON ${alias}.municipality_id = ${municipality} AND ${alias}.month = ${month}
      AND ${alias}.department_id = ${departmentId}`;
  return `
    SELECT r.procedure_id, r.department_id AS before, p.department_id AS after
      FROM status_report r
      JOIN (${reportingProcedures(municipality, monthEnd)}) p ON p.id = r.procedure_id
      JOIN ${submission('s', 'r.department_id')}
      LEFT JOIN ${submission('taken', 'p.department_id')}
     WHERE r.municipality_id = ${municipality} AND r.month = ${month} AND r.department_id <> p.department_id
       AND r.procedure_id = ANY (ARRAY (SELECT procedure_id FROM procedure_move WHERE municipality_id = ${municipality}))
       AND EXISTS (SELECT FROM reporting_month m
                    WHERE m.municipality_id = ${municipality} AND m.month = ${month} AND m.revision = 1)
       AND s.state IN ('draft', 'returned') AND coalesce(taken.state, 'draft') IN ('draft', 'returned')`;
}
