import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type NamedFieldChangeDto } from './procedure-history-answer.dto.js';

/** One field of a procedure that was given another value: who, when, from where, before and after. */
type FieldChange = Pick<
  NamedFieldChangeDto,
  'at' | 'who' | 'source' | 'action' | 'field' | 'before' | 'after' | 'reportMonth'
>;

/** A change with the time (to the microsecond) and key that a cursor is made of. */
export interface PlacedChange {
  change: FieldChange;
  sortKey: string[];
}

/** The history of a procedure's fields, from the audit trail and from what monthly reports brought. */
@Injectable()
export class ProcedureHistoryRepository {
  /** Changes, newest first; `after` is the time and key of the last one seen. */
  async list(
    tx: Transaction,
    procedureId: string,
    { after, limit }: { after?: readonly string[]; limit: number },
  ): Promise<PlacedChange[]> {
    const [at = null, key = null] = after ?? [];
    const rows = await tx.query<FieldChange & { sortKey: string[] }>(sql`
      WITH stage AS (
        SELECT h.*, lag(stage) OVER statements AS stage_before,
               lag(exempt_reason) OVER statements AS reason_before
          FROM procedure_stage h
         WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
        WINDOW statements AS (ORDER BY effective_on, seq)),
      plan AS (
        SELECT c.*, lag(planned_month) OVER (ORDER BY seq) AS planned_before
          FROM planned_month_change c
         WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId} AND NOT superseded),
      change (at, who, source, action, field, before, after, report_month, key) AS (
        SELECT at, actor_label, e.source, action, field, e.before -> field, e.after -> field, NULL,
               'a' || lpad(id::text, 19, '0') || field
          FROM audit_event e
         CROSS JOIN LATERAL jsonb_object_keys(coalesce(e.before, '{}') || coalesce(e.after, '{}')) AS field
         WHERE municipality_id = ${tx.municipality} AND subject_kind = 'procedure'
           AND subject_id = ${procedureId}::uuid::text
           AND nullif(e.before -> field, 'null') IS DISTINCT FROM nullif(e.after -> field, 'null')
        UNION ALL
        SELECT recorded_at, recorded_by, 'report', 'report.accept', 'stage', to_jsonb(stage_before),
               to_jsonb(stage), report_month, 's' || lpad(seq::text, 19, '0')
          FROM stage WHERE source = 'report'
           AND (stage_before, reason_before) IS DISTINCT FROM (stage, exempt_reason)
        UNION ALL
        SELECT withdrawn_at, NULL, 'report', 'report.withdraw', 'stage', to_jsonb(stage),
               to_jsonb(stage_before), report_month, 'w' || lpad(seq::text, 19, '0')
          FROM stage WHERE source = 'report' AND withdrawn_at IS NOT NULL
        UNION ALL
        SELECT recorded_at, recorded_by, 'report', 'report.accept', 'plannedMonth', to_jsonb(planned_before),
               to_jsonb(planned_month), report_month, 'p' || lpad(seq::text, 19, '0')
          FROM plan WHERE report_month IS NOT NULL)
      SELECT at, coalesce(who, '') AS who, source, action, field, nullif(before, 'null') AS before,
             nullif(after, 'null') AS after, report_month, ARRAY[at::text, key] AS sort_key
        FROM change WHERE ${at}::timestamptz IS NULL OR (at, key) < (${at}::timestamptz, ${key}::text)
       ORDER BY at DESC, key DESC LIMIT ${limit}`);
    return rows.map(({ sortKey, ...change }) => ({ change, sortKey }));
  }
}
