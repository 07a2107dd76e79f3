import { InvalidInput } from '../kernel/invalid-input.js';
import { sqlState } from '../platform/database/sql-state.js';
import { Problem } from '../platform/problem.js';

/** Data that a column cannot hold: a fault of the file, however it got there. */
const DATA_STATES = /^22/;

/** The message to the sender where a failure is the file's or the request's own; null where it is ours. */
export function refusalIn(error: unknown): string | null {
  if (error instanceof Problem && error.status < 500) {
    const faults = (error.particulars.errors ?? []).map(({ message }) => message);
    return [error.message, ...faults].join(' ');
  }
  if (error instanceof InvalidInput) return error.message;
  if (DATA_STATES.test(sqlState(error)))
    return 'データベースに保存できない値があります。ファイルの中の極端に大きな数や見えない文字を確かめてください。';
  return null;
}
