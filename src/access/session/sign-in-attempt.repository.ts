import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';

const DAY_MS = 86_400_000;

interface Attempt {
  loginHash: string;
  address: string;
  at: Date;
}

/** Failed attempts to sign in, through the system's door. Logins are kept as hashes: people type passwords there. */
@Injectable()
export class SignInAttemptRepository {
  /** Lets one attempt for a login after the other, however many come at once, until the transaction ends. */
  async lock(system: Transaction, { loginHash }: Pick<Attempt, 'loginHash'>): Promise<void> {
    await system.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [loginHash]);
  }

  /** How many attempts since an instant, for the login and from the address. */
  async count(
    system: Transaction,
    { loginHash, address }: Attempt,
    since: Date,
  ): Promise<{ login: number; address: number }> {
    const [found] = await system.query<{ login: number; address: number }>(
      `SELECT (SELECT count(*) FROM sign_in_attempt WHERE login_hash = $1 AND at > $3) AS login,
              (SELECT count(*) FROM sign_in_attempt WHERE address = $2 AND at > $3) AS address`,
      [loginHash, address, since],
    );
    return found ?? { login: 0, address: 0 };
  }

  /** Writes an attempt down and clears away those of the day before. */
  async insert(system: Transaction, { loginHash, address, at }: Attempt): Promise<void> {
    await system.execute(`DELETE FROM sign_in_attempt WHERE at < $1`, [new Date(at.getTime() - DAY_MS)]);
    await system.execute(`INSERT INTO sign_in_attempt (login_hash, address, at) VALUES ($1, $2, $3)`, [
      loginHash,
      address,
      at,
    ]);
  }

  /** After the right password the failures before it count no more. */
  async forgive(system: Transaction, { loginHash }: Pick<Attempt, 'loginHash'>): Promise<void> {
    await system.execute(`DELETE FROM sign_in_attempt WHERE login_hash = $1`, [loginHash]);
  }
}
