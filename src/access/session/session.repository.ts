import { Injectable } from '@nestjs/common';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Actor } from '../context.js';

/** A live session and whose it is. */
export interface LiveSession extends Actor {
  municipality: string;
  municipalityName: string;
  sample: boolean;
  login: string;
  lastSeenAt: Date;
  /** Notices not read yet; counted up to `MOST_UNREAD`. */
  unread: number;
}

/** Nobody needs to know exactly how many more there are. */
export const MOST_UNREAD = 100;

interface NewSession {
  id: string;
  userId: string;
  /** The password that was checked; where it has been changed since, no session starts. */
  passwordHash: string;
  at: Date;
  expiresAt: Date;
}

@Injectable()
export class SessionRepository {
  /** False where the user was disabled or the password changed while it was being checked. */
  async insert(tx: Transaction, { id, userId, passwordHash, at, expiresAt }: NewSession): Promise<boolean> {
    return tx.changesOne(sql`
      INSERT INTO app_session (municipality_id, id, user_id, created_at, last_seen_at, expires_at)
      SELECT u.municipality_id, ${id}, u.id, ${at}, ${at}, ${expiresAt} FROM app_user u
       WHERE u.municipality_id = ${tx.municipality} AND u.id = ${userId} AND u.password_hash = ${passwordHash}
         AND u.disabled_at IS NULL FOR SHARE`);
  }

  /** As the system role: the session with this id, unless it has ended by age or idleness. */
  async findLive(
    system: Transaction,
    id: string,
    { at, idleSince }: { at: Date; idleSince: Date },
  ): Promise<LiveSession | undefined> {
    return system.one<LiveSession>(
      prepared(sql`
      SELECT s.municipality_id AS municipality, m.name AS municipality_name, m.sample, u.id, u.login,
             u.label, u.role, u.department_id, u.section_head, s.last_seen_at,
             (SELECT count(*) FROM (
               SELECT FROM notice n
                WHERE n.municipality_id = s.municipality_id AND n.user_id = u.id AND n.read_at IS NULL
                LIMIT ${MOST_UNREAD}) unread)::integer AS unread
        FROM app_session s
        JOIN app_user u ON u.municipality_id = s.municipality_id AND u.id = s.user_id
        JOIN municipality m ON m.municipality_id = s.municipality_id
       WHERE s.id = ${id} AND s.expires_at > ${at} AND s.last_seen_at > ${idleSince} AND u.disabled_at IS NULL`),
    );
  }

  async touch(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.execute(sql`
      UPDATE app_session SET last_seen_at = greatest(last_seen_at, ${at})
       WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** Goes on with a session under another id: what was known of the old one opens nothing. False where it has ended. */
  async renew(tx: Transaction, id: string, newId: string): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE app_session SET id = ${newId} WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute(sql`DELETE FROM app_session WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** Ends the user's sessions, all or all but one. Returns how many. */
  async removeOf(tx: Transaction, userId: string, except: string | null = null): Promise<number> {
    return tx.execute(sql`
      DELETE FROM app_session
       WHERE municipality_id = ${tx.municipality} AND user_id = ${userId}
         AND (${except}::text IS NULL OR id <> ${except})`);
  }

  /** Clears away sessions that ended by themselves. */
  async removeEnded(tx: Transaction, { at, idleSince }: { at: Date; idleSince: Date }): Promise<void> {
    await tx.execute(sql`
      DELETE FROM app_session
       WHERE municipality_id = ${tx.municipality} AND (expires_at <= ${at} OR last_seen_at <= ${idleSince})`);
  }
}
