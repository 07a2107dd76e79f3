import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CellRepository } from '../../src/achievement/computation/cell.repository.js';
import { liveRows } from '../../src/achievement/live-rows/live-rows.sql.js';
import { RowRepository } from '../../src/achievement/rows/row.repository.js';
import { PeriodFactsRepository } from '../../src/achievement/rows/period-facts.repository.js';
import { type Counting } from '../../src/achievement/rows/period-facts.js';
import { type MeasureSums } from '../../src/achievement/indicator/measures.js';
import { parseMonth } from '../../src/kernel/month.js';
import { parsePeriod, type Period } from '../../src/kernel/period.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { DEPARTMENTS, randomTown, settle } from './achievement-random-town.js';
import { referenceMeasures, type ReferenceItem } from './achievement-reference.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let items: ReferenceItem[];

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  items = await fresh.database.system((tx) =>
    tx.query<ReferenceItem>(
      `SELECT item_key AS key, handler FROM list_edition_item
        WHERE edition = (SELECT max(edition) FROM list_edition) ORDER BY number`,
    ),
  );
});
afterAll(() => fresh.close());

type Sums = Partial<MeasureSums>;

function added(parts: Sums[]): Sums {
  const sums: Sums = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part) as [keyof MeasureSums, number][]) {
      sums[name] = (sums[name] ?? 0) + value;
    }
  }
  return sums;
}

function withoutZeros(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}

async function measured(town: Town, period: Period, counting: Counting) {
  return fresh.database.snapshot(town, async (tx) => {
    const facts = await app.get(PeriodFactsRepository).of(tx, period);
    const source = liveRows(town.municipality, facts, counting);
    const cells = app.get(CellRepository);
    const rows = app.get(RowRepository);
    return {
      cells: [...(await cells.items(tx, source)), ...(await cells.procedures(tx, source)).cells],
      rows: [...(await rows.measuredItems(tx, source)), ...(await rows.measuredProcedures(tx, source))],
    };
  });
}

describe('the two aggregate queries', () => {
  const periods = [
    { period: '2026-05', stageMonth: '2026-05', kind: 'month' },
    { period: '2026-03', stageMonth: '2026-03', kind: 'month' },
    { period: 'FY2025', stageMonth: '2026-03', kind: 'fiscal-year' },
  ] as const;

  it('give for any town what the rules give, procedure by procedure', async () => {
    const mappable = items.slice(0, 8).map(({ key }) => key);
    await fc.assert(
      fc.asyncProperty(randomTown(mappable), async (town) => {
        const at = await newMunicipality(fresh.database);
        const departments: string[] = [];
        for (let i = 0; i < DEPARTMENTS; i += 1)
          departments.push((await newDepartment(fresh.database, at)).id);
        await settle(fresh.database, at, departments, town);
        for (const { period, stageMonth, kind } of periods) {
          for (const counting of ['provisional', 'final'] as const) {
            const { cells, rows } = await measured(at, parsePeriod(period), counting);
            const expected = referenceMeasures(town, items, {
              period: kind,
              stageMonth: parseMonth(stageMonth),
              counting,
            });
            const sums = added(cells.map((cell) => cell.sums));
            expect({ period, counting, sums }).toEqual({ period, counting, sums: expected });
            expect(added(rows.map((row) => row.adds))).toEqual(withoutZeros(expected));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
