import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Role } from '../context.js';

/** A live session and whose it is. */
export interface LiveSession {
  municipality: string;
  municipalityName: string;
  sample: boolean;
  id: string;
  login: string;
  label: string;
  role: Role;
  departmentId: string | null;
  sectionHead: boolean;
  lastSeenAt: Date;
}

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
    const rowCount = await tx.execute(
      `INSERT INTO app_session (municipality_id, id, user_id, created_at, last_seen_at, expires_at)
       SELECT u.municipality_id, $3, u.id, $5, $5, $6 FROM app_user u
        WHERE u.municipality_id = $1 AND u.id = $2 AND u.password_hash = $4 AND u.disabled_at IS NULL FOR SHARE`,
      [tx.municipality, userId, id, passwordHash, at, expiresAt],
    );
    return rowCount === 1;
  }

  /** As the system role: the session with this id, unless it has ended by age or idleness. */
  async findLive(
    system: Transaction,
    id: string,
    { at, idleSince }: { at: Date; idleSince: Date },
  ): Promise<LiveSession | undefined> {
    const [found] = await system.query<LiveSession>(
      `SELECT s.municipality_id AS municipality, m.name AS municipality_name, m.sample, u.id, u.login,
              u.label, u.role, u.department_id, u.section_head,
              s.last_seen_at
         FROM app_session s
         JOIN app_user u ON u.municipality_id = s.municipality_id AND u.id = s.user_id
         JOIN municipality m ON m.municipality_id = s.municipality_id
        WHERE s.id = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND u.disabled_at IS NULL`,
      [id, at, idleSince],
    );
    return found;
  }

  async touch(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.execute(
      `UPDATE app_session SET last_seen_at = greatest(last_seen_at, $3) WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id, at],
    );
  }

  /** Goes on with a session under another id: what was known of the old one opens nothing. False where it has ended. */
  async renew(tx: Transaction, id: string, newId: string): Promise<boolean> {
    const rowCount = await tx.execute(
      `UPDATE app_session SET id = $3 WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id, newId],
    );
    return rowCount === 1;
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute(`DELETE FROM app_session WHERE municipality_id = $1 AND id = $2`, [tx.municipality, id]);
  }

  /** Ends the user's sessions, all or all but one. Returns how many. */
  async removeOf(tx: Transaction, userId: string, except: string | null = null): Promise<number> {
    return tx.execute(
      `DELETE FROM app_session WHERE municipality_id = $1 AND user_id = $2 AND ($3::text IS NULL OR id <> $3)`,
      [tx.municipality, userId, except],
    );
  }

  /** Clears away sessions that ended by themselves. */
  async removeEnded(tx: Transaction, { at, idleSince }: { at: Date; idleSince: Date }): Promise<void> {
    await tx.execute(
      `DELETE FROM app_session WHERE municipality_id = $1 AND (expires_at <= $2 OR last_seen_at <= $3)`,
      [tx.municipality, at, idleSince],
    );
  }
}
