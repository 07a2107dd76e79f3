import { strict as assert } from 'node:assert';
import { type INestApplicationContext } from '@nestjs/common';
import { auditEntry } from '../src/access/audit/audit-entry.js';
import { AuditRepository } from '../src/access/audit/audit.repository.js';
import { commandContext } from '../src/access/command-context.js';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { withAppContext, withWorker } from './app-context.js';
import { FloorDifferences } from './floor-differences.js';
import { FreshFigures } from './fresh-figures.js';
import { option, peakMiB, resetPeak } from './measure.js';
import { percentile, printMeasurement } from './measurement.js';
import { load, postmasterOf, processorTime, serverTime } from './processor-time.js';
import { codeOf, MONTH, seed } from './seed.js';
import { type BenchServer, onServer, withClient } from './server.js';

const SIZES = [3_000, 30_000];
/** From an answer's commit to its fresh figure. */
const ALLOWED_MS = 40;
const runs = option('runs', 60);
const editors = option('editors', 16);
const WARM_UP = 8;

/** What an answer changes: the count of one report, so that figures of its department and of the city differ. */
const ANSWER = `UPDATE status_report SET applications_total = $4
  WHERE municipality_id = $1 AND month = $2 AND procedure_id = $3`;

interface Result {
  p50: number;
  p95: number;
  perSecond: number;
  peakMiB: number;
  /** Milliseconds of processor time an answer. */
  cost: number;
}
const results = new Map<string, Result>();

for (const procedures of SIZES) await onServer((server) => measure(server, procedures));

async function measure(server: BenchServer, procedures: number): Promise<void> {
  const municipality = codeOf(0);
  await seed(server.superuserUrl, {
    municipalities: 1,
    procedures,
    departments: 60,
    history: 24,
    months: 13,
  });
  const ids = await countedProcedures(server, municipality);
  const postmaster = await withClient(server.superuserUrl, postmasterOf);
  const time = () => serverTime(postmaster) + processorTime(process.pid);
  const floor = new FloorDifferences(municipality, ids);
  await floor.open({ superuser: server.superuserUrl, application: server.applicationUrl }, MONTH, editors);
  const measured = withAppContext(server.applicationUrl, process.env.REDIS_URL, async (app) => {
    const fresh = new FreshFigures(app, municipality);
    await withWorker(app, { concurrency: 2, done: () => void fresh.look() }, async () => {
      const once = async (editor: number, run: number): Promise<number> => {
        const procedure = ids[(run * editors + editor) % ids.length]!;
        return fresh.after(await answer(app, municipality, procedure, 1_000 + run));
      };
      for (const concurrency of [1, editors]) {
        for (const [name, way] of [
          ['product', once],
          ['floor', (editor: number, run: number) => floor.once(editor, run)],
        ] as const) {
          await inParallel(concurrency, WARM_UP, way);
          resetPeak();
          const [before, start] = [time(), performance.now()];
          const taken = await inParallel(concurrency, runs, way);
          const seconds = (performance.now() - start) / 1000;
          results.set(`${name} ${concurrency}`, {
            ...{ p50: percentile(taken, 0.5), p95: percentile(taken, 0.95) },
            ...{ perSecond: taken.length / seconds, peakMiB: peakMiB() },
            cost: ((time() - before) / taken.length) * 1000,
          });
        }
        print(procedures, concurrency);
      }
    });
  });
  await measured.finally(() => floor.close());
}

function print(procedures: number, concurrency: number): void {
  const [ours, floor] = [results.get(`product ${concurrency}`)!, results.get(`floor ${concurrency}`)!];
  const { cost, ...line } = ours;
  const { cost: floorCost, ...floorLine } = floor;
  const common = { bench: 'figures', concurrency, load: load() };
  const name = `answer to fresh figure, ${procedures} procedures`;
  printMeasurement({
    ...common,
    case: name,
    ratio: ours.p50 / ALLOWED_MS,
    aim: 1,
    ...line,
    floor: ALLOWED_MS,
  });
  printMeasurement({
    ...common,
    case: `${name}, over the floor`,
    ratio: ours.p50 / floor.p50,
    aim: null,
    ...line,
    floor: floor.p50,
  });
  printMeasurement({
    ...common,
    case: `${name}, processor ms an answer`,
    ratio: cost / floorCost,
    aim: null,
    ...line,
    p50: cost,
    floor: floorCost,
  });
  printMeasurement({
    ...common,
    case: `${name}, floor`,
    ratio: 1,
    aim: null,
    ...floorLine,
    floor: floor.p50,
  });
}

/** Procedures whose reports count, each of another department than the one before. */
async function countedProcedures({ superuserUrl }: BenchServer, municipality: string): Promise<string[]> {
  const { rows } = await withClient(superuserUrl, (client) =>
    client.query<{ id: string }>(
      `SELECT p.id FROM procedure p
         JOIN submission s ON s.municipality_id = p.municipality_id AND s.department_id = p.department_id
                          AND s.month = $2 AND s.state IN ('submitted', 'accepted')
        WHERE p.municipality_id = $1 AND p.frequency = 'monthly' ORDER BY p.code`,
      [municipality, MONTH],
    ),
  );
  return rows.map(({ id }) => id);
}

/** Answers as every service does: change, audit, raise. Returns up to which request figures are then to be done. */
async function answer(
  app: INestApplicationContext,
  municipality: string,
  procedure: string,
  total: number,
): Promise<{ committed: number; upTo: number }> {
  const context = commandContext(municipality);
  const [database, owedWork] = [app.get(Database), app.get(OwedWork)];
  let committed = 0;
  await database.transaction(context, async (tx) => {
    assert.equal(await tx.execute(ANSWER, [municipality, MONTH, procedure, total]), 1);
    await app.get(AuditRepository).record(tx, context, [auditEntry('report.bench', procedure)]);
    tx.afterCommit(() => (committed = performance.now()));
    await owedWork.raiseAll(tx, 'provisional', { procedures: [procedure] });
  });
  const owed = await database.snapshot(context, (tx) => owedWork.find(tx, 'provisional', MONTH));
  return { committed, upTo: owed!.requested };
}

/** So many at once, each so often; all times. */
async function inParallel(
  concurrency: number,
  times: number,
  once: (editor: number, run: number) => Promise<number>,
): Promise<number[]> {
  const taken: number[] = [];
  const one = async (editor: number): Promise<void> => {
    for (let run = 0; run < times; run += 1) taken.push(await once(editor, run));
  };
  await Promise.all(Array.from({ length: concurrency }, (_, editor) => one(editor)));
  return taken;
}
