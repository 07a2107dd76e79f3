import { sqlState } from './database.js';

/** Codes of Node and pg for a server that cannot be reached or has gone away. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ERR_SOCKET_CLOSED',
]);

/** What pg and its pool say without a code. */
const CONNECTION_WORDS = [
  'Connection terminated',
  'Connection ended',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end',
  'Connection is closed',
];

/**
 * Connection exceptions (08), insufficient resources (53), the server going down (57P0x) or cancelling a statement
 * that took too long (57014), a lock not got in time (55P03), a transaction ended for its idle or whole time (25P03,
 * 25P04), and one that PostgreSQL asked for again until nobody tried any more (40001, 40P01).
 */
const STATES = /^(?:08...|53...|57P0\d|57014|55P03|25P03|25P04|40001|40P01)$/;

/** Whether an error says that the database cannot do now what it could do at another time. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  const state = sqlState(error);
  if (STATES.test(state) || CONNECTION_CODES.has(state) || isMissingSocket(error)) return true;
  return error instanceof Error && CONNECTION_WORDS.some((words) => error.message.includes(words));
}

/** The socket of a server on the same machine that does not run. */
function isMissingSocket(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  return code === 'ENOENT' && syscall === 'connect';
}
