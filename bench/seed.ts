import { SEEDING } from './seed.sql.js';
import { withClient } from './server.js';

/** What a bench measures on. */
export interface Seed {
  /** The number of the first one; what was seeded before has lower ones. */
  first?: number;
  municipalities: number;
  procedures: number;
  departments: number;
  /** Entries of each procedure's stage history, one a month, the newest on the last day of the reported month. */
  history: number;
  /** Months with reports; all but the newest are closed. */
  months: number;
}

/** The month that is open; the catalogue's stages and the reports end with it. */
export const MONTH = '2026-10';
export const MONTH_END = '2026-10-31';
/** The latest fiscal year complete by then, with recorded counts of nine procedures in ten. */
export const FISCAL_YEAR = 2025;

/** The code of the nth municipality, from 0. */
export function codeOf(n: number): string {
  return String(100_000 + n);
}

/**
 * Fills a migrated, empty database with municipalities that are all alike, by a handful of statements: every value
 * follows from the number of its row, so two runs measure the same data. Foreign keys are not checked meanwhile.
 * Each municipality owes the figures of the open month.
 */
export async function seed(superuserUrl: string, given: Seed): Promise<void> {
  const { first = 0, municipalities, procedures, departments, history, months } = given;
  const values: Record<string, string | number> = {
    first: codeOf(first),
    ...{ municipalities, procedures, departments, history, months },
    month: MONTH,
    end: MONTH_END,
    year: FISCAL_YEAR,
  };
  await withClient(superuserUrl, async (client) => {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
      SET work_mem = '64MB'; SET maintenance_work_mem = '512MB'`);
    for (const statement of SEEDING) {
      const { text, used } = filledIn(statement, values);
      await client.query(text, used);
    }
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  });
}

/** A statement with a place for each `:name` that is a value of the seed. */
function filledIn(
  statement: string,
  values: Record<string, string | number>,
): { text: string; used: unknown[] } {
  const used: unknown[] = [];
  const text = statement.replace(/(?<!:):([a-z]+)\b/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    used.push(value);
    return `$${used.length}::${typeof value === 'number' ? 'integer' : 'text'}`;
  });
  return { text, used };
}
