import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type MunicipalityDto } from '../../src/access/municipality/municipality.dto.js';
import { FigureCheck } from '../../src/achievement/check/figure-check.service.js';
import { FigureCheckTask } from '../../src/achievement/check/figure-check.task.js';
import { CellRepository } from '../../src/achievement/computation/cell.repository.js';
import { FigureComputation } from '../../src/achievement/computation/figure-computation.js';
import { ProvisionalJob } from '../../src/achievement/computation/provisional.job.js';
import { FigureBasisRepository } from '../../src/achievement/difference/figure-basis.repository.js';
import { type Figure } from '../../src/achievement/figures/figure.js';
import { FigureRepository } from '../../src/achievement/figures/figure.repository.js';
import { RowSources } from '../../src/achievement/rows/row-sources.js';
import { SnapshotRepository } from '../../src/achievement/snapshot/snapshot.repository.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type Period } from '../../src/kernel/period.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { type Touched } from '../../src/platform/owed-work/touched.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { dxOffice, newDepartment, newMunicipality, newProcedure, openMonth } from '../setup/town.js';
import { type AchievementFixture, achievementFixture } from './achievement-fixture.js';
import { itemKeys, putReport } from './achievement-reports.js';
import { type ChangingTown, type RandomChange, randomChange, take } from './random-changes.js';

const PERIODS = ['2026-09', '2026-10', 'FY2025', 'FY2026'] as Period[];

let fresh: FreshDatabase;
let achievement: AchievementFixture;
let items: string[];
/** How often figures were worked out in each way. */
const ways = { all: 0, packed: 0, difference: 0 };

beforeAll(async () => {
  fresh = await freshDatabase();
  achievement = await achievementFixture(fresh);
  items = (await itemKeys(fresh.database)).slice(0, 4);
  const job = achievement.app.get(ProvisionalJob);
  const compute = job.compute.bind(job);
  job.compute = async (...given) => {
    const result = await compute(...given);
    ways[result.way] += 1;
    return result;
  };
});
afterAll(() => fresh.close());

/** Two departments with three procedures each and two open months, all reported in the first of them. */
async function newTown(): Promise<ChangingTown> {
  const { database } = fresh;
  const town = await newMunicipality(database);
  const departments = [await newDepartment(database, town), await newDepartment(database, town)];
  const procedures: string[] = [];
  for (const [i, department] of departments.entries()) {
    for (let n = 0; n < 3; n += 1) {
      const mapped = n === 0 ? [items[i]!] : [];
      const stage = n === 1 ? null : 'partial';
      procedures.push(
        await newProcedure(database, town, { departmentId: department.id, items: mapped, stage }),
      );
    }
  }
  for (const month of ['2026-09', '2026-10']) await openMonth(database, town, month);
  for (const [i, department] of departments.entries()) {
    const rows = procedures
      .slice(i * 3, i * 3 + 3)
      .map((procedureId, n) => ({ procedureId, stage: 'online', total: 10 + n, online: n }));
    await putReport(database, town, department, {
      month: '2026-09',
      state: i === 0 ? 'accepted' : 'submitted',
      rows,
    });
  }
  await database.transaction(town, (tx) => achievement.owedWork.raise(tx, 'provisional', PERIODS));
  const at = { town, departments, procedures, items };
  await settle(at);
  return at;
}

const settle = ({ town }: ChangingTown) => achievement.settle(dxOffice(town));
const sorted = (figures: readonly Figure[]) =>
  figures.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();

/** What is stored of a period and what a computation from all rows gives. */
async function storedAndComputed(tx: Transaction, period: Period) {
  const { app } = achievement;
  const computed = await app.get(FigureComputation).compute(tx, period, 'provisional');
  const snapshot = await app.get(SnapshotRepository).find(tx, period, 1);
  const { source } = await app.get(RowSources).ofOpenPeriod(tx, period, 'provisional');
  const cells = app.get(CellRepository, { strict: false });
  const all = [...(await cells.items(tx, source)), ...(await cells.procedures(tx, source)).cells];
  return {
    stored: {
      figures: sorted(await app.get(FigureRepository).list(tx, period, 1)),
      stagesKnown: snapshot?.stagesKnown,
    },
    computed: { figures: sorted(computed.figures), stagesKnown: computed.stagesKnown },
    cells: all.map((cell) => JSON.stringify(cell, deepKeys(cell))).sort(),
  };
}

