import { type Transaction } from './transaction.js';

/** Whose data a piece of work may touch. Everything that carries more (who, from where) extends it. */
export interface TenantContext {
  /** Six-digit code of the municipality (全国地方公共団体コード). */
  readonly municipality: string;
  /** The view of `Database.oneView` on which everything is read; omitted where each reading has one of its own. */
  readonly view?: Transaction;
}
