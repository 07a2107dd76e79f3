import { monthEnd, type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { prepared, type Sql, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Stored } from './stored-line.js';

export interface KnownStage {
  stage: Stage;
  exemptReason: ExemptReason | null;
}

/**
 * What is known of a procedure before a month's own reports say anything, as a part of a statement: the newest stage by
 * the month's end. Columns: stage, exempt_reason; no row where it is 未回答.
 */
export function newestKnownStage(municipality: string, month: Month, procedureId: Sql): Sql {
  return sql`
        SELECT stage, exempt_reason FROM procedure_stage
         WHERE municipality_id = ${municipality} AND procedure_id = ${procedureId}
           AND effective_on <= ${monthEnd(month)}
           AND withdrawn_at IS NULL AND report_month IS DISTINCT FROM ${month}
         ORDER BY effective_on DESC, seq DESC LIMIT 1`;
}

/** The same of each of these procedures, and whether they have a channel active on the month's last day. */
export async function knownStatus(
  tx: Transaction,
  month: Month,
  procedureIds: readonly string[],
): Promise<Pick<Stored, 'stages' | 'withChannel'>> {
  const rows = await tx.query<{
    procedureId: string;
    stage: Stage | null;
    exemptReason: ExemptReason | null;
    hasChannel: boolean;
  }>(
    prepared(sql`
    SELECT p.id AS procedure_id, s.stage, s.exempt_reason, EXISTS (
             SELECT FROM procedure_channel c
              WHERE c.municipality_id = ${tx.municipality} AND c.procedure_id = p.id
                AND coalesce(c.active_from, '-infinity') <= ${monthEnd(month)}
                AND coalesce(c.active_to, 'infinity') >= ${monthEnd(month)}) AS has_channel
      FROM unnest(${procedureIds}::uuid[]) AS p (id)
      LEFT JOIN LATERAL (${newestKnownStage(tx.municipality, month, sql`p.id`)}) s ON true`),
  );
  const stages = rows.flatMap(({ procedureId, stage, exemptReason }) =>
    stage === null ? [] : [[procedureId, { stage, exemptReason }] as const],
  );
  const withChannel = rows.filter(({ hasChannel }) => hasChannel).map(({ procedureId }) => procedureId);
  return { stages: new Map(stages), withChannel: new Set(withChannel) };
}
