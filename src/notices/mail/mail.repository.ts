import { Injectable } from '@nestjs/common';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MailEntity } from './mail.entity.js';

export type MailState = 'waiting' | 'sent' | 'refused' | 'withdrawn' | 'not-configured';

export interface Mail extends Omit<MailEntity, 'municipalityId' | 'occurrence' | 'state' | 'inHandUntil'> {
  state: MailState;
}

/** The same text to several addresses. */
export interface NewMails extends Pick<Mail, 'notice' | 'subject' | 'body' | 'writtenAt'> {
  /** Distinguishes repetitions of a notice that can be sent again. */
  occurrence: number;
  addresses: readonly string[];
  state: 'waiting' | 'not-configured';
}

export interface Outcome {
  state: Exclude<MailState, 'waiting'>;
  reason: string | null;
}

const COLUMNS = sqlText(columnsOf(MailEntity).except('municipalityId', 'occurrence', 'inHandUntil').list());

/** The mails that were written: what is to be sent, and what was sent to whom and when. */
@Injectable()
export class MailRepository {
  /** Writes a mail to each address that has none of this notice yet. Returns the ids of the new ones. */
  async add(tx: Transaction, mails: NewMails): Promise<string[]> {
    const { notice, occurrence, subject, body, state, writtenAt, addresses } = mails;
    const rows = await tx.query<{ id: string }>(sql`
      INSERT INTO mail (municipality_id, notice, occurrence, address, subject, body, state, written_at)
      SELECT ${tx.municipality}, ${notice}, ${occurrence}, address, ${subject}, ${body}, ${state},
             ${writtenAt}
        FROM unnest(${addresses}::text[]) AS address ORDER BY address
      ON CONFLICT DO NOTHING RETURNING id`);
    return rows.map(({ id }) => id);
  }

  async find(tx: Transaction, id: string): Promise<Mail | undefined> {
    return tx.one<Mail>(sql`
      SELECT ${COLUMNS} FROM mail WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /**
   * Reserves a waiting mail for some seconds, so that nobody else sends it meanwhile; false where somebody has. A
   * killed worker's reservation runs out; one that ends further ahead than any lasts is of a clock that was wrong.
   */
  async reserve(tx: Transaction, id: string, seconds: number): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE mail SET in_hand_until = clock_timestamp() + ${seconds} * interval '1 second'
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state = 'waiting'
         AND (in_hand_until IS NULL OR in_hand_until < clock_timestamp()
              OR in_hand_until > clock_timestamp() + 2 * ${seconds}::float8 * interval '1 second')`);
  }

  /** Ends the reservation of a mail that could not be sent this time. */
  async release(tx: Transaction, id: string): Promise<void> {
    await tx.execute(sql`
      UPDATE mail SET in_hand_until = NULL WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  async settle(tx: Transaction, id: string, { state, reason }: Outcome, at: Date): Promise<void> {
    await tx.execute(sql`
      UPDATE mail SET state = ${state}, reason = ${reason}, settled_at = ${at}, in_hand_until = NULL
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state = 'waiting'`);
  }

  /** Newest first; `before` is the keyset: only mails written before that one. */
  async list(
    tx: Transaction,
    { before, limit }: { before: { writtenAt: string; id: string } | null; limit: number },
  ): Promise<Mail[]> {
    return tx.query<Mail>(sql`
      SELECT ${COLUMNS} FROM mail
       WHERE municipality_id = ${tx.municipality}
         AND (${before?.writtenAt ?? null}::timestamptz IS NULL
              OR (written_at, id) < (${before?.writtenAt ?? null}::timestamptz, ${before?.id ?? null}::uuid))
       ORDER BY written_at DESC, id DESC LIMIT ${limit}`);
  }

  async refusedSince(tx: Transaction, since: Date): Promise<number> {
    const row = await tx.one<{ refused: number }>(sql`
      SELECT count(*) AS refused FROM mail
       WHERE municipality_id = ${tx.municipality} AND state = 'refused' AND written_at >= ${since}`);
    return row?.refused ?? 0;
  }
}
