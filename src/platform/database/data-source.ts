import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations.js';
import { asOptions, JOB_LIMITS, OPENING_MS, type TimeLimits } from './time-limits.js';

export interface Sizing {
  /** Most connections this process may hold. */
  poolSize?: number;
  applicationName?: string;
  limits?: TimeLimits;
}

const INT8 = 20;
const DATE = 1082;

/**
 * How values arrive: counts and sequence numbers as numbers (beyond 2^53 is an error, never a rounding), dates as
 * `YYYY-MM-DD` text so that no time zone can move them. Set for our connections only, not for the whole of pg.
 */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
    if (oid === INT8) return exactNumber;
    if (oid === DATE) return (text) => text;
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  },
};

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond the integers a number holds exactly`);
  return value;
}

/** A TypeORM data source on our schema. It never changes the schema by itself: that is what migrations are for. */
export function createDataSource(
  url: string,
  { poolSize = 10, applicationName, limits = JOB_LIMITS }: Sizing = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    poolSize,
    applicationName: applicationName ?? 'tetsuzuki',
    // The aggregate statements are long and run for milliseconds: compiling them would cost more than running them.
    extra: {
      types,
      options: `-c jit=off ${asOptions(limits)}`,
      connectionTimeoutMillis: OPENING_MS,
      // A server whose machine is gone says nothing: the network finds out.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  });
}
