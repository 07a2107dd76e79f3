import { type Month } from '../../kernel/month.js';
import { type Sql, sql } from '../../platform/database/sql.js';
import { reportingProcedures } from '../reporting-procedures.sql.js';
import { reportsIn } from './expected-procedures.js';
import { knownStages } from './known-status.repository.js';

/** Every procedure with whether a month asks for it, as `isExpected` says. Columns: id, department_id, expected. */
export function expectedProcedures(municipality: string, month: Month): Sql {
  return sql`
    SELECT p.id, p.department_id,
           NOT p.retired AND (s.stage IS NULL OR s.stage NOT IN ('exempt', 'abolished')
             AND (p.frequency = 'monthly' OR ${reportsIn(month, 'yearly')})) AS expected
      FROM (${reportingProcedures(municipality, month)}) p
      LEFT JOIN (${knownStages(municipality, month)}) s ON s.procedure_id = p.id`;
}
