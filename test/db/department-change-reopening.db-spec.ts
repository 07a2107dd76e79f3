import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { MonthService } from '../../src/closing/month.service.js';
import { type Month } from '../../src/kernel/month.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { DepartmentChangeService } from '../../src/reorganisation/department-change.service.js';
import { DepartmentOutlookService } from '../../src/reorganisation/department-outlook.service.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { mergeInto, townWithTwo } from '../setup/merger-fixture.js';
import { testApp } from '../setup/test-app.js';
import { type Department, dxOffice, newDepartment, type Town } from '../setup/town.js';

const MONTH = '2026-10' as Month;

let fresh: FreshDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
});
afterAll(() => fresh.close());

describe('a month that is reopened after departments were merged', () => {
  const setOwner = (town: Town, { id }: Department) =>
    fresh.database.transaction(town, (tx) =>
      tx.execute(`UPDATE procedure SET department_id = $2 WHERE municipality_id = $1`, [
        town.municipality,
        id,
      ]),
    );
  const revive = (town: Town, { id }: Department) =>
    fresh.database.transaction(town, async (tx) => {
      const departments = app.get(DepartmentRepository);
      const department = await departments.find(tx, id);
      await departments.update(tx, [{ ...department!, endedOn: null }]);
    });

  /** Closes a month, merges the department into its heir and that one into a third; a procedure is left behind. */
  async function closedBeforeMergers() {
    const fixture = await townWithTwo(fresh);
    const { town, old, heir, office } = fixture;
    const third = await newDepartment(fresh.database, town);
    await app.get(MonthService).open(office, MONTH);
    await app.get(ClosingService).close(office, MONTH, { acceptSubmitted: true });
    await app.get(OwedWorkRunner).settle(town, ['figures', 'months']);
    await mergeInto(app, town, old, heir);
    const { version } = (await app.get(DepartmentOutlookService).outlook(office, heir.id)).department;
    await app
      .get(DepartmentChangeService)
      .merge(office, heir.id, version, { into: third.id, on: '2026-11-15', users: 'move' });
    await setOwner(town, old);
    return { ...fixture, third };
  }
  const rowsAfterReopening = async (town: Town, departments: readonly Department[]) => {
    await app.get(ClosingService).reopen(dxOffice(town), MONTH, '件数の訂正');
    const reports = app.get(StatusReportService);
    const forms = departments.map(({ id }) => reports.form(dxOffice(town), MONTH, id));
    return (await Promise.all(forms)).map(({ rows }) => rows.length);
  };

  it('asks the department that their mergers lead to', async () => {
    const { town, old, heir, third } = await closedBeforeMergers();
    expect(await rowsAfterReopening(town, [old, heir, third])).toEqual([0, 0, 4]);
  });

  it('asks the first of them that still exists, where one has been revived', async () => {
    const { town, old, heir, third } = await closedBeforeMergers();
    await revive(town, heir);
    expect(await rowsAfterReopening(town, [old, heir, third])).toEqual([0, 4, 0]);
  });

  it('leaves it with the department itself, where that one has been revived', async () => {
    const { town, old, heir, third } = await closedBeforeMergers();
    await revive(town, old);
    expect(await rowsAfterReopening(town, [old, heir, third])).toEqual([4, 0, 0]);
  });
});
