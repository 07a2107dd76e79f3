import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ComparedProceduresRepository,
  type ComparedProcedures,
} from '../../src/achievement/comparison/compared-procedures.repository.js';
import { ComparisonService } from '../../src/achievement/comparison/comparison.service.js';
import { PROCEDURE_ASPECTS } from '../../src/achievement/comparison/procedure-pairs.sql.js';
import { RowSources } from '../../src/achievement/rows/row-sources.js';
import { SnapshotRepository } from '../../src/achievement/snapshot/snapshot.repository.js';
import { type Period } from '../../src/kernel/period.js';
import { dxOffice } from '../setup/town.js';
import { DifferenceFixture, stageOf } from './difference-fixture.js';
import { type ChangingTown, randomChange } from './random-changes.js';

const MONTHS = ['2026-09', '2026-10'] as Period[];

let fixture: DifferenceFixture;
beforeAll(async () => {
  fixture = await DifferenceFixture.open();
});
afterAll(() => fixture.close());

const get = <Service>(service: new (...parts: never[]) => Service): Service =>
  fixture.achievement.app.get<Service>(service, { strict: false });

/** What is said of two months as they are now; `anew`: with nothing that tells which rows they are. */
function compared({ town }: ChangingTown, { anew = false } = {}): Promise<ComparedProcedures> {
  return fixture.fresh.database.snapshot(town, async (tx) => {
    const snapshots = await Promise.all(MONTHS.map((month) => get(SnapshotRepository).find(tx, month)));
    const [before, after] = await Promise.all(
      snapshots.map(async (snapshot) => {
        const { state, ...source } = await get(RowSources).ofSnapshot(tx, snapshot!);
        return anew || state === undefined ? source : { ...source, state };
      }),
    );
    const indicators = snapshots[1]!.indicators.filter(({ measuredBy }) => measuredBy === 'procedure');
    return get(ComparedProceduresRepository).compare(tx, {
      ...{ before: before!, after: after!, indicators, definitionsBefore: snapshots[0]!.indicators },
      ...{ aspects: PROCEDURE_ASPECTS, sameYear: true, most: 50 },
    });
  });
}

/** The same whatever order rows come in that have none. */
function said({ before, after, rows, responsible, ...changed }: ComparedProcedures): object {
  const inOrder = (all: ComparedProcedures['before']) => all.map((row) => JSON.stringify(row)).sort();
  const rowsByIndicator = [...rows].map(([key, { left, joined, ...alike }]) => ({
    key,
    ...alike,
    left: [...left],
    joined: [...joined],
  }));
  return {
    ...changed,
    before: inOrder(before),
    after: inOrder(after),
    rowsByIndicator,
    responsible: [...responsible],
  };
}

describe('a comparison that was made before', () => {
  it('is what the rows of now give, whatever happened in between', async () => {
    let differing = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(randomChange, { minLength: 4, maxLength: 8 }), async (changes) => {
        const at = await fixture.newTown();
        let last = await compared(at);
        for (const change of changes) {
          await fixture.take(at, change);
          await fixture.settle(at);
          const now = await compared(at, { anew: true });
          const kept = await compared(at);
          expect(said(kept)).toEqual(said(now));
          differing += JSON.stringify(said(kept)) === JSON.stringify(said(last)) ? 0 : 1;
          last = kept;
        }
      }),
      { numRuns: 8 },
    );
    expect(differing).toBeGreaterThan(5);
  });

  it('is not worked out again as long as no row of either side has been written', async () => {
    const at = await fixture.changedTown();
    const first = await compared(at);
    expect(await compared(at)).toBe(first);
    await fixture.take(at, stageOf(3, 'preparing'));
    expect(await compared(at)).toBe(first);
    await fixture.settle(at);
    const second = await compared(at);
    expect(second).not.toBe(first);
    expect(said(second)).toEqual(said(await compared(at, { anew: true })));
  });

  it('is nobody else’s, and another for other questions', async () => {
    const [one, other] = [await fixture.changedTown(), await fixture.changedTown()];
    const first = await compared(one);
    const second = await compared(other);
    const idsIn = ({ after }: ComparedProcedures) => after.map(({ procedureId }) => procedureId);
    expect(idsIn(second).filter((id) => idsIn(first).includes(id))).toEqual([]);
    const [from, to] = MONTHS.map((period) => ({ period }));
    const ask = (most: number) =>
      get(ComparisonService).first(dxOffice(one.town), from!, to!, { most, aspects: PROCEDURE_ASPECTS });
    const [few, many] = [await ask(1), await ask(50)];
    expect(few.procedures.rows).toHaveLength(1);
    expect(many.procedures.rows.length).toBeGreaterThan(1);
    expect(await ask(1)).toEqual(few);
  });
});
