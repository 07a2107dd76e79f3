import { CellRepository } from '../../src/achievement/computation/cell.repository.js';
import { FigureComputation } from '../../src/achievement/computation/figure-computation.js';
import { ProvisionalJob } from '../../src/achievement/computation/provisional.job.js';
import { expect } from '@jest/globals';
import { FigureBasisRepository } from '../../src/achievement/difference/figure-basis.repository.js';
import { PartRepository } from '../../src/achievement/difference/part.repository.js';
import { storedCell } from '../../src/achievement/difference/part.js';
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
import { type ChangingTown, type RandomChange, take } from './random-changes.js';

/** What is owed of every town of the fixture. */
export const PERIODS = ['2026-09', '2026-10', 'FY2025', 'FY2026'] as Period[];

export function stageOf(procedure: number, stage: 'online' | 'preparing' = 'online'): RandomChange {
  return { kind: 'stage', procedure, stage, on: '2026-10-31' };
}

/** The services of the figures, and how often figures were worked out in each way. */
export class DifferenceFixture {
  readonly ways = { all: 0, correction: 0, difference: 0 };

  private constructor(
    readonly fresh: FreshDatabase,
    readonly achievement: AchievementFixture,
    private readonly items: readonly string[],
  ) {
    const job = achievement.app.get(ProvisionalJob);
    const compute = job.compute.bind(job);
    job.compute = async (...given) => {
      const result = await compute(...given);
      this.ways[result.way] += 1;
      return result;
    };
  }

  static async open(): Promise<DifferenceFixture> {
    const fresh = await freshDatabase();
    const items = (await itemKeys(fresh.database)).slice(0, 4);
    return new DifferenceFixture(fresh, await achievementFixture(fresh), items);
  }

  close(): Promise<void> {
    return this.fresh.close();
  }

  /** Two departments with three procedures each and two open months, all reported in the first of them. */
  async newTown(): Promise<ChangingTown> {
    const { database } = this.fresh;
    const town = await newMunicipality(database);
    const departments = [await newDepartment(database, town), await newDepartment(database, town)];
    const procedures: string[] = [];
    for (const [i, { id: departmentId }] of departments.entries()) {
      for (let n = 0; n < 3; n += 1) {
        const items = n === 0 ? [this.items[i]!] : [];
        const stage = n === 1 ? null : 'partial';
        procedures.push(await newProcedure(database, town, { departmentId, items, stage }));
      }
    }
    for (const month of ['2026-09', '2026-10']) await openMonth(database, town, month);
    for (const [i, department] of departments.entries()) {
      const rows = procedures
        .slice(i * 3, i * 3 + 3)
        .map((procedureId, n) => ({ procedureId, stage: 'online', total: 10 + n, online: n }));
      const state = i === 0 ? 'accepted' : 'submitted';
      await putReport(database, town, department, { month: '2026-09', state, rows });
    }
    await database.transaction(town, (tx) => this.achievement.owedWork.raise(tx, 'provisional', PERIODS));
    const at = { town, departments, procedures, items: this.items };
    await this.settle(at);
    return at;
  }

  /** A town whose rows are kept, and one of them changed. */
  async changedTown(): Promise<ChangingTown> {
    const at = await this.newTown();
    await this.take(at, stageOf(5));
    await this.settle(at);
    return at;
  }

  /** Lets a change happen. Returns false where the product refuses it. */
  take(at: ChangingTown, change: RandomChange): Promise<boolean> {
    return take(this.achievement.app, at, change);
  }

  settle({ town }: ChangingTown): Promise<void> {
    return this.achievement.settle(dxOffice(town));
  }

  /** Every figure stored, and every sum they are differences to, is what all rows give. */
  async expectTrue({ town }: ChangingTown, periods: readonly Period[] = PERIODS): Promise<void> {
    for (const period of periods) {
      const { stored, computed, cells, rowsDiffer } = await this.fresh.database.snapshot(town, (tx) =>
        this.storedAndComputed(tx, period),
      );
      expect({ period, ...stored }).toEqual({ period, ...computed });
      const basis = await this.fresh.database.transaction(town, (tx) =>
        this.achievement.app.get(FigureBasisRepository).lock(tx, period),
      );
      if (!basis) continue;
      expect({ period, rowsDiffer }).toEqual({ period, rowsDiffer: false });
      expect(basis.cells.map((cell) => inOrder(withoutCounts(storedCell(cell)))).sort()).toEqual(cells);
    }
  }

  private async storedAndComputed(tx: Transaction, period: Period) {
    const { app } = this.achievement;
    const computed = await app.get(FigureComputation).compute(tx, period, 'provisional');
    const snapshot = await app.get(SnapshotRepository).find(tx, period, 1);
    const { source } = await app.get(RowSources).ofOpenPeriod(tx, period, 'provisional');
    const repository = app.get(CellRepository, { strict: false });
    const items = await repository.items(tx, source);
    const cells = [...items, ...(await repository.procedures(tx, source)).cells];
    const counted = cells.map((cell) => storedCell({ ...cell, rows: 0, staged: 0 }));
    const { stagesKnown } = computed;
    return {
      stored: {
        figures: sorted(await app.get(FigureRepository).list(tx, period, 1)),
        stagesKnown: snapshot?.stagesKnown,
      },
      computed: { figures: sorted(computed.figures), stagesKnown },
      rowsDiffer: await app.get(PartRepository, { strict: false }).differ(tx, period, source),
      cells: counted.map((cell) => inOrder(withoutCounts(cell))).sort(),
    };
  }
}

const inOrder = (value: unknown) => JSON.stringify(value);

/** A computation from all rows does not count rows. */
function withoutCounts([place, [, , ...sums]]: ReturnType<typeof storedCell>): unknown {
  return [place, sums];
}

function sorted(figures: readonly Figure[]): string[] {
  return figures.map((figure) => JSON.stringify(Object.entries(figure).sort())).sort();
}
