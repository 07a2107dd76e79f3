import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Context } from '../context.js';
import { type SecurityKind } from './security-kinds.js';
import { type SecurityEventDto } from './security-event.dto.js';

/** Stands where an event belongs to no municipality: nobody knows whose login was tried. */
export const NOBODYS = '-';

export type NewSecurityEvent = Omit<SecurityEventDto, 'id' | 'lastAt'>;

export interface SecurityFilter {
  kind?: SecurityKind;
  /** Part of the actor's name, or its id; or the id of the account concerned. */
  who?: string;
  /** Between two instants, the second excluded. */
  from?: Date;
  to?: Date;
  /** Keyset: only events older than this id. */
  before?: string;
  limit: number;
}

const COLUMNS = sql`id, municipality_id AS municipality, kind, at, last_at, count, actor_id,
  actor_label, user_id, address, agent, detail`;

@Injectable()
export class SecurityEventRepository {
  /** Writes events, each added to the row of its minute where there is one. Returns the rows' ids in no order. */
  async add(tx: Transaction, events: readonly NewSecurityEvent[]): Promise<number[]> {
    const rows = events.map(({ municipality, ...event }) => ({ ...event, municipalityId: municipality }));
    const added = await tx.query<{ id: number }>(sql`
      INSERT INTO security_event (municipality_id, kind, minute, at, last_at, count, actor_id, actor_label,
                                  user_id, address, agent, detail)
      SELECT e.municipality_id, e.kind, date_trunc('minute', e.at), min(e.at), max(e.at), sum(e.count),
             e.actor_id, min(e.actor_label), e.user_id, e.address, min(e.agent), e.detail
        FROM jsonb_populate_recordset(NULL::security_event, ${asTableRows(rows)}) AS e
       GROUP BY e.municipality_id, e.kind, date_trunc('minute', e.at), e.actor_id, e.user_id, e.address, e.detail
       ORDER BY 1, 2, 3, 7, 9, 10, 12
      ON CONFLICT (municipality_id, minute, kind, actor_id, user_id, address, detail)
      DO UPDATE SET count = security_event.count + excluded.count,
                    last_at = greatest(security_event.last_at, excluded.last_at)
      RETURNING id`);
    return added.map(({ id }) => Number(id));
  }

  /** Writes what the actor of the context does in this very transaction. Returns the row's id. */
  async record(
    tx: Transaction,
    { actor, origin }: Context,
    event: { kind: SecurityKind; at: Date; userId?: string; detail?: string },
  ): Promise<number> {
    const { userId = '', detail = '', ...what } = event;
    const { address = '', agent = '' } = origin ?? {};
    const about = { ...what, actorId: actor.id, actorLabel: actor.label, userId, address, agent, detail };
    const [id = 0] = await this.add(tx, [{ municipality: tx.municipality, count: 1, ...about }]);
    return id;
  }

  /** Events of one municipality, newest first; of all municipalities, as the system role, with `null`. */
  async list(
    tx: Transaction,
    municipality: string | null,
    filter: SecurityFilter,
  ): Promise<SecurityEventDto[]> {
    const { kind = null, who = null, from = null, to = null, before = null, limit } = filter;
    const rows = await tx.query<SecurityEventDto>(sql`
      SELECT ${COLUMNS} FROM security_event
       WHERE (${municipality}::text IS NULL OR municipality_id = ${municipality})
         AND (${kind}::text IS NULL OR kind = ${kind})
         AND (${who}::text IS NULL OR actor_id = ${who} OR user_id = ${who}
              OR strpos(lower(actor_label), lower(${who})) > 0)
         AND (${from}::timestamptz IS NULL OR at >= ${from})
         AND (${to}::timestamptz IS NULL OR at < ${to})
         AND (${before}::bigint IS NULL OR id < ${before})
       ORDER BY id DESC LIMIT ${limit}`);
    return rows.map((row) => ({ ...row, id: Number(row.id) }));
  }

  async find(tx: Transaction, id: number): Promise<SecurityEventDto | undefined> {
    return tx.one<SecurityEventDto>(sql`
      SELECT ${COLUMNS} FROM security_event WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** The newest events that concern a user's account. */
  async ofUser(tx: Transaction, userId: string, limit: number): Promise<SecurityEventDto[]> {
    return tx.query<SecurityEventDto>(sql`
      SELECT ${COLUMNS} FROM security_event
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId} ORDER BY id DESC LIMIT ${limit}`);
  }

  /** Whether such an event concerned the user since an instant. */
  async happenedSince(
    tx: Transaction,
    { userId, kind, detail }: Pick<SecurityEventDto, 'userId' | 'kind' | 'detail'>,
    since: Date,
  ): Promise<boolean> {
    const rows = await tx.query(sql`
      SELECT 1 FROM security_event
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId} AND kind = ${kind}
         AND detail = ${detail} AND at >= ${since} LIMIT 1`);
    return rows.length > 0;
  }

  /** As the system role: deletes what has been kept long enough. */
  async removeBefore(system: Transaction, at: Date): Promise<void> {
    await system.execute(sql`DELETE FROM security_event WHERE at < ${at}`);
  }
}
