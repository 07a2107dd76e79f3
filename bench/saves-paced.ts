import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareClerks, saveRow } from './clerks.js';
import { option, peakMiB, resetPeak } from './measure.js';
import { percentile, printMeasurement } from './measurement.js';
import { load, processorTime } from './processor-time.js';
import { whileListening } from './processes.js';
import { codeOf, seed } from './seed.js';
import { onServer } from './server.js';

const clerkCount = option('clerks', 20);
const seconds = option('seconds', 600);
const rowCount = option('rows', 40);
const ALLOWED_MS = 50;
const PARTS = 5;
const municipality = codeOf(0);

await onServer(async (server) => {
  const shape = { municipalities: 1, procedures: clerkCount * rowCount, departments: clerkCount };
  await seed(server.superuserUrl, { ...shape, history: 6, months: 13 });
  const clerks = await prepareClerks(server, municipality);
  const environment = { DATABASE_URL: server.applicationUrl, PORT: '0', REQUESTS_PER_MINUTE: '1000000' };
  await whileListening('src/main.js', environment, async ({ pid, url }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: clerkCount });
    const start = performance.now();
    let milliseconds: number[] = [];
    let until = 0;
    /** Saves row after row with a second between, until the time is over; every save is answered or the bench ends. */
    const work = clerks.map(async (clerk, n) => {
      await pause((n * 1000) / clerkCount);
      for (let saves = 0; performance.now() - start < seconds * 1000; saves += 1) {
        const version = Math.floor(saves / clerk.procedures.length);
        const procedure = clerk.procedures[saves % clerk.procedures.length] ?? '';
        const before = performance.now();
        await saveRow(url, agent, clerk, { procedure, version, total: 100 + version });
        milliseconds.push(performance.now() - before);
        await pause(1000);
      }
    });
    for (let part = 1; part <= PARTS; part += 1) {
      resetPeak(pid);
      const processor = processorTime(pid);
      until += (seconds * 1000) / PARTS;
      await Promise.race([Promise.all(work), pause(Math.max(0, start + until - performance.now()))]);
      const [done, p95] = [milliseconds, percentile(milliseconds, 0.95)];
      milliseconds = [];
      const webCost = ((processorTime(pid) - processor) / done.length) * 1000;
      printMeasurement({
        ...{
          bench: 'saves-paced',
          case: `part ${part} of ${PARTS}, web ${webCost.toFixed(1)} ms of processor a save`,
        },
        ...{ concurrency: clerkCount, ratio: p95 / ALLOWED_MS, aim: 1, p50: percentile(done, 0.5), p95 },
        ...{
          perSecond: (done.length * PARTS) / seconds,
          floor: ALLOWED_MS,
          peakMiB: peakMiB(pid),
          load: load(),
        },
      });
    }
    await Promise.all(work);
    agent.destroy();
  });
});
