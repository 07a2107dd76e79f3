import { strict as assert } from 'node:assert';
import type pg from 'pg';
import { commandContext } from '../src/access/command-context.js';
import { type ImportResultDto } from '../src/platform/tabular/import-result.dto.js';
import { ImportService } from '../src/exchange/import.service.js';
import { alternate, type Way } from './alternate.js';
import { bareSnapshot, withBarePg } from './bare-pg.js';
import { importByHand, plainCopy } from './floor-import.js';
import { withAppContext } from './app-context.js';
import { option, print, printLines, secondsOf } from './measure.js';
import { proceduresFile } from './procedures-file.js';
import { codeOf, seed } from './seed.js';
import { onServer } from './server.js';

const rows = option('procedures', 100_000);
const runs = option('runs', 3);
const warmUp = 1;
const departments = 60;
const BASELINE = 'bare pg, COPY and one insert a table';
const WRITTEN = ['procedure', 'procedure_stage', 'procedure_channel', 'item_mapping', 'audit_event'];

await onServer(async ({ superuserUrl, applicationUrl }) => {
  const passes = warmUp + runs;
  const empty = { procedures: 0, departments, history: 1, months: 1 };
  await seed(superuserUrl, { municipalities: 2 * passes, ...empty });
  const file = proceduresFile(rows, departments);
  print(`a file of ${rows} rows, ${(file.length / 1024 / 1024).toFixed(1)} MiB`);
  await withAppContext(applicationUrl, undefined, async (app) => {
    const imports = app.get(ImportService);
    const run = (municipality: string): Promise<ImportResultDto> => {
      const request = {
        kind: 'procedures',
        bytes: file,
        fileName: 'bench.csv',
        parameters: {},
        dryRun: false,
      };
      return imports.run(commandContext(municipality), request);
    };
    const expect = async (municipality: string, expected: Partial<ImportResultDto>): Promise<number> => {
      let outcome: ImportResultDto | undefined;
      const seconds = await secondsOf(async () => (outcome = await run(municipality)));
      assert.deepEqual(outcome, {
        ...{ created: 0, updated: 0, unchanged: 0, errors: [], unreadColumns: [], hiddenRows: [] },
        ...expected,
      });
      return seconds;
    };
    await withBarePg(applicationUrl, async (client) => {
      // Every pass fills a municipality of its own: the even ones the product's, the odd ones the baseline's.
      const ways: Way[] = [
        { name: 'product', rows, once: (pass) => expect(codeOf(2 * pass), { created: rows }) },
        {
          name: 'product, the same file again',
          rows,
          once: (pass) => expect(codeOf(2 * pass), { unchanged: rows }),
        },
        {
          name: BASELINE,
          rows,
          once: (pass) => secondsOf(() => importByHand(client, codeOf(2 * pass + 1), file)),
        },
        { name: 'plain COPY', rows, once: () => secondsOf(() => plainCopy(client, codeOf(0), file)) },
      ];
      const lines = await alternate(ways, runs, warmUp);
      assert.deepEqual(await writtenIn(client, codeOf(0)), await writtenIn(client, codeOf(1)));
      printLines(`Import of ${rows} procedures from CSV, median of ${runs}`, lines, BASELINE, 3);
    });
  });
});

/** How many rows a municipality has in each table: the baseline counts only where they are as many. */
async function writtenIn(client: pg.Client, municipality: string): Promise<object> {
  return bareSnapshot(client, municipality, async () => {
    const counts = WRITTEN.map(
      (table) => `(SELECT count(*) FROM ${table} WHERE municipality_id = $1) AS ${table}`,
    );
    const { rows: found } = await client.query<object>(`SELECT ${counts.join(', ')}`, [municipality]);
    return found;
  });
}
