import { strict as assert } from 'node:assert';
import pg from 'pg';
import { commandContext } from '../src/access/command-context.js';
import { type ImportResultDto } from '../src/platform/tabular/import-result.dto.js';
import { ImportService } from '../src/exchange/import.service.js';
import { alternate, atOnce, type Way } from './alternate.js';
import { withAppContext } from './app-context.js';
import { bareSnapshot, withBarePg, withPooled } from './bare-pg.js';
import { differingByHand, importByHand, importNaked } from './floor-import.js';
import { type Line, note, option, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { proceduresFile } from './procedures-file.js';
import { codeOf, seed } from './seed.js';
import { onServer } from './server.js';

const rows = option('procedures', 100_000);
const smallRows = option('small', 3_000);
const runs = option('runs', 2);
const bench = 'import';
const AIM = 3;
const TOGETHER = 16;
const departments = 60;
const BY_HAND = 'bare pg, COPY and one insert a table';
const NAKED = 'bare pg, COPY and one insert into one table';
const COMPARED = 'bare pg, COPY and one comparison';
const WRITTEN = ['procedure', 'procedure_stage', 'procedure_channel', 'item_mapping', 'audit_event'];
/** The first run of everything only warms up. */
const PASSES = 1 + runs;

type ImportFile = (municipality: string, bytes: Buffer) => Promise<ImportResultDto>;

await onServer(async ({ superuserUrl, applicationUrl }) => {
  const municipalities = 3 * PASSES * (1 + TOGETHER);
  await seed(superuserUrl, { municipalities, procedures: 0, departments, history: 1, months: 1 });
  await withAppContext(applicationUrl, undefined, async (app) => {
    const imports = app.get(ImportService);
    const importFile: ImportFile = (municipality, bytes) =>
      imports.run(commandContext(municipality), {
        ...{ kind: 'procedures', fileName: 'bench.csv', parameters: {}, dryRun: false },
        bytes,
      });
    await withBarePg(applicationUrl, (client) => one(importFile, client));
    const pool = new pg.Pool({ connectionString: applicationUrl, max: 10 });
    await sixteen(importFile, pool).finally(() => pool.end());
  });
});

/** One large file into an empty municipality, then again. */
async function one(importFile: ImportFile, client: pg.ClientBase): Promise<void> {
  const file = proceduresFile(rows, departments);
  note(`a file of ${rows} rows, ${(file.length / 1024 / 1024).toFixed(1)} MiB`);
  const into = (pass: number, way: number): string => codeOf(3 * pass + way);
  const ways: Way[] = [
    {
      ...{ name: 'product', rows, aim: AIM },
      once: (pass) => secondsOf(() => expect(importFile(into(pass, 0), file), { created: rows })),
    },
    {
      ...{ name: 'product, the same file again', rows, aim: AIM },
      once: (pass) => secondsOf(() => expect(importFile(into(pass, 0), file), { unchanged: rows })),
    },
    { name: BY_HAND, rows, once: (pass) => secondsOf(() => importByHand(client, into(pass, 1), file)) },
    {
      ...{ name: COMPARED, rows },
      once: (pass) =>
        secondsOf(async () => assert.equal(await differingByHand(client, into(pass, 0), file), 0)),
    },
    {
      ...{ name: NAKED, rows },
      once: (pass) => secondsOf(() => importNaked(client, into(pass, 2), file)),
    },
  ];
  const lines = await alternate(ways, runs, 1);
  await sameRows(client, into(0, 0), into(0, 1));
  const isAgain = ({ name }: Line): boolean => [ways[1]?.name, COMPARED].includes(name);
  const title = `${rows} procedures from CSV, median of ${runs}`;
  printLines(
    { bench, title, floor: BY_HAND },
    lines.filter((line) => !isAgain(line)),
  );
  printLines({ bench, title, floor: COMPARED }, lines.filter(isAgain));
}

/** Sixteen files into as many municipalities, sent at once; the floor has as many connections as the product. */
async function sixteen(importFile: ImportFile, pool: pg.Pool): Promise<void> {
  const file = proceduresFile(smallRows, departments);
  const into = (pass: number, way: number, at: number): string =>
    codeOf(3 * PASSES + TOGETHER * (3 * pass + way) + at);
  const about = { rows: TOGETHER * smallRows, concurrency: TOGETHER };
  const byHand = (importOne: typeof importByHand, way: number) => (pass: number) =>
    atOnce(TOGETHER, (at) => withPooled(pool, (client) => importOne(client, into(pass, way, at), file)));
  const ways: Way[] = [
    {
      ...{ name: 'product', ...about, aim: AIM },
      once: (pass) =>
        atOnce(TOGETHER, (at) => expect(importFile(into(pass, 0, at), file), { created: smallRows })),
    },
    { name: BY_HAND, ...about, once: byHand(importByHand, 1) },
    { name: NAKED, ...about, once: byHand(importNaked, 2) },
  ];
  const lines = await alternate(ways, runs, 1);
  await withPooled(pool, (client) => sameRows(client, into(0, 0, 0), into(0, 1, 0)));
  const title = `${TOGETHER} files of ${smallRows} procedures at once, median of ${runs}`;
  printLines({ bench, title, floor: BY_HAND }, lines);
}

async function expect(result: Promise<ImportResultDto>, expected: Partial<ImportResultDto>): Promise<void> {
  assert.deepEqual(await result, {
    ...{ created: 0, updated: 0, unchanged: 0, errors: [], unreadColumns: [], hiddenRows: [] },
    ...expected,
  });
}

/** The floor counts only where it writes as many rows into each table. */
async function sameRows(client: pg.ClientBase, ours: string, floor: string): Promise<void> {
  assert.deepEqual(await writtenIn(client, ours), await writtenIn(client, floor));
}

async function writtenIn(client: pg.ClientBase, municipality: string): Promise<object> {
  return bareSnapshot(client, municipality, async () => {
    const counts = WRITTEN.map(
      (table) => `(SELECT count(*) FROM ${table} WHERE municipality_id = $1) AS ${table}`,
    );
    const { rows: found } = await client.query<object>(`SELECT ${counts.join(', ')}`, [municipality]);
    return found;
  });
}
