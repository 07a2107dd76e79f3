import { Injectable } from '@nestjs/common';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type NoticeEntity } from './notice.entity.js';

/** A notice as its reader sees it. */
export type InboxNotice = Pick<NoticeEntity, 'seq' | 'title' | 'detail' | 'page' | 'at' | 'readAt'>;

/** The same notice to several users. */
type NewNotice = Pick<NoticeEntity, 'notice' | 'occurrence' | 'title' | 'detail' | 'page' | 'at'> & {
  userIds: readonly string[];
};

@Injectable()
export class InboxRepository {
  /** Tells each of these users who has not been told; ids that are no user's are passed over. */
  async add(tx: Transaction, { userIds, ...told }: NewNotice): Promise<void> {
    if (userIds.length === 0) return;
    const { notice, occurrence, title, detail, page, at } = told;
    await tx.execute(sql`
      INSERT INTO notice (municipality_id, user_id, notice, occurrence, title, detail, page, at)
      SELECT municipality_id, id, ${notice}, ${occurrence}, ${title}, ${detail}, ${page}, ${at} FROM app_user
       WHERE municipality_id = ${tx.municipality} AND id::text = ANY (${userIds}::text[]) ORDER BY id
      ON CONFLICT (municipality_id, user_id, notice, occurrence) DO NOTHING`);
  }

  /** A user's notices, newest first; `before` is the keyset. */
  async list(
    tx: Transaction,
    userId: string,
    { before, limit }: { before: string | null; limit: number },
  ): Promise<InboxNotice[]> {
    return tx.query<InboxNotice>(
      prepared(sql`
      SELECT seq, title, detail, page, at, read_at FROM notice
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId}
         AND (${before}::bigint IS NULL OR seq < ${before}::bigint)
       ORDER BY seq DESC LIMIT ${limit}`),
    );
  }

  /** The newest that a user has not read, newest first. */
  async unread(tx: Transaction, userId: string, limit: number): Promise<InboxNotice[]> {
    return tx.query<InboxNotice>(
      prepared(sql`
      SELECT seq, title, detail, page, at, read_at FROM notice
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId} AND read_at IS NULL
       ORDER BY seq DESC LIMIT ${limit}`),
    );
  }

  /** Marks as read what the user has seen: one notice, or everything up to one. */
  async markRead(
    tx: Transaction,
    userId: string,
    { from, to }: { from: number; to: number },
    at: Date,
  ): Promise<void> {
    await tx.execute(sql`
      UPDATE notice SET read_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId} AND read_at IS NULL
         AND seq BETWEEN ${from} AND ${to}`);
  }

  /** Takes away what was told before a day, read or not. */
  async removeBefore(tx: Transaction, before: Date): Promise<void> {
    await tx.execute(sql`DELETE FROM notice WHERE municipality_id = ${tx.municipality} AND at < ${before}`);
  }
}