const deepKeys = (cell: object) =>
  [
    ...new Set(
      Object.entries(cell).flatMap(([key, value]) => [
        key,
        ...(value && typeof value === 'object' ? Object.keys(value as object) : []),
      ]),
    ),
  ].sort();

async function expectTrue({ town }: ChangingTown): Promise<void> {
  for (const period of PERIODS) {
    const { stored, computed, cells } = await fresh.database.snapshot(town, (tx) =>
      storedAndComputed(tx, period),
    );
    expect({ period, ...stored }).toEqual({ period, ...computed });
    const basis = await fresh.database.transaction(town, (tx) =>
      achievement.app.get(FigureBasisRepository).lock(tx, period),
    );
    if (!basis) continue;
    const kept = basis.cells.map(({ rows: _, staged: __, ...cell }) => JSON.stringify(cell, deepKeys(cell)));
    expect(kept.sort()).toEqual(cells);
  }
}

describe('figures worked out by difference', () => {
  it('are those of all rows after whatever happens, one thing at a time or several', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(randomChange, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 9 }),
        async (batches) => {
          const at = await newTown();
          for (const batch of batches) {
            for (const change of batch) await take(achievement.app, at, change);
            await settle(at);
            await expectTrue(at);
          }
        },
      ),
      { numRuns: 12 },
    );
    expect(ways.difference).toBeGreaterThan(100);
  });

  const online: RandomChange = { kind: 'stage', procedure: 0, stage: 'end-to-end', on: '2026-10-31' };
  it.each<[string, RandomChange[]]>([
    ['a stage', [online]],
    [
      'a row that is handed in',
      [
        { kind: 'report', procedure: 0, month: '2026-10', stage: 'online', total: 9, online: 4 },
        { kind: 'submission', department: 0, month: '2026-10', step: 'submit' },
      ],
    ],
    ['a report that is returned', [{ kind: 'submission', department: 0, month: '2026-09', step: 'return' }]],
    ['a merger', [{ kind: 'retire', procedure: 0, into: 4 }]],
    [
      'a merger of one into which another was merged',
      [
        { kind: 'retire', procedure: 1, into: 2 },
        { kind: 'retire', procedure: 2, into: 4 },
        { kind: 'yearly', procedure: 1, total: 30, online: 3 },
      ],
    ],
    [
      'a merger taken back',
      [
        { kind: 'retire', procedure: 0, into: 4 },
        { kind: 'restore', procedure: 0 },
      ],
    ],
    ['a move', [{ kind: 'move', procedure: 0, department: 1 }]],
    ['an item mapped anew', [{ kind: 'mapping', procedure: 3, items: [0, 2] }]],
    ['an item mapped no more', [{ kind: 'mapping', procedure: 0, items: [] }]],
    ['an item that is not handled', [{ kind: 'applicability', item: 0, handled: false }]],
    ['a channel', [{ kind: 'channel', procedure: 0, from: '2026-10-01' }]],
    ['a procedure reported once a year', [{ kind: 'frequency', procedure: 0, yearly: true }]],
    ['a count of a year', [{ kind: 'yearly', procedure: 0, total: 40, online: 4 }]],
    ['a new procedure', [{ kind: 'new', department: 1 }]],
    ['many at once', [{ kind: 'bulk', procedures: [0, 1, 2, 3], stage: 'abolished' }]],
  ])('are those of all rows after %s, and only its rows are read', async (_, changes) => {
    const at = await newTown();
    await take(achievement.app, at, { ...online, procedure: 5 });
    await settle(at);
    const before = { ...ways };
    for (const change of changes) {
      expect(await take(achievement.app, at, change)).toBe(true);
      await settle(at);
      await expectTrue(at);
    }
    expect(ways.difference - before.difference).toBeGreaterThanOrEqual(PERIODS.length * changes.length);
    expect([ways.all, ways.packed]).toEqual([before.all, before.packed]);
  });
});

