import { sqlState } from '../database/sql-state.js';
import { type FailureCause } from './retry-pause.js';

/** Thrown by a handler whose work is fine but cannot be done at this moment. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

/**
 * Connection lost or refused (08), out of memory, disk or connections (53), server shutting down (57), cancelled by a
 * limit of time (25P03, 55P03), restarted too often (40), an I/O error (58).
 */
const TECHNICAL_STATES = /^(08|53|57|58|40|25P0[34]|55P03)/;

const TECHNICAL_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What `pg` says without a code where a connection ended under it or could not be had. */
const TECHNICAL_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client was closed|connection error and is not queryable|Query read timeout|Connection is closed/i;

/** Whether a failure passes by itself once the database and the network are there again. */
export function causeOf(error: unknown): FailureCause {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof NotNow || at.name === 'TookTooLong') return 'technical';
    const code = sqlState(at);
    if (TECHNICAL_CODES.has(code) || TECHNICAL_STATES.test(code)) return 'technical';
    if (code === '' && TECHNICAL_MESSAGES.test(at.message)) return 'technical';
  }
  return 'computation';
}
