import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { startWorker } from '../src/worker/worker-process.js';
import { withAppContext } from './app-context.js';
import { measureClose } from './close-cost.js';
import { median, option, peakMiB, resetPeak } from './measure.js';
import { percentile, printMeasurement } from './measurement.js';
import { load } from './processor-time.js';
import { codeOf, MONTH, seed } from './seed.js';
import { onServer, withClient } from './server.js';

const owed = option('owed', 10_000);
const runs = option('runs', 30);
const [busy, quiet] = [codeOf(0), codeOf(1)];

await onServer(async ({ applicationUrl, superuserUrl }) => {
  await seed(superuserUrl, {
    ...{ municipalities: 2, procedures: 100, departments: 5 },
    ...{ history: 3, months: 3 },
  });
  await withAppContext(applicationUrl, process.env.REDIS_URL, async (app) => {
    const [database, owedWork] = [app.get(Database), app.get(OwedWork)];
    const count = async (condition: string) =>
      withClient(superuserUrl, async (client) => {
        const { rows } = await client.query<{ count: string }>(
          `SELECT count(*) FROM owed_work WHERE municipality_id = $1 AND ${condition}`,
          [busy],
        );
        return Number(rows[0]?.count);
      });
    const isDone = async () => {
      const row = await database.snapshot({ municipality: quiet }, (tx) =>
        owedWork.find(tx, 'provisional', MONTH),
      );
      return row !== undefined && row.done >= row.requested;
    };
    /** Milliseconds from the commit of a request to its fresh figures. */
    const delay = async (): Promise<number> => {
      await database.transaction({ municipality: quiet }, (tx) => owedWork.raise(tx, 'provisional', [MONTH]));
      const start = performance.now();
      while (!(await isDone())) await pause(1);
      return performance.now() - start;
    };
    const delays = async (): Promise<number[]> => {
      const all: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        all.push(await delay());
        await pause(50);
      }
      return all;
    };
    resetPeak();
    const worker = await startWorker(app);
    try {
      while (!(await isDone())) await pause(20);
      await delays();
      const alone = await delays();
      await database.transaction({ municipality: busy }, (tx) =>
        owedWork.raise(tx, 'provisional', monthsFrom(1100, owed)),
      );
      await pause(2_000);
      const [before, start] = [await count('done = requested'), performance.now()];
      const beside = await delays();
      const perSecond = ((await count('done = requested')) - before) / ((performance.now() - start) / 1000);
      const left = await count('done < requested');
      if (left === 0) throw new Error('nothing was owed any more: give a larger --owed');
      // Two run at once, so a place becomes free twice as often as one piece takes.
      const onePiece = (2 * 1000) / perSecond;
      printMeasurement({
        ...{ bench: 'fair', case: `another's figure while ${left} are owed to one`, concurrency: 2 },
        ...{ ratio: (median(beside) - median(alone)) / onePiece, aim: 1 },
        ...{ p50: median(beside), p95: percentile(beside, 0.95), perSecond, floor: onePiece },
        ...{ peakMiB: peakMiB(), load: load() },
      });
      printMeasurement({
        ...{ bench: 'fair', case: 'the same figure while nothing else is owed', concurrency: 1 },
        ...{ ratio: null, aim: null, p50: median(alone), p95: percentile(alone, 0.95) },
        ...{ perSecond: 1000 / median(alone), floor: null, peakMiB: peakMiB(), load: load() },
      });
    } finally {
      await worker.close();
    }
  });
});

await onServer((server) => measureClose(server, { procedures: option('close', 100_000), runs: 3 }));

/** So many months, all long before any that was opened. */
function monthsFrom(year: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  );
}
