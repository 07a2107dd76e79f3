import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CellRepository } from '../../src/achievement/computation/cell.repository.js';
import { FigureComputation } from '../../src/achievement/computation/figure-computation.js';
import { ProvisionalJob } from '../../src/achievement/computation/provisional.job.js';
import { FigureBasisRepository } from '../../src/achievement/difference/figure-basis.repository.js';
import { type Figure } from '../../src/achievement/figures/figure.js';
import { FigureRepository } from '../../src/achievement/figures/figure.repository.js';
import { RowSources } from '../../src/achievement/rows/row-sources.js';
import { SnapshotRepository } from '../../src/achievement/snapshot/snapshot.repository.js';
import { type Period } from '../../src/kernel/period.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
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
