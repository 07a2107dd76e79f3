import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { type TenantContext } from './context.js';
import { Transaction } from './transaction.js';

/** Serialization failure and deadlock: PostgreSQL asks for the whole transaction again. */
const RESTARTABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 8;

export const SYSTEM_ROLE = 'tetsuzuki_system';

const READ_COMMITTED = 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED';
const ONE_VIEW = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';

interface Opening {
  municipality: string;
  /** The first statements inside the transaction, sent as one: its isolation, whose it is and what it may do. */
  first: string;
}

/**
 * The two doors to the database. `transaction` and `snapshot` see one municipality and nothing else;
 * `system` sees no tenant's data but what sign-in, the schedule and the operator are granted.
 */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction of the context's municipality. A deadlock restarts the whole `work`. */
  async transaction<T>(context: TenantContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { municipality } = context;
    return this.run({ municipality, first: `${READ_COMMITTED}; ${settingOf(municipality)}` }, work);
  }

  /** Runs `work` on one unchanging, read-only view of the municipality's data. */
  async snapshot<T>(context: TenantContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { municipality } = context;
    return this.run({ municipality, first: `${ONE_VIEW}; ${settingOf(municipality)}` }, work);
  }

  /** Runs `work` as the system role, which belongs to no municipality. */
  async system<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.run({ municipality: '', first: `${READ_COMMITTED}; SET LOCAL ROLE ${SYSTEM_ROLE}` }, work);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async run<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(opening, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RESTARTABLE.has(sqlState(error))) throw error;
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private async once<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = new Transaction(runner, opening.municipality);
    try {
      await runner.startTransaction();
      await runner.query(opening.first);
      const result = await work(tx);
      await runner.commitTransaction();
      tx.announceCommit();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Sets the tenant for the transaction; only six digits ever reach the statement. */
function settingOf(municipality: string): string {
  if (!/^[0-9]{6}$/.test(municipality)) throw new Error(`not a municipality code: ${municipality}`);
  return `SELECT set_config('app.municipality', '${municipality}', true)`;
}

/** The SQLSTATE of a database error, or an empty string for anything else. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined ? '' : sqlState(driverError);
}
