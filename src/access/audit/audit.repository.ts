import { Injectable } from '@nestjs/common';
import { prepared, sql, type Sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Context } from '../context.js';
import { type AuditEntry } from './audit-entry.js';
import { type AuditEventDto } from './audit.dto.js';

export interface AuditFilter {
  subjectKind?: string | null;
  subjectId?: string | null;
  /** Part of the actor's name, or its id. */
  who?: string | null;
  /** Between two instants, the second excluded. */
  from?: Date | null;
  to?: Date | null;
  /** Part of what stood there before or after. */
  word?: string | null;
  /** Beside those with the word: whatever concerns one of these ids, alone or after a period. */
  called?: readonly string[];
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
    { subjectKind = null, subjectId = null, before = null, limit, ...filter }: AuditFilter,
  ): Promise<AuditEventDto[]> {
    const { who = null, from = null, to = null, word = null, called = [] } = filter;
    return tx.query<AuditEventDto>(sql`
      SELECT id, at, actor_id, actor_label, actor_role, source,
             address, agent, action, subject_kind, subject_id, before, after
        FROM audit_event
       WHERE municipality_id = ${tx.municipality}
         AND (${subjectKind}::text IS NULL OR subject_kind = ${subjectKind})
         AND (${subjectId}::text IS NULL OR subject_id = ${subjectId})
         AND (${who}::text IS NULL OR actor_id = ${who} OR strpos(lower(actor_label), lower(${who})) > 0)
         AND (${from}::timestamptz IS NULL OR at >= ${from})
         AND (${to}::timestamptz IS NULL OR at < ${to})
         AND (${word}::text IS NULL
              OR strpos(lower(concat_ws(' ', before::text, after::text)), lower(${word})) > 0
              OR subject_id = ANY(${called}::text[])
              OR split_part(subject_id, '/', 2) = ANY(${called}::text[]))
         AND (${before}::bigint IS NULL OR id < ${before})
       ORDER BY id DESC LIMIT ${limit}`);
  }
}
