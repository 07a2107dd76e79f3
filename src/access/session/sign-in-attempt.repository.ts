import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Attempter, type FailureGroup } from './sign-in-delay.js';

/** Passwords are typed to sign in, and to change one's password; the code of はじめての設定 once. Each counts apart. */
export type AttemptKind = 'sign-in' | 'password-change' | 'set-up';

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
    await system.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${loginHash}, 0))`);
  }

  /** The failures for the login since an instant, by where they came from. */
  async groups(
    system: Transaction,
    { loginHash, kind }: Pick<Attempt, 'loginHash' | 'kind'>,
    since: Date,
  ): Promise<FailureGroup[]> {
    const rows = await system.query<FailureGroup>(sql`
      SELECT address, device_hash AS device, count(*)::int AS failures, max(at) AS last FROM sign_in_attempt
       WHERE login_hash = ${loginHash} AND kind = ${kind} AND at > ${since} GROUP BY address, device_hash`);
    return rows;
  }

  /** Writes an attempt down and clears away those before `since`. Returns its id. */
  async insert(system: Transaction, attempt: Attempt, since: Date): Promise<string> {
    const { loginHash, kind, address, device, at } = attempt;
    await system.execute(sql`DELETE FROM sign_in_attempt WHERE at < ${since}`);
    const rows = await system.query<{ id: string }>(sql`
      INSERT INTO sign_in_attempt (login_hash, kind, address, device_hash, at)
      VALUES (${loginHash}, ${kind}, ${address}, ${device}, ${at}) RETURNING id`);
    return rows.map(({ id }) => id).join();
  }

  /** Takes back an attempt that was not made after all. */
  async remove(system: Transaction, id: string): Promise<void> {
    await system.execute(sql`DELETE FROM sign_in_attempt WHERE id = ${id}`);
  }

  /** Forgets every failure for the login: what was tried is no longer what is looked for. */
  async clear(system: Transaction, { loginHash, kind }: Pick<Attempt, 'loginHash' | 'kind'>): Promise<void> {
    await system.execute(sql`DELETE FROM sign_in_attempt WHERE login_hash = ${loginHash} AND kind = ${kind}`);
  }

  /** After the right password the failures from the same place count no more; those from elsewhere do. */
  async forgive(system: Transaction, { loginHash, kind, address, device }: Attempt): Promise<void> {
    await system.execute(sql`
      DELETE FROM sign_in_attempt
       WHERE login_hash = ${loginHash} AND kind = ${kind} AND device_hash IS NOT DISTINCT FROM ${device}
         AND (${device}::text IS NOT NULL OR address = ${address})`);
  }
}
