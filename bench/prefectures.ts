import { strict as assert } from 'node:assert';
import type pg from 'pg';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { Nudges } from '../src/platform/owed-work/nudges.js';
import { Database } from '../src/platform/database/database.js';
import { reconcile } from '../src/worker/reconciler.js';
import { bareTransaction, withBarePg } from './bare-pg.js';
import { recomputeByHand } from './floor-figures.js';
import { PLAIN_GROUP_BY } from './floor-figures.sql.js';
import { withAppContext, withWorker } from './app-context.js';
import { type Line, note, option, peakMiB, resetPeak, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { codeOf, MONTH, seed } from './seed.js';
import { onServer, withClient } from './server.js';

const municipalities = option('municipalities', 100);
const procedures = option('procedures', 1_500);
/** What a worker does at once by default; the baseline has as many connections. */
const concurrency = option('concurrency', 2);
const rows = municipalities * procedures;
const BASELINE = 'bare pg, a loop';
const AIM = 1.5;

await onServer(async ({ superuserUrl, applicationUrl }) => {
  const shape = { municipalities, procedures, departments: 30, history: 2, months: 1 };
  const seeding = await secondsOf(() => seed(superuserUrl, shape));
  note(`seeded ${municipalities} municipalities of ${procedures} procedures in ${seeding.toFixed(0)} s`);
  if (municipalities < 1_741) note('all of Japan: npm run bench -- prefectures --municipalities 1741');
  const digests: string[] = [];
  const pass = async (name: string, work: () => Promise<void>): Promise<Line> => {
    await oweEverything(superuserUrl);
    resetPeak();
    const seconds = await secondsOf(work);
    digests.push(await digestOfFigures(superuserUrl));
    return { name, rows, concurrency, seconds, peakMiB: peakMiB() };
  };
  const lines: Line[] = [];
  const backends = [undefined, ...(process.env.REDIS_URL ? [process.env.REDIS_URL] : [])];
  for (const redisUrl of backends) {
    const name = `product, ${redisUrl ? 'Redis' : 'PostgreSQL'} queue`;
    lines.push({ ...(await pass(name, () => byOneWorker(applicationUrl, redisUrl))), aim: AIM });
  }
  lines.push(
    await pass(BASELINE, () => byHand(applicationUrl, (client, code) => recomputeByHand(client, code))),
  );
  assert.equal(new Set(digests).size, 1, 'the product and the floor come to the same figures');
  lines.push(await pass('plain GROUP BY', () => byHand(applicationUrl, plainGroupBy)));
  const title = `${municipalities} municipalities by one worker, ${concurrency} at a time`;
  printLines({ bench: 'prefectures', title, floor: BASELINE }, lines);
});

/** Everything is owed and nothing computed, as after a new definition of the indicators. */
async function oweEverything(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`SET session_replication_role = replica; TRUNCATE figure, snapshot CASCADE`);
    await client.query('UPDATE owed_work SET requested = requested + 1');
    await client.query('VACUUM ANALYZE owed_work, figure, snapshot');
    await client.query('CHECKPOINT');
  });
}

async function digestOfFigures(superuserUrl: string): Promise<string> {
  return withClient(superuserUrl, async (client) => {
    const { rows: found } = await client.query<{ digest: string }>(
      `SELECT md5(string_agg(f::text, '|' ORDER BY municipality_id, scope_kind, scope_key, indicator)) AS digest
         FROM figure f WHERE municipality_id = ANY($1)`,
      [[0, 1, municipalities - 1].map(codeOf)],
    );
    return found.map(({ digest }) => digest).join();
  });
}

/** The reconciler finds what is owed and nudges it; the worker does it. */
async function byOneWorker(applicationUrl: string, redisUrl: string | undefined): Promise<void> {
  await withAppContext(applicationUrl, redisUrl, async (app) => {
    const open = new Set(Array.from({ length: municipalities }, (_, n) => codeOf(n)));
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const done = ({ municipality }: { municipality: string }): void => {
      open.delete(municipality);
      if (open.size === 0) finish();
    };
    await withWorker(app, { concurrency, done }, async () => {
      const again = (): Promise<number> => reconcile(app.get(Database), app.get(OwedWork), app.get(Nudges));
      await again();
      const ticks = setInterval(() => void again(), 15_000);
      await finished;
      clearInterval(ticks);
    });
  });
}

async function byHand(
  applicationUrl: string,
  recompute: (client: pg.Client, municipality: string) => Promise<unknown>,
): Promise<void> {
  const owed = await withBarePg(applicationUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE tetsuzuki_system');
    const found = await client.query<{ municipality: string }>(
      `SELECT municipality_id AS municipality FROM owed_work WHERE done < requested ORDER BY requested_at`,
    );
    await client.query('COMMIT');
    return found.rows.values();
  });
  const worker = (): Promise<void> =>
    withBarePg(applicationUrl, async (client) => {
      for (const { municipality } of owed) await recompute(client, municipality);
    });
  await Promise.all(Array.from({ length: concurrency }, worker));
}

function plainGroupBy(client: pg.Client, municipality: string): Promise<unknown> {
  return bareTransaction(client, municipality, () => client.query(PLAIN_GROUP_BY, [municipality, MONTH]));
}
