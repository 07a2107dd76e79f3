import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { Inputs1763700000018 } from '../../migrations/18-inputs.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newDepartment, newMunicipality, newProcedure, openMonth, type Town } from '../setup/town.js';
import { OCTOBER } from './reported-month-fixture.js';

let fresh: FreshDatabase;
let owner: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = createDataSource(fresh.ownerUrl, { poolSize: 1, applicationName: 'test-owner' });
  await owner.initialize();
});
afterAll(async () => {
  await owner.destroy();
  await fresh.close();
});

/** A merged department, a row with a reception number for a count and confirmations by code, and plans, as they were. */
async function before(town: Town): Promise<{ procedure: string; old: string; heir: string }> {
  const [old, heir] = [await newDepartment(fresh.database, town), await newDepartment(fresh.database, town)];
  const procedure = await newProcedure(fresh.database, town, { departmentId: old.id });
  await openMonth(fresh.database, town, OCTOBER);
  await fresh.database.transaction(town, async (tx) => {
    const overrides = [town.municipality, old.id];
    await tx.query(
      `INSERT INTO submission (municipality_id, month, department_id, state) VALUES ($1, '2026-10', $2, 'submitted')`,
      overrides,
    );
    await tx.query(
      `INSERT INTO status_report (municipality_id, month, procedure_id, department_id, stage, applications_total,
                                  applications_online_na, planned_month, confirmed_warnings, entered_by)
       VALUES ($1, '2026-10', $3, $2, 'online', 2026100100001234, true, '2027-04',
               '{online-without-channel,total-unlike-last-year,online-missing,plan-passed}', '課')`,
      [...overrides, procedure],
    );
    await tx.query(
      `INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, report_month, recorded_by, recorded_at)
       VALUES ($1, $2, '2027-01', NULL, 'DX推進課', now()), ($1, $2, '2027-04', '2026-02', 'DX推進課', now()),
              ($1, $2, '2027-06', NULL, 'DX推進課', '2027-01-31T16:00:00Z')`,
      [town.municipality, procedure],
    );
    await tx.query(
      `UPDATE department SET ended_on = '2026-11-01' WHERE municipality_id = $1 AND id = $2`,
      overrides,
    );
    await tx.query(
      `INSERT INTO department_change (municipality_id, kind, effective_on, department_id, department_name, target_id,
                                      target_name, users, state, result, planned_at, planned_by, settled_at, settled_by)
       VALUES ($1, 'merge', '2026-11-01', $2, '旧課', $3, '新課', 'move', 'done', '{}', now(), 'DX推進課', now(), 'DX推進課')`,
      [...overrides, heir.id],
    );
  });
  return { procedure, old: old.id, heir: heir.id };
}

it('what was there keeps its meaning, and a count beyond the bound can still be sent back and mended', async () => {
  const migration = new Inputs1763700000018();
  const towns = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
  const runner = owner.createQueryRunner();
  await migration.down(runner);
  const there = new Map<Town, Awaited<ReturnType<typeof before>>>();
  for (const town of towns) there.set(town, await before(town));
  await runner.startTransaction();
  await migration.up(runner);
  await runner.commitTransaction();
  await runner.release();
  for (const [town, { procedure, old, heir }] of there) {
    await fresh.database.transaction(town, async (tx) => {
      const input = [town.municipality, procedure];
      const rows = await tx.query(
        `SELECT confirmed_warnings AS confirmed FROM status_report WHERE municipality_id = $1 AND procedure_id = $2`,
        input,
      );
      expect(rows).toEqual([
        {
          confirmed: [
            'online-without-channel=online',
            'total-unlike-last-year=2026100100001234',
            'online-missing=not-applicable',
            'plan-passed=2027-04',
          ],
        },
      ]);
      const plans = await tx.query(
        `SELECT planned_month AS plan, effective_on AS "on", superseded FROM planned_month_change
          WHERE municipality_id = $1 AND procedure_id = $2 ORDER BY seq`,
        input,
      );
      expect(plans).toEqual([
        { plan: '2027-01', on: null, superseded: false },
        { plan: '2027-04', on: '2026-02-28', superseded: false },
        { plan: '2027-06', on: '2027-02-01', superseded: false },
      ]);
      const [department] = await tx.query(
        `SELECT merged_into AS heir FROM department WHERE municipality_id = $1 AND id = $2`,
        [town.municipality, old],
      );
      expect(department).toEqual({ heir });
      const back = `UPDATE status_report SET return_reason = '件数' WHERE municipality_id = $1 AND procedure_id = $2`;
      expect(await tx.execute(back, input)).toBe(1);
    });
    const write = (total: number) =>
      fresh.database.transaction(town, (tx) =>
        tx.execute(
          `UPDATE status_report SET applications_total = $3 WHERE municipality_id = $1 AND procedure_id = $2`,
          [town.municipality, procedure, total],
        ),
      );
    await expect(write(1_000_000_000)).rejects.toMatchObject({ code: '23514' });
    expect(await write(999_999_999)).toBe(1);
  }
});
