import { Injectable } from '@nestjs/common';
import { prepared, sql, type Sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Context } from '../context.js';
import { type AuditEntry } from './audit-entry.js';
import { type AuditEventDto } from './audit.dto.js';

interface AuditFilter {
  subjectKind?: string | null;
  subjectId?: string | null;
  /** Keyset: only events older than this id. */
  before?: string | null;
  limit: number;
}

/** Who acts and from where, as every line of the trail says it. */
export const ACTOR_COLUMNS = sql`municipality_id, actor_id, actor_label, actor_role, source, request_id, address, agent`;

/** The values of `ACTOR_COLUMNS`. */
export function actorValues(tx: Transaction, { actor, source, requestId, origin }: Context): Sql {
  return sql`${tx.municipality}, ${actor.id}, ${actor.label}, ${actor.role}, ${source}, ${requestId ?? null},
    ${origin?.address ?? null}, ${origin?.agent ?? null}`;
}

/** The audit trail: written in the transaction of the change it records, never altered. */
@Injectable()
export class AuditRepository {
  /** Writes entries; call it after the change and before raising owed work. */
  async record(tx: Transaction, context: Context, entries: AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await tx.execute(
      prepared(sql`
      INSERT INTO audit_event (${ACTOR_COLUMNS}, action, subject_kind, subject_id, before, after)
      SELECT ${actorValues(tx, context)}, e.action, e.subject_kind, e.subject_id, e.before, e.after
        FROM jsonb_populate_recordset(NULL::audit_event, ${asTableRows(entries)}) AS e`),
    );
  }

  /** Events, newest first. */
  async list(
    tx: Transaction,
    { subjectKind = null, subjectId = null, before = null, limit }: AuditFilter,
  ): Promise<AuditEventDto[]> {
    return tx.query<AuditEventDto>(sql`
      SELECT id, at, actor_id, actor_label, actor_role, source,
             address, agent, action, subject_kind, subject_id, before, after
        FROM audit_event
       WHERE municipality_id = ${tx.municipality}
         AND (${subjectKind}::text IS NULL OR subject_kind = ${subjectKind})
         AND (${subjectId}::text IS NULL OR subject_id = ${subjectId})
         AND (${before}::bigint IS NULL OR id < ${before})
       ORDER BY id DESC LIMIT ${limit}`);
  }
}
