/**
 * Why a service we depend on cannot serve just now. Each passes without our doing anything wrong:
 * - `unreachable`: nobody takes the connection, it was cut, or the server is starting or stopping;
 * - `no-answer`: the connection is there, the answer does not come in time;
 * - `busy`: all our connections are in use, or the server takes no more;
 * - `locked`: somebody holds what we need for longer than we wait;
 * - `slow`: the statement ran longer than it may;
 * - `read-only`, `full`: it answers but takes no data (a stand-by server, a full disk, a full memory).
 */
export type Unavailable = 'unreachable' | 'no-answer' | 'busy' | 'locked' | 'slow' | 'read-only' | 'full';

const BY_CODE: Record<string, Unavailable> = {
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ECONNABORTED: 'unreachable',
  ENOENT: 'unreachable',
  EPIPE: 'unreachable',
  ERR_SOCKET_CLOSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'no-answer',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '57P05': 'unreachable',
  '25P03': 'slow',
  '25P04': 'slow',
  '57014': 'slow',
  '55P03': 'locked',
  // Asked for again by the server until nobody tried any more.
  '40001': 'locked',
  '40P01': 'locked',
  '53000': 'busy',
  '53300': 'busy',
  '53400': 'busy',
  '53100': 'full',
  '53200': 'full',
  '25006': 'read-only',
};

/** What drivers say without a code of their own. */
const BY_MESSAGE: [RegExp, Unavailable][] = [
  [/^(?:OOM|MISCONF)\b|OOM command not allowed/, 'full'],
  [/^READONLY\b|can't write against a read only/, 'read-only'],
  [/^(?:LOADING|MASTERDOWN|CLUSTERDOWN)\b/, 'unreachable'],
  [/timeout exceeded when trying to connect/, 'busy'],
  [/Query read timeout|Command timed out|timeout expired|connection timeout|connect ETIMEDOUT/, 'no-answer'],
  [
    /Connection (?:terminated|ended)|Cannot use a pool after calling end|Client was closed|connection error and is not queryable|Connection is closed|Stream isn't writeable|max retries per request/,
    'unreachable',
  ],
];

/** Thrown by ourselves in place of an answer that did not come. */
export class NotAvailable extends Error {
  constructor(
    readonly reason: Unavailable,
    message: string,
  ) {
    super(message);
    this.name = 'NotAvailable';
  }
}

/** Why the error means that the database or the queue cannot serve just now; null where it means something else. */
export function unavailability(error: unknown): Unavailable | null {
  if (typeof error !== 'object' || error === null) return null;
  if (error instanceof NotAvailable) return error.reason;
  const { code, syscall, driverError, message, errors } = error as {
    code?: unknown;
    syscall?: unknown;
    driverError?: unknown;
    message?: unknown;
    errors?: unknown;
  };
  if (driverError !== undefined) return unavailability(driverError);
  // A socket that is not there; any other file may be missing for reasons of our own.
  if (code === 'ENOENT' && syscall !== 'connect') return null;
  if (typeof code === 'string' && code in BY_CODE) return BY_CODE[code] ?? null;
  if (typeof code === 'string' && code.startsWith('08')) return 'unreachable';
  if (Array.isArray(errors) && errors.length > 0) return unavailability(errors[0]);
  if (typeof message !== 'string') return null;
  return BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}
