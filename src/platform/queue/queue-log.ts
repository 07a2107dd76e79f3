import { type Logger } from 'pino';

export type QueueLog = Pick<Logger, 'info' | 'warn' | 'error'>;

export type NoteError = (error: Error) => void;

const QUIET_MS = 30_000;

/**
 * A listener for `error` events that writes the same message at most every 30 seconds: a server that is away raises
 * one for each attempt to reach it, on each queue. One listener serves all connections of an owner.
 */
export function connectionErrors(log: QueueLog): NoteError {
  const lastWritten = new Map<string, number>();
  return (error) => {
    const now = Date.now();
    if (now - (lastWritten.get(error.message) ?? -Infinity) < QUIET_MS) return;
    // Messages may name a port or a job, so the memory of them is not left to grow.
    if (lastWritten.size > 100) lastWritten.clear();
    lastWritten.set(error.message, now);
    log.error({ err: error }, 'キューでエラーが発生しました');
  };
}
