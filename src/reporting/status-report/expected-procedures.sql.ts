import { monthEnd, type Month } from '../../kernel/month.js';
import { type Sql, sql } from '../../platform/database/sql.js';
import { reportingProcedures } from '../reporting-procedures.sql.js';
import { reportsIn } from './expected-procedures.js';
import { newestKnownStage } from './known-status.repository.js';

/**
 * Every procedure with whether a month asks for it, as `isExpected` says. Columns: id, department_id, expected. That
 * column is worked out row by row: a condition that decides most rows should stand before it.
 */
export function expectedProcedures(municipality: string, month: Month): Sql {
  // What a month's own reports say enters the history on the month's last day: an earlier statement is none of theirs.
  const stage = sql`
    CASE WHEN p.current_stage IS NULL OR p.current_stage_on < ${monthEnd(month)} THEN p.current_stage
         ELSE (SELECT stage FROM (${newestKnownStage(municipality, month, sql`p.id`)}) s) END`;
  return sql`
    SELECT p.id, p.department_id,
           NOT p.retired AND CASE WHEN p.frequency = 'monthly' OR ${reportsIn(month, 'yearly')}
                                  THEN coalesce(${stage} NOT IN ('exempt', 'abolished'), true)
                                  ELSE ${stage} IS NULL END AS expected
      FROM (${reportingProcedures(municipality, month)}) p`;
}
