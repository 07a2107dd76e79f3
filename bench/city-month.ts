import { strict as assert } from 'node:assert';
import { type INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { auditEntry } from '../src/access/audit/audit-entry.js';
import { AuditRepository } from '../src/access/audit/audit.repository.js';
import { commandContext } from '../src/access/command-context.js';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../src/platform/owed-work/runner.js';
import { alternate, type Way } from './alternate.js';
import { bareTransaction, withBarePg } from './bare-pg.js';
import { printEditCosts } from './edit-cost.js';
import { figuresIn, recomputeByHand } from './floor-figures.js';
import { PLAIN_GROUP_BY } from './floor-figures.sql.js';
import { withAppContext, withWorker } from './app-context.js';
import { note, option, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { codeOf, MONTH, seed } from './seed.js';
import { onServer } from './server.js';

const CITY = { municipalities: 1, procedures: 3_000, departments: 60, history: 24, months: 13 };
const BASELINE = 'bare pg, LISTEN/NOTIFY';
const AIM = 1.5;
const municipality = codeOf(0);
const rows = CITY.procedures;
const runs = option('runs', 25);

/** What an edit changes: the count of one report, so that figures of its department and of the city differ. */
const EDIT = `UPDATE status_report SET applications_total = applications_total + 1
  WHERE municipality_id = $1 AND month = $2 AND procedure_id = (
    SELECT id FROM procedure WHERE municipality_id = $1 AND code = $3)`;
/** Procedures that are partly online, of a department whose report is accepted. */
const edited = (run: number): unknown[] => [
  municipality,
  MONTH,
  `P${String(103 + (run % 4) * 600).padStart(6, '0')}`,
];

await onServer(async (server) => {
  await seed(server.superuserUrl, CITY);
  const { applicationUrl } = server;
  const measure = (ways: Way[]): Promise<void> =>
    withBarePg(applicationUrl, (editor) =>
      withBarePg(applicationUrl, (worker) =>
        withBarePg(applicationUrl, async (listener) => {
          await listener.query('LISTEN bench');
          const baseline = [byHand(editor, worker, listener), plainGroupBy(worker)];
          for (const way of ways) await sameFigures(way, editor, worker);
          const lines = await alternate([...ways, ...baseline], runs);
          const title = `An edit's commit to its figures: ${rows} procedures, median of ${runs}`;
          printLines({ bench: 'city-month', title, floor: BASELINE }, lines);
        }),
      ),
    );
  await withQueue(applicationUrl, undefined, (postgres, app) =>
    process.env.REDIS_URL
      ? withQueue(applicationUrl, process.env.REDIS_URL, (redis) => measure([postgres, redis, direct(app)]))
      : measure([postgres, direct(app)]),
  );
  await printEditCosts(server);
});

/** The product with a worker on one of its queues. */
async function withQueue(
  applicationUrl: string,
  redisUrl: string | undefined,
  work: (way: Way, app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  await withAppContext(applicationUrl, redisUrl, async (app) => {
    let arrived: () => void = () => undefined;
    await withWorker(app, { concurrency: 1, done: () => arrived() }, () => {
      const once = async (run: number): Promise<number> => {
        const done = new Promise<void>((resolve) => (arrived = resolve));
        const committed = await edit(app, run);
        await done;
        return (performance.now() - committed) / 1000;
      };
      return work({ name: `product, ${redisUrl ? 'Redis' : 'PostgreSQL'} queue`, rows, aim: AIM, once }, app);
    });
  });
}

/** The same computation, called directly: what the queue costs is the difference. */
function direct(app: INestApplicationContext): Way {
  const once = async (run: number): Promise<number> => {
    await withoutNudge(app, run);
    const nudge = { municipality, kind: 'provisional', key: MONTH } as const;
    return secondsOf(() => app.get(OwedWorkRunner).run(nudge));
  };
  return { name: 'product, called directly', rows, once };
}

/** Makes an edit as every service does: change, audit, raise. Returns the moment after the commit. */
async function edit(app: INestApplicationContext, run: number): Promise<number> {
  let committed = 0;
  const context = commandContext(municipality);
  await app.get(Database).transaction(context, async (tx) => {
    assert.equal(await tx.execute(EDIT, edited(run)), 1);
    const entry = auditEntry('report.bench', String(run));
    await app.get(AuditRepository).record(tx, context, [entry]);
    tx.afterCommit(() => (committed = performance.now()));
    await app.get(OwedWork).raiseAll(tx, 'provisional');
  });
  return committed;
}

/** An edit of which the queue does not hear. */
async function withoutNudge(app: INestApplicationContext, run: number): Promise<void> {
  const silent = new OwedWork(() => undefined);
  await app.get(Database).transaction({ municipality }, async (tx) => {
    await tx.execute(EDIT, edited(run));
    await silent.raiseAll(tx, 'provisional');
  });
}

function byHand(editor: pg.Client, worker: pg.Client, listener: pg.Client): Way {
  const once = async (run: number): Promise<number> => {
    const nudged = new Promise((resolve) => listener.once('notification', resolve));
    await bareEdit(editor, run);
    return secondsOf(async () => {
      await editor.query(`SELECT pg_notify('bench', $1)`, [municipality]);
      await nudged;
      await recomputeByHand(worker, municipality);
    });
  };
  return { name: BASELINE, rows, once };
}

async function bareEdit(client: pg.Client, run: number): Promise<void> {
  await bareTransaction(client, municipality, async () => {
    await client.query(EDIT, edited(run));
    await client.query(
      `INSERT INTO audit_event (municipality_id, actor_id, actor_label, actor_role, source, action, subject_kind,
                                subject_id) VALUES ($1, 'bench', 'bench', 'operator', 'command', 'bench', 'report', $2)`,
      [municipality, String(run)],
    );
    await client.query(
      `UPDATE owed_work SET requested = requested + 1, requested_at = clock_timestamp()
        WHERE municipality_id = $1 AND kind = 'provisional'`,
      [municipality],
    );
  });
}

function plainGroupBy(client: pg.Client): Way {
  const once = (): Promise<number> =>
    secondsOf(() =>
      bareTransaction(client, municipality, () => client.query(PLAIN_GROUP_BY, [municipality, MONTH])),
    );
  return { name: 'plain GROUP BY', rows, once };
}

/** The baseline counts only where it computes the same figures as the product. */
async function sameFigures({ name, once }: Way, editor: pg.Client, worker: pg.Client): Promise<void> {
  await once(0);
  const figures = await figuresIn(worker, municipality);
  await bareTransaction(editor, municipality, () =>
    editor.query('DELETE FROM figure WHERE municipality_id = $1', [municipality]),
  );
  await recomputeByHand(worker, municipality);
  assert.deepEqual(await figuresIn(worker, municipality), figures);
  note(`${name}: ${figures.length} figures, the same as by hand`);
}
