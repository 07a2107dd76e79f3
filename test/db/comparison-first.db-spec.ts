import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Aspect } from '../../src/achievement/comparison/aspect-names.js';
import { ComparedProceduresRepository } from '../../src/achievement/comparison/compared-procedures.repository.js';
import { compare } from '../../src/achievement/comparison/comparison.js';
import {
  type FirstChanges,
  firstChanges,
  type FirstRows,
} from '../../src/achievement/comparison/first-changes.js';
import { PROCEDURE_ASPECTS } from '../../src/achievement/comparison/procedure-pairs.sql.js';
import { type ComparedSide } from '../../src/achievement/coverage/compared-side.js';
import { type Figure } from '../../src/achievement/figures/figure.js';
import { liveRows } from '../../src/achievement/live-rows/live-rows.sql.js';
import { PeriodFactsRepository } from '../../src/achievement/rows/period-facts.repository.js';
import { type RowSource } from '../../src/achievement/rows/row-source.js';
import { RowRepository } from '../../src/achievement/rows/row.repository.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { type Sql, sql } from '../../src/platform/database/sql.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { inFull } from '../setup/first-rows.js';
import { indicators, measuredTown } from '../setup/measured-town.js';
import { testApp } from '../setup/test-app.js';
import { newDepartment, newMunicipality } from '../setup/town.js';
import { DEPARTMENTS, randomTown, settle } from './achievement-random-town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let itemKeys: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  const items = await fresh.database.system((tx) =>
    tx.query<{ key: string }>(`SELECT DISTINCT item_key AS key FROM list_edition_item ORDER BY 1`),
  );
  itemKeys = items.map(({ key }) => key).slice(0, 4);
});
afterAll(() => fresh.close());

type Side = ComparedSide & { source: RowSource };

/** A period of a town with all its rows; its figures only say that there are some. */
async function sideOf(tx: Transaction, period: string): Promise<Side> {
  const rows = app.get(RowRepository);
  const facts = await app.get(PeriodFactsRepository).of(tx, parsePeriod(period));
  const source = liveRows(tx.municipality, facts, 'provisional');
  const { snapshot } = measuredTown({ period, procedures: [], about: { edition: facts.edition } });
  const figures = indicators.map(({ key }): Figure => {
    const scope = { scopeKind: 'municipality', scopeKey: '', scopeName: '' } as const;
    const values = { numerator: 1, denominator: 2, reported: 1, expected: 1, itemRule: null, reason: null };
    return { ...scope, ...values, indicator: key };
  });
  const [procedures, items] = await Promise.all([
    rows.measuredProcedures(tx, source),
    rows.measuredItems(tx, source),
  ]);
  return { source, snapshot, figures, procedures, items };
}

function first<Row>({ total, rows }: FirstRows<Row>, most: number): FirstRows<Row> {
  return { total, rows: rows.slice(0, most) };
}

/** What the whole comparison says, cut down. */
function cut(whole: FirstChanges, most: number, aspects: readonly Aspect[]): FirstChanges {
  const changed = whole.procedures.rows.filter((row) =>
    row.changed.some(({ what }) => what === 'new' || what === 'gone' || aspects.includes(what)),
  );
  return {
    ...whole,
    procedures: first({ total: changed.length, rows: changed }, most),
    items: first(whole.items, most),
    indicators: whole.indicators.map((one) => ({ ...one, responsible: first(one.responsible, most) })),
  };
}

/** The same of two sides as the database works it out. */
async function worked(
  tx: Transaction,
  [before, after]: readonly [Side, Side],
  { most, aspects }: { most: number; aspects: readonly Aspect[] },
): Promise<FirstChanges> {
  const compared = await app.get(ComparedProceduresRepository).compare(tx, {
    ...{ before: before.source, after: after.source, aspects, most },
    indicators: indicators.filter(({ measuredBy }) => measuredBy === 'procedure'),
    definitionsBefore: indicators,
    sameYear: before.snapshot.yearlyFiscalYear === after.snapshot.yearlyFiscalYear,
  });
  return firstChanges(before, after, { compared, most });
}

/** The procedures of a source but those with the first codes. */
function sqlWithout({ procedures }: RowSource, first: number): Sql {
  return sql`SELECT * FROM (${procedures}) r WHERE substr(code, 2)::integer >= ${first}::integer`;
}

const PERIODS = [
  ['2026-04', '2026-05'],
  ['2026-05', '2026-04'],
  ['2026-02', '2026-03'],
  ['2026-03', '2026-04'],
  ['FY2025', 'FY2025'],
  ['FY2024', 'FY2025'],
] as const;

describe('a first look at a comparison', () => {
  it('is what the rules make of all rows, for whatever two towns the sides are', async () => {
    let changes = 0;
    const towns = fc.record({
      before: randomTown(itemKeys),
      after: randomTown(itemKeys),
      periods: fc.constantFrom(...PERIODS),
      most: fc.constantFrom(0, 1, 3, 200),
      aspects: fc.constantFrom<readonly Aspect[]>(PROCEDURE_ASPECTS, ['stage', 'name'], []),
    });
    await fc.assert(
      fc.asyncProperty(towns, async ({ before, after: other, periods, most, aspects }) => {
        const town = await newMunicipality(fresh.database);
        const departments: string[] = [];
        for (let n = 0; n < DEPARTMENTS; n += 1)
          departments.push((await newDepartment(fresh.database, town)).id);
        await settle(fresh.database, town, departments, before);
        await fresh.database.snapshot(town, async (tx) => {
          const sides = await Promise.all(periods.map((period) => sideOf(tx, period)));
          // Without some procedures on a side others are new or gone.
          const [was, is] = sides as [Side, Side];
          const hidden = (code: string) => Number(code.slice(1)) < other.procedures.length % 3;
          const without = (side: Side): Side => ({
            ...side,
            source: {
              procedures: sqlWithout(side.source, other.procedures.length % 3),
              items: side.source.items,
            },
            procedures: side.procedures.filter(({ code }) => !hidden(code)),
          });
          const pair =
            other.kind === 'prefecture' ? ([without(was), is] as const) : ([was, without(is)] as const);
          const whole = inFull(compare(...pair));
          changes += whole.procedures.total;
          expect(await worked(tx, pair, { most, aspects })).toEqual(cut(whole, most, aspects));
        });
      }),
      { numRuns: 60 },
    );
    expect(changes).toBeGreaterThan(60);
  });
});
