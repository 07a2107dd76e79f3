import { type TenantContext } from '../../src/platform/database/context.js';
import { type Database } from '../../src/platform/database/database.js';

const TABLES = ['snapshot', 'figure', 'frozen_procedure', 'frozen_item'];

/**
 * Everything stored of a municipality's figures, a line for each row, in an order of its own: two dumps are equal
 * where the rows are, to the byte. Without the municipality's code, so that two can be compared.
 *
 * @param touched also gives when each row was written: equal then only where none was written again
 */
export async function storedFigures(
  database: Database,
  town: TenantContext,
  { touched = false, without = [] }: { touched?: boolean; without?: string[] } = {},
): Promise<string> {
  return database.snapshot(town, async (tx) => {
    const lines: string[] = [];
    for (const table of TABLES) {
      const written = touched ? `t.xmin::text || ' ' ||` : '';
      const rows = await tx.query<{ line: string }>(
        `SELECT ${written} (to_jsonb(t) - $1::text[])::text AS line FROM ${table} t`,
        [['municipality_id', ...without]],
      );
      lines.push(...rows.map(({ line }) => `${table} ${line}`).sort());
    }
    return lines.join('\n');
  });
}