const nudge = ({ town }: ChangingTown, key = '2026-10') => ({ ...town, kind: 'provisional' as const, key });
const stage = (procedure: number, to: 'online' | 'preparing' = 'online'): RandomChange => ({
  ...{ kind: 'stage', procedure, on: '2026-10-31' },
  stage: to,
});
/** A town whose parts are stored. */
async function packedTown(): Promise<ChangingTown> {
  const at = await newTown();
  await take(achievement.app, at, stage(5));
  await settle(at);
  return at;
}
const basesOf = ({ town }: ChangingTown) =>
  fresh.database.snapshot(town, (tx) =>
    tx.query<{ period: string }>('SELECT period FROM figure_basis ORDER BY period'),
  );
const change = ({ town }: ChangingTown, sql: string, touched: Touched | null = {}) =>
  fresh.database.transaction(town, async (tx) => {
    await tx.execute(sql);
    await achievement.owedWork.raiseAll(tx, 'provisional', touched);
  });

describe('a difference under way', () => {
  it('is written once by two workers at once', async () => {
    const at = await packedTown();
    await take(achievement.app, at, stage(0));
    await Promise.all([1, 2, 3].map(() => achievement.runner.run(nudge(at))));
    await settle(at);
    await expectTrue(at);
  });

  it.each<[string, (at: ChangingTown) => Promise<unknown>]>([
    [
      'a newer difference of the same row',
      async (at) => {
        await take(achievement.app, at, stage(0, 'preparing'));
        await achievement.runner.run(nudge(at));
      },
    ],
    [
      'a newer difference of another row',
      async (at) => {
        await take(achievement.app, at, stage(4, 'preparing'));
        await achievement.runner.run(nudge(at));
      },
    ],
    [
      'a newer request that another worker has counted',
      async (at) => {
        await take(achievement.app, at, stage(4, 'preparing'));
        await achievement.runner.run(nudge(at, 'FY2026'));
      },
    ],
    [
      'a computation from all rows',
      async (at) => {
        await take(achievement.app, at, { kind: 'rename', department: 0 });
        await achievement.runner.run(nudge(at));
      },
    ],
    [
      'a computation from all rows and another with their parts',
      async (at) => {
        await take(achievement.app, at, { kind: 'rename', department: 0 });
        await achievement.runner.run(nudge(at));
        await take(achievement.app, at, stage(4, 'preparing'));
        await achievement.runner.run(nudge(at));
      },
    ],
    ['the loss of what it builds upon', (at) => change(at, 'DELETE FROM figure_basis')],
    [
      'a close that is taken back',
      async (at) => {
        const month = parseMonth('2026-09');
        await achievement.closing.close(dxOffice(at.town), month, { acceptSubmitted: true });
        await achievement.closing.cancel(dxOffice(at.town), month);
      },
    ],
  ])('gives true figures beside %s', async (_, happens) => {
    const at = await packedTown();
    await take(achievement.app, at, stage(0));
    achievement.afterProvisional(() => happens(at));
    await achievement.runner.run(nudge(at));
    await settle(at);
    await expectTrue(at);
    await take(achievement.app, at, stage(2));
    await settle(at);
    await expectTrue(at);
  });
});

