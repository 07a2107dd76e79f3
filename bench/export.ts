import 'reflect-metadata';
import { strict as assert } from 'node:assert';
import pg from 'pg';
import { readTable } from '../src/platform/tabular/read-table.js';
import { alternate, atOnce, type Way } from './alternate.js';
import { withPooled } from './bare-pg.js';
import { exportByHand, exportSheetByHand } from './floor-export.js';
import { Client, type Target } from './load.js';
import { note, option, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { type Listening, whileListening } from './processes.js';
import { codeOf, seed } from './seed.js';
import { onServer, withClient } from './server.js';
import { signIn } from './sign-in.js';

/** A city, and the most rows that are written as .xlsx and as CSV. */
const SIZES = [option('procedures', 3_000), option('xlsx', 10_000), option('csv', 50_000)];
const runs = option('runs', 5);
const TOGETHER = 16;
const AIM = 3;
const FLOORS = {
  csv: { name: 'bare pg, COPY to CSV', write: exportByHand },
  xlsx: { name: 'bare pg, one packed sheet of texts', write: exportSheetByHand },
};

type Format = keyof typeof FLOORS;

interface City {
  municipality: string;
  rows: number;
  cookie: string;
}

/** What the seed leaves out: divisions, and values that only some procedures have. */
const MORE = `
  INSERT INTO division (municipality_id, name)
  SELECT municipality_id, n || '部' FROM municipality CROSS JOIN generate_series(1, 6) n;
  UPDATE department d SET division_id = v.id FROM division v
   WHERE v.municipality_id = d.municipality_id AND v.name = right(d.code, 1) || '部';
  UPDATE procedure SET applicant = 'corporation', planned_month = '2026-12', kind = 'claim' WHERE code LIKE '%7'`;

await onServer(async (server) => {
  const cities: City[] = [];
  const seeding = await secondsOf(async () => {
    for (const [first, procedures] of SIZES.entries()) {
      const shape = { municipalities: 1, procedures, departments: 60, history: 6, months: 1 };
      await seed(server.superuserUrl, { ...shape, first });
      const municipality = codeOf(first);
      const { cookie } = await signIn(server.superuserUrl, municipality);
      cities.push({ municipality, rows: procedures, cookie });
    }
    await withClient(server.superuserUrl, async (client) => {
      await client.query(MORE);
      await client.query('VACUUM ANALYZE');
    });
  });
  note(`seeded in ${seeding.toFixed(0)} s`);
  const pool = new pg.Pool({ connectionString: server.applicationUrl, max: 10 });
  const product = { DATABASE_URL: server.applicationUrl, PORT: '0', REQUESTS_PER_MINUTE: '1000000' };
  await whileListening('src/main.js', product, async (web) => {
    const [city, middle, large] = cities;
    assert.ok(city && middle && large);
    for (const format of ['csv', 'xlsx'] as const)
      for (const concurrency of [1, TOGETHER]) await measure(web, pool, city, { format, concurrency });
    await measure(web, pool, middle, { format: 'xlsx', concurrency: 1 });
    await measure(web, pool, large, { format: 'csv', concurrency: 1 });
  }).finally(() => pool.end());
});

/** 手続台帳 as a file, downloaded by somebody of the DX office. */
async function measure(
  web: Listening,
  pool: pg.Pool,
  { municipality, rows, cookie }: City,
  { format, concurrency }: { format: Format; concurrency: number },
): Promise<void> {
  const client = new Client(concurrency);
  const target: Target = { url: `${web.url}/procedures/export.${format}`, headers: { cookie } };
  const cells = await cellsOf(await withPooled(pool, (bare) => exportByHand(bare, municipality)));
  assert.equal(cells.length, rows + 1);
  assert.deepEqual(await cellsOf(await client.bytes(target)), cells);
  const about = { rows: rows * concurrency, concurrency };
  const { name, write } = FLOORS[format];
  const byHand = () => withPooled(pool, (bare) => write(bare, municipality));
  const ways: Way[] = [
    {
      ...{ name: 'product', ...about, aim: AIM, pid: web.pid },
      once: () => atOnce(concurrency, () => client.bytes(target)),
    },
    { name, ...about, once: () => atOnce(concurrency, byHand) },
  ];
  const title = `${rows} procedures as ${format}, ${concurrency} at once, median of ${runs}`;
  printLines({ bench: 'export', title, floor: name }, await alternate(ways, runs, 1));
  client.close();
}

/** The cells of a file, without the blank ones at the end of a row. */
async function cellsOf(file: Buffer): Promise<string[][]> {
  const { header, rows } = await readTable(file);
  const all = [header];
  for await (const { cells } of rows) all.push(cells);
  return all.map((cells) => cells.slice(0, 1 + cells.findLastIndex((cell) => cell !== '')));
}
