import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { describeError } from './describe-error.js';

/** So long lines of a process that writes many wait for others, in milliseconds, or until there are so many bytes. */
const GATHERED = { sync: false, periodicFlush: 100, minLength: 8_192 };

/**
 * One line of JSON an event on stderr: stdout belongs to what a command prints. With `gathered` lines are written
 * several at a time; what has not been written when the process ends is written then.
 */
export function createLogger(level: string, { gathered = false } = {}): Logger {
  const serializers = { err: describeError };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers },
    pino.destination({ dest: 2, ...(gathered ? GATHERED : {}) }),
  );
}

/** Lets the framework speak through the same logger; its start-up chatter is for debugging only. */
export class FrameworkLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ framework: rest.at(-1) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ framework: rest }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ framework: rest.at(-1) }, String(message));
  }
}
