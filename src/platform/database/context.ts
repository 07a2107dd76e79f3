import { type Sql } from './sql.js';
import { type Transaction } from './transaction.js';

/** Whose data a piece of work may touch. Everything that carries more (who, from where) extends it. */
export interface TenantContext {
  /** Six-digit code of the municipality (全国地方公共団体コード). */
  readonly municipality: string;
  /** The view of `Database.oneView` on which everything is read; omitted where each reading has one of its own. */
  readonly view?: Transaction;
  /** What the context stands on, where it was only remembered. */
  readonly proof?: Proof;
}

/** What is read of the database before anything else is, and in the same transaction, so that it may be believed. */
export interface Proof {
  readonly statement: Sql;
  /** Whether it was read and holds. */
  readonly held: boolean;
  /** @throws Unproven where the rows say something else than what was remembered */
  hold(rows: readonly object[]): void;
}

/** What was remembered is no longer so. Nothing that was read beside it may be used. */
export class Unproven extends Error {
  override readonly name = 'Unproven';

  constructor() {
    super('what was remembered of whoever asks no longer holds');
  }
}
