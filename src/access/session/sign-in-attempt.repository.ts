import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Attempter, type FailureGroup } from './sign-in-delay.js';

/** Passwords are typed to sign in, and to change one's password; the two count apart. */
export type AttemptKind = 'sign-in' | 'password-change';

export interface Attempt extends Attempter {
  loginHash: string;
  kind: AttemptKind;
  at: Date;
}

/** Failed attempts, read and written as the system role. Logins are kept as hashes: people type passwords there. */
@Injectable()
export class SignInAttemptRepository {
  /** Lets one attempt for a login after the other, however many come at once, until the transaction ends. */
  async lock(system: Transaction, { loginHash }: Pick<Attempt, 'loginHash'>): Promise<void> {
    await system.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [loginHash]);
  }

  /** The failures for the login since an instant, by where they came from. */
  async groups(
    system: Transaction,
    { loginHash, kind }: Pick<Attempt, 'loginHash' | 'kind'>,
    since: Date,
  ): Promise<FailureGroup[]> {
    const rows = await system.query<FailureGroup>(
      `SELECT address, device_hash AS device, count(*)::int AS failures, max(at) AS last FROM sign_in_attempt
        WHERE login_hash = $1 AND kind = $2 AND at > $3 GROUP BY address, device_hash`,
      [loginHash, kind, since],
    );
    return rows;
  }

  /** Writes an attempt down and clears away those before `since`. Returns its id. */
  async insert(system: Transaction, attempt: Attempt, since: Date): Promise<string> {
    const { loginHash, kind, address, device, at } = attempt;
    await system.execute(`DELETE FROM sign_in_attempt WHERE at < $1`, [since]);
    const rows = await system.query<{ id: string }>(
      `INSERT INTO sign_in_attempt (login_hash, kind, address, device_hash, at)
       VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [loginHash, kind, address, device, at],
    );
    return rows.map(({ id }) => id).join();
  }

  /** Takes back an attempt that was not made after all. */
  async remove(system: Transaction, id: string): Promise<void> {
    await system.execute(`DELETE FROM sign_in_attempt WHERE id = $1`, [id]);
  }

  /** After the right password the failures from the same place count no more; those from elsewhere do. */
  async forgive(system: Transaction, { loginHash, kind, address, device }: Attempt): Promise<void> {
    await system.execute(
      `DELETE FROM sign_in_attempt
        WHERE login_hash = $1 AND kind = $2 AND device_hash IS NOT DISTINCT FROM $4
          AND ($4::text IS NOT NULL OR address = $3)`,
      [loginHash, kind, address, device],
    );
  }
}
