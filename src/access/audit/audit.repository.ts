import { Injectable } from '@nestjs/common';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Context } from '../context.js';
import { type AuditEventDto } from './audit.dto.js';

/** One line of the audit trail to be written: what was done to what, and the fields that changed. */
export interface AuditEntry {
  /** Verb of the change, e.g. `procedure.edit`. */
  action: string;
  subjectKind: string;
  subjectId: string;
  before?: object | null;
  after?: object | null;
}

interface AuditFilter {
  subjectKind?: string;
  subjectId?: string;
  /** Keyset: only events older than this id. */
  before?: number;
  limit: number;
}

/** The audit trail: written in the transaction of the change it records, never altered. */
@Injectable()
export class AuditRepository {
  /** Writes entries; call it after the change and before raising owed work. */
  async record(tx: Transaction, context: Context, entries: AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const { actor, source, requestId, origin } = context;
    await tx.execute(
      `INSERT INTO audit_event (municipality_id, actor_id, actor_label, actor_role, source, request_id,
                                address, agent, action, subject_kind, subject_id, before, after)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, e.action, e.subject_kind, e.subject_id, e.before, e.after
         FROM jsonb_populate_recordset(NULL::audit_event, $9) AS e`,
      [
        tx.municipality,
        actor.id,
        actor.label,
        actor.role,
        source,
        requestId ?? null,
        origin?.address ?? null,
        origin?.agent ?? null,
        asTableRows(entries),
      ],
    );
  }

  /** Events, newest first. */
  async list(
    tx: Transaction,
    { subjectKind, subjectId, before, limit }: AuditFilter,
  ): Promise<AuditEventDto[]> {
    return tx.query<AuditEventDto>(
      `SELECT id, at, actor_id, actor_label, actor_role, source,
              address, agent, action, subject_kind, subject_id, before, after
         FROM audit_event
        WHERE municipality_id = $1 AND ($2::text IS NULL OR subject_kind = $2)
          AND ($3::text IS NULL OR subject_id = $3) AND ($4::bigint IS NULL OR id < $4)
        ORDER BY id DESC LIMIT $5`,
      [tx.municipality, subjectKind ?? null, subjectId ?? null, before ?? null, limit],
    );
  }
}
