import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Frequency } from '../../src/catalogue/procedure/procedure-words.js';
import { monthEnd, type Month } from '../../src/kernel/month.js';
import { type Stage } from '../../src/kernel/stage.js';
import { sql } from '../../src/platform/database/sql.js';
import { type Transaction } from '../../src/platform/database/transaction.js';
import { reportingProcedures } from '../../src/reporting/reporting-procedures.sql.js';
import { isExpected } from '../../src/reporting/status-report/expected-procedures.js';
import { SubmissionOverviewRepository } from '../../src/reporting/submission/submission-overview.repository.js';
import { freshDatabase, type FreshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { newDepartment, newMunicipality, newProcedure } from '../setup/town.js';
import { DEPARTMENTS, MONTHS, randomTown, settle } from './achievement-random-town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let itemKeys: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  const items = await fresh.database.system((tx) =>
    tx.query<{ key: string }>(`SELECT DISTINCT item_key AS key FROM list_edition_item ORDER BY 1 LIMIT 2`),
  );
  itemKeys = items.map(({ key }) => key);
});
afterAll(() => fresh.close());

interface Asked {
  id: string;
  departmentId: string;
  frequency: Frequency;
  retired: boolean;
  stage: Stage | null;
}

/** The tallies by department, one procedure after the other. */
async function byRule(tx: Transaction, month: Month): Promise<Record<string, [number, number]>> {
  const procedures = await tx.query<Asked>(sql`
    SELECT p.id, p.department_id, p.frequency, p.retired, s.stage
      FROM (${reportingProcedures(tx.municipality, month)}) p
      LEFT JOIN (
        SELECT DISTINCT ON (procedure_id) procedure_id, stage FROM procedure_stage
         WHERE municipality_id = ${tx.municipality} AND effective_on <= ${monthEnd(month)}
           AND withdrawn_at IS NULL AND report_month IS DISTINCT FROM ${month}
         ORDER BY procedure_id, effective_on DESC, seq DESC) s ON s.procedure_id = p.id`);
  const reports = await tx.query<{ procedureId: string; departmentId: string }>(sql`
    SELECT procedure_id, department_id FROM status_report
     WHERE municipality_id = ${tx.municipality} AND month = ${month}`);
  const tallies: Record<string, [number, number]> = {};
  for (const procedure of procedures) {
    const report = reports.find(({ procedureId }) => procedureId === procedure.id);
    if (!report && !isExpected(procedure, month)) continue;
    const tally = (tallies[(report ?? procedure).departmentId] ??= [0, 0]);
    tally[0] += 1;
    tally[1] += report ? 1 : 0;
  }
  return tallies;
}

describe('how far the departments have come', () => {
  it('is counted in the database as the rule asks for each procedure', async () => {
    const overview = app.get(SubmissionOverviewRepository);
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(randomTown(itemKeys), async (town) => {
        const at = await newMunicipality(fresh.database);
        const departments: string[] = [];
        for (let n = 0; n < DEPARTMENTS; n += 1)
          departments.push((await newDepartment(fresh.database, at)).id);
        await settle(fresh.database, at, departments, town);
        await fresh.database.snapshot(at, async (tx) => {
          for (const month of MONTHS.filter((one) => town.months[one])) {
            const listed = await overview.list(tx, month, null);
            const tallies = listed.filter(({ expected }) => expected > 0);
            for (const one of tallies) saved += one.saved;
            expect(
              Object.fromEntries(tallies.map((one) => [one.departmentId, [one.expected, one.saved]])),
            ).toEqual(await byRule(tx, month));
          }
        });
      }),
      { numRuns: 40 },
    );
    expect(saved).toBeGreaterThan(100);
  });

  it('can count on it that what a report says holds from the last day of its month', async () => {
    const at = await newMunicipality(fresh.database);
    const { id: departmentId } = await newDepartment(fresh.database, at);
    const procedureId = await newProcedure(fresh.database, at, { departmentId });
    const report = (month: string, day: string) =>
      fresh.database.transaction(at, (tx) =>
        tx.execute(sql`
          INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, report_month, recorded_by)
          VALUES (${tx.municipality}, ${procedureId}, ${day}, 'online', 'report', ${month}, 'test')`),
      );
    for (const [month, day] of [
      ['2026-10', '2026-10-30'],
      ['2026-10', '2026-11-01'],
      ['2024-02', '2024-02-28'],
    ] as const) {
      await expect(report(month, day)).rejects.toThrow('a_report_is_of_its_months_last_day');
    }
    expect(await report('2026-10', '2026-10-31')).toBe(1);
    expect(await report('2024-02', '2024-02-29')).toBe(1);
  });
});
