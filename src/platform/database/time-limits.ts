/** How long PostgreSQL may keep one transaction of ours waiting, in milliseconds. They are set for each connection. */
export interface TimeLimits {
  /** For a lock that somebody else holds. */
  readonly lock: number;
  /** For one statement. */
  readonly statement: number;
  /** Between two statements of a transaction that may hold locks. A frozen process must not keep them. */
  readonly idle: number;
  /** For one of this process's connections to become free. */
  readonly connection: number;
}

/** For what a person or a programme waits for: pages and the API. */
export const REQUEST_LIMITS: TimeLimits = {
  lock: 3_000,
  statement: 15_000,
  idle: 15_000,
  connection: 3_000,
};

/** For jobs, commands and files: they may take long, but not without end. */
export const JOB_LIMITS: TimeLimits = {
  lock: 60_000,
  statement: 600_000,
  idle: 120_000,
  connection: 600_000,
};

/** For migrations: whoever waits for a table's lock keeps everybody behind him waiting too. */
export const MIGRATION_LIMITS: TimeLimits = { lock: 60_000, statement: 0, idle: 0, connection: 30_000 };

/** For making a connection, and for the server's first answer on one that is there. */
export const OPENING_MS = 3_000;

/** What a reading transaction may be idle: it holds no row, and files are made out of it. */
export const READING_IDLE_MS = 600_000;

/** The limits as start-up options of a connection. */
export function asOptions({ lock, statement, idle }: TimeLimits): string {
  return `-c lock_timeout=${lock} -c statement_timeout=${statement} -c idle_in_transaction_session_timeout=${idle}`;
}

/** The limits as statements that hold to the end of a transaction. */
export function asStatements({ lock, statement, idle }: TimeLimits): string {
  return (
    `SET LOCAL lock_timeout = ${lock}; SET LOCAL statement_timeout = ${statement}; ` +
    `SET LOCAL idle_in_transaction_session_timeout = ${idle}`
  );
}
