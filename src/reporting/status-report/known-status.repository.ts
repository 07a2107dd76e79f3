import { monthEnd, type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { sql, sqlAmong } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

export interface KnownStage {
  stage: Stage;
  exemptReason: ExemptReason | null;
}

/**
 * What is known of procedures before a month's own reports say anything: the newest stage by the month's end. Absent:
 * 未回答. With null instead of ids: of all procedures.
 */
export async function knownStages(
  tx: Transaction,
  month: Month,
  procedureIds: readonly string[] | null,
): Promise<Map<string, KnownStage>> {
  const rows = await tx.query<KnownStage & { procedureId: string }>(sql`
    SELECT DISTINCT ON (procedure_id) procedure_id, stage, exempt_reason
      FROM procedure_stage
     WHERE municipality_id = ${tx.municipality}
       AND ${sqlAmong('procedure_id', procedureIds)}
       AND effective_on <= ${monthEnd(month)}
       AND withdrawn_at IS NULL AND report_month IS DISTINCT FROM ${month}
     ORDER BY procedure_id DESC, effective_on DESC, seq DESC`);
  return new Map(rows.map(({ procedureId, ...known }) => [procedureId, known]));
}

/** Those of the procedures that have a channel active on the month's last day. */
export async function proceduresWithChannel(
  tx: Transaction,
  month: Month,
  procedureIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ procedureId: string }>(sql`
    SELECT DISTINCT procedure_id FROM procedure_channel
     WHERE municipality_id = ${tx.municipality} AND procedure_id = ANY (${procedureIds}::uuid[])
       AND coalesce(active_from, '-infinity') <= ${monthEnd(month)}
       AND coalesce(active_to, 'infinity') >= ${monthEnd(month)}`);
  return new Set(rows.map(({ procedureId }) => procedureId));
}