describe('what differences build upon', () => {
  it.each<[string, string]>([
    ['another rule', `UPDATE municipality SET item_rule = 'all'`],
    ['another edition', `UPDATE municipality SET list_edition = (SELECT min(edition) FROM list_edition)`],
    ['sums that cannot be', `UPDATE figure_basis SET cells = '[]'`],
    ['a month that was opened', `UPDATE reporting_month SET state = 'closed' WHERE month = '2026-09'`],
  ])('is replaced after %s, whatever rows a request names', async (_, sql) => {
    const at = await packedTown();
    await change(at, sql, { procedures: [at.procedures[0]!] });
    await take(achievement.app, at, stage(0, 'preparing'));
    await settle(at);
    await settle(at);
    const open = PERIODS.filter((period) => !sql.includes(period));
    for (const period of open) {
      const { stored, computed } = await fresh.database.snapshot(at.town, (tx) =>
        storedAndComputed(tx, period),
      );
      expect({ period, ...stored }).toEqual({ period, ...computed });
    }
  });

  it('is dropped where everything may have changed, and kept again from the next rows on', async () => {
    const at = await packedTown();
    expect(await basesOf(at)).toHaveLength(PERIODS.length);
    await change(at, 'SELECT', null);
    await settle(at);
    expect(await basesOf(at)).toEqual([]);
    await change(at, 'SELECT', { procedures: Array.from({ length: 1_001 }, () => randomUUID()) });
    await settle(at);
    expect(await basesOf(at)).toEqual([]);
    await take(achievement.app, at, stage(0));
    await settle(at);
    expect(await basesOf(at)).toHaveLength(PERIODS.length);
  });

  it('is dropped with the close of a month', async () => {
    const at = await packedTown();
    await achievement.closing.close(dxOffice(at.town), parseMonth('2026-09'), { acceptSubmitted: true });
    await settle(at);
    expect((await basesOf(at)).map(({ period }) => period)).not.toContain('2026-09');
  });

  it('holds no part of a row that is no more', async () => {
    const at = await packedTown();
    const ids = () =>
      fresh.database.snapshot(at.town, (tx) =>
        tx.query<{ id: string }>(
          `SELECT DISTINCT jsonb_object_keys(parts) AS id FROM figure_packet WHERE part_of = 'procedure'`,
        ),
      );
    await take(achievement.app, at, { kind: 'retire', procedure: 0, into: null });
    await settle(at);
    expect((await ids()).map(({ id }) => id).sort()).toEqual(at.procedures.slice(1).sort());
  });
});

describe('the nightly check', () => {
  const compare = (at: ChangingTown) =>
    fresh.database.snapshot(at.town, (view) => achievement.app.get(FigureCheck).compare(view));
  const atNight = (at: ChangingTown, instant: string) =>
    new FigureCheckTask(fresh.database, achievement.owedWork, fixedClock(instant)).run({
      code: at.town.municipality,
    } as MunicipalityDto);
  const checks = ({ town }: ChangingTown) =>
    fresh.database.snapshot(town, (tx) =>
      tx.query<{ key: string; requested: number }>(
        `SELECT key, requested FROM owed_work WHERE kind = 'figure-check' ORDER BY key`,
      ),
    );

  it('is asked for once a night', async () => {
    const at = await newTown();
    await atNight(at, '2026-11-15T12:00:00+09:00');
    expect(await checks(at)).toEqual([]);
    for (const time of ['02:00', '02:01', '05:59']) await atNight(at, `2026-11-15T${time}:00+09:00`);
    expect(await checks(at)).toEqual([{ key: '2026-11-15', requested: 1 }]);
    await atNight(at, '2026-11-16T02:00:00+09:00');
    expect(await checks(at)).toEqual([{ key: '2026-11-16', requested: 1 }]);
  });

  it('finds a figure that is not what all rows give, tells it and has it mended', async () => {
    const at = await packedTown();
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: [] });
    await fresh.database.transaction(at.town, (tx) =>
      tx.execute(
        `UPDATE figure SET numerator = numerator + 1
          WHERE period = '2026-10' AND scope_kind = 'municipality' AND indicator = 'procedures-online'`,
      ),
    );
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: ['2026-10'] });
    await atNight(at, '2026-11-15T03:00:00+09:00');
    await achievement.runner.settle(dxOffice(at.town), { only: ({ kind }) => kind === 'figure-check' });
    const trail = await fresh.database.snapshot(at.town, (tx) =>
      tx.query<{ subjectId: string }>(`SELECT subject_id FROM audit_event WHERE action = 'figures.differ'`),
    );
    expect(trail).toEqual([{ subjectId: '2026-11-15' }]);
    expect(await compare(at)).toEqual({ compared: 0, differing: [] });
    await settle(at);
    expect(await compare(at)).toEqual({ compared: PERIODS.length, differing: [] });
  });

  it('leaves out figures that are owed', async () => {
    const at = await packedTown();
    await take(achievement.app, at, stage(0, 'preparing'));
    expect(await compare(at)).toEqual({ compared: 0, differing: [] });
  });
});
