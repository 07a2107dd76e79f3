import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { describeError } from './describe-error.js';

/** One line of JSON an event on stderr: stdout belongs to what a command prints. */
export function createLogger(level: string): Logger {
  const serializers = { err: describeError };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers },
    pino.destination(2),
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
