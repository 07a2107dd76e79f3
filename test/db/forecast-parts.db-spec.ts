import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { liveRows } from '../../src/achievement/live-rows/live-rows.sql.js';
import { PeriodFactsRepository } from '../../src/achievement/rows/period-facts.repository.js';
import { PROCEDURE_COLUMNS } from '../../src/achievement/rows/procedure-row.js';
import { RowRepository } from '../../src/achievement/rows/row.repository.js';
import { SnapshotRepository } from '../../src/achievement/snapshot/snapshot.repository.js';
import { parseMonth } from '../../src/kernel/month.js';
import { parsePeriod } from '../../src/kernel/period.js';
import { sql, sqlText } from '../../src/platform/database/sql.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { FirstPlanRepository } from '../../src/targets/first-plan.repository.js';
import { ForecastRowsRepository } from '../../src/targets/forecast-rows.repository.js';
import { forecastFrom, forecastView } from '../../src/targets/forecast-view.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { measuredTown } from '../setup/measured-town.js';
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
    tx.query<{ key: string }>(`SELECT DISTINCT item_key AS key FROM list_edition_item ORDER BY 1 LIMIT 4`),
  );
  itemKeys = items.map(({ key }) => key);
});
afterAll(() => fresh.close());

const CLOSED = ['2025-12', '2026-01', '2026-02'];
const COLUMNS = sqlText(PROCEDURE_COLUMNS.list());

async function sourceOf(tx: Transaction, period: string) {
  const facts = await app.get(PeriodFactsRepository).of(tx, parsePeriod(period));
  return liveRows(tx.municipality, facts, 'provisional');
}

const { snapshot } = measuredTown({ period: '2026-05', procedures: [] });

/** Plans of the procedures, the first of them and later ones, and closed months that show how they were kept. */
async function plan(
  tx: Transaction,
  plans: readonly (string | null)[],
  first: readonly string[],
): Promise<void> {
  const at = (list: readonly unknown[]) => `($1::text[])[1 + substr(code, 2)::integer % ${list.length}]`;
  await tx.execute(`UPDATE procedure SET planned_month = ${at(plans)}`, [plans]);
  await tx.execute(
    `INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, recorded_by)
     SELECT municipality_id, id, ${at(first)}, 'test' FROM procedure
      WHERE municipality_id = current_setting('app.municipality') AND planned_month IS NOT NULL`,
    [first],
  );
  for (const period of CLOSED) {
    const about = measuredTown({ period, procedures: [], about: { state: 'final' } }).snapshot;
    await app.get(SnapshotRepository).save(tx, { ...about, digest: 'x' });
    const { procedures } = await sourceOf(tx, period);
    await tx.execute(sql`
      INSERT INTO frozen_procedure (municipality_id, period, revision, ${COLUMNS})
      SELECT ${tx.municipality}, ${period}, 1, ${COLUMNS} FROM (${procedures}) r`);
  }
}

const plans = fc.array(
  fc.option(fc.constantFrom('2025-11', '2026-01', '2026-03', '2026-06', '2026-08', '2027-01')),
  { minLength: 1, maxLength: 5 },
);
const firsts = fc.array(fc.constantFrom('2025-12', '2026-02', '2026-05', '2026-09'), {
  minLength: 1,
  maxLength: 4,
});

describe('what departments plan', () => {
  it('is added up in the database as the rules add it, for the whole and for a department', async () => {
    let slips = 0;
    const towns = fc.record({ town: randomTown(itemKeys), planned: plans, first: firsts });
    await fc.assert(
      fc.asyncProperty(towns, async ({ town, planned, first }) => {
        const at = await newMunicipality(fresh.database);
        const departments: string[] = [];
        for (let n = 0; n < DEPARTMENTS; n += 1)
          departments.push((await newDepartment(fresh.database, at)).id);
        await settle(fresh.database, at, departments, town);
        await fresh.database.transaction(at, (tx) => plan(tx, planned, first));
        await fresh.database.snapshot(at, async (tx) => {
          const about = { month: parseMonth('2026-05'), snapshot: { ...snapshot, computedAt: new Date() } };
          const source = await sourceOf(tx, '2026-05');
          const rows = app.get(RowRepository);
          const items = await rows.items(tx, source);
          const procedures = await rows.procedures(tx, source);
          const firstPlans = await app.get(FirstPlanRepository).list(tx, about);
          for (const departmentId of [null, ...departments]) {
            const request = { ...about, items, targets: [], departmentId };
            const whole = forecastView({ ...request, procedures, firstPlans });
            slips += whole.slips.length;
            const { known, ...parts } = await app.get(ForecastRowsRepository).parts(tx, {
              ...{ about, source, departmentId, most: 2 },
              fiscalYear: snapshot.yearlyFiscalYear,
            });
            const pareto = { ...whole.pareto, rows: whole.pareto.rows.slice(0, 2) };
            // As an answer has it: without a difference of 0 and −0.
            const sent = (answer: object) => JSON.parse(JSON.stringify(answer)) as unknown;
            expect(known).toBe(whole.pareto.rows.length);
            expect(sent(forecastFrom(request, parts))).toEqual(sent({ ...whole, pareto }));
          }
        });
      }),
      { numRuns: 40 },
    );
    expect(slips).toBeGreaterThan(40);
  });
});
