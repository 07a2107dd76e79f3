import { Agent } from 'node:http';
import { type Clerk, prepareClerks, saveRow } from './clerks.js';
import { FloorSaves } from './floor-saves.js';
import { option, peakMiB, resetPeak, secondsOf } from './measure.js';
import { percentile, printMeasurement } from './measurement.js';
import { load, postmasterOf, processorTime, serverTime } from './processor-time.js';
import { whileListening } from './processes.js';
import { codeOf, MONTH, seed } from './seed.js';
import { onServer, withClient } from './server.js';

const clerkCount = option('clerks', 200);
const rowCount = option('rows', 40);
const rounds = option('rounds', 5);
const municipality = codeOf(0);

/** How one round of saving went. */
interface Round {
  milliseconds: number[];
  seconds: number;
  /** Seconds of processor time, of whoever saves and of PostgreSQL. */
  processor: number;
  peakMiB: number;
}

type SaveOne = (clerk: Clerk, procedure: string, total: number, version: number) => Promise<void>;

await onServer(async (server) => {
  const shape = { municipalities: 1, procedures: clerkCount * rowCount, departments: clerkCount };
  await seed(server.superuserUrl, { ...shape, history: 6, months: 13 });
  const clerks = await prepareClerks(server, municipality);
  const postmaster = await withClient(server.superuserUrl, postmasterOf);
  const floor = new FloorSaves(server.applicationUrl, municipality);
  const environment = { DATABASE_URL: server.applicationUrl, PORT: '0', REQUESTS_PER_MINUTE: '1000000' };
  await whileListening('src/main.js', environment, async ({ pid, url }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: clerkCount });
    const bySaving: SaveOne = (clerk, procedure, total, version) =>
      saveRow(url, agent, clerk, { procedure, version, total });
    const byFloor: SaveOne = (clerk, procedure, total) => floor.save(clerk.departmentId, procedure, total);
    const naked: SaveOne = (clerk, procedure, total) => floor.saveNaked(clerk.departmentId, procedure, total);
    let saved = 0;
    const round = async (who: Clerk[], rows: number, saveOne: SaveOne, ours: boolean): Promise<Round> => {
      const milliseconds: number[] = [];
      const time = () => serverTime(postmaster) + (ours ? processorTime(pid) : processorTime(process.pid));
      resetPeak(pid);
      const before = time();
      const version = saved;
      const seconds = await secondsOf(() =>
        Promise.all(
          who.map(async (clerk) => {
            for (const procedure of clerk.procedures.slice(0, rows)) {
              const one = secondsOf(() => saveOne(clerk, procedure, 100 + version, version));
              milliseconds.push((await one) * 1000);
            }
          }),
        ),
      );
      return { milliseconds, seconds, processor: time() - before, peakMiB: peakMiB(ours ? pid : 'self') };
    };
    await measure('one-row', 1, clerks.slice(0, 1), 6);
    await measure('clerks', clerkCount, clerks, 6);
    agent.destroy();

    /** Every way saves the same rows in turn, each time over the version before. */
    async function measure(name: string, concurrency: number, who: Clerk[], aim: number): Promise<void> {
      saved = 0;
      await withClient(server.superuserUrl, async (client) => {
        await client.query('DELETE FROM status_report WHERE month = $1', [MONTH]);
        await client.query('VACUUM status_report');
      });
      const results: Record<'ours' | 'floor' | 'naked', Round[]> = { ours: [], floor: [], naked: [] };
      const warmUp = concurrency === 1 ? 2 : 0;
      for (let at = 0; at < warmUp + (concurrency === 1 ? rounds * 2 : 1); at += 1) {
        for (const [way, one] of [
          ['ours', bySaving],
          ['floor', byFloor],
          ['naked', naked],
        ] as const) {
          const result = await round(who, rowCount, one, way === 'ours');
          if (at >= warmUp) results[way].push(result);
          saved += 1;
        }
      }
      const [ours, bare, bareRow] = [sum(results.ours), sum(results.floor), sum(results.naked)];
      const common = { bench: 'saves', concurrency, load: load() };
      const line = (of: Summary) => ({
        p50: of.p50,
        p95: of.p95,
        perSecond: of.perSecond,
        peakMiB: of.peakMiB,
      });
      const cost = concurrency === 1 ? ours.cost / bare.cost : bare.perSecond / ours.perSecond;
      printMeasurement({
        ...common,
        case: name,
        ratio: cost,
        aim,
        ...line(ours),
        floor: concurrency === 1 ? bare.cost : bare.perSecond,
      });
      printMeasurement({
        ...common,
        case: `${name}, processor ms a save`,
        ratio: ours.cost / bare.cost,
        aim: null,
        ...line(ours),
        floor: bare.cost,
      });
      printMeasurement({
        ...common,
        case: `${name}, floor`,
        ratio: 1,
        aim: null,
        ...line(bare),
        floor: bare.cost,
      });
      printMeasurement({
        ...common,
        case: `${name}, naked floor`,
        ratio: bareRow.cost / bare.cost,
        aim: null,
        ...line(bareRow),
        floor: bare.cost,
      });
    }
  });
  await floor.close();
});

interface Summary {
  p50: number;
  p95: number;
  perSecond: number;
  /** Milliseconds of processor time a save. */
  cost: number;
  peakMiB: number;
}

function sum(results: readonly Round[]): Summary {
  const milliseconds = results.flatMap((one) => one.milliseconds);
  const seconds = results.reduce((total, one) => total + one.seconds, 0);
  const processor = results.reduce((total, one) => total + one.processor, 0);
  return {
    p50: percentile(milliseconds, 0.5),
    p95: percentile(milliseconds, 0.95),
    perSecond: milliseconds.length / seconds,
    cost: (processor / milliseconds.length) * 1000,
    peakMiB: Math.max(...results.map((one) => one.peakMiB)),
  };
}
