import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Logger } from 'typeorm';
import { type RowInput } from '../../src/reporting/status-report/form-faults.js';
import { type StatusEntry } from '../../src/reporting/status-report/status-entry.js';
import { parseMonth } from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { problemOf } from '../setup/problem-of.js';
import {
  type Department,
  type Town,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
} from '../setup/town.js';
import { entry, type ReportingServices, reportingServices } from './reporting-fixture.js';

const october = parseMonth('2026-10');

let fresh: FreshDatabase;
let database: Database;
let reporting: ReportingServices;
let town: Town;
let tax: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  const app = await testApp(fresh, { nudges: [] });
  database = app.get(Database);
  reporting = reportingServices(app);
});
afterAll(() => fresh.close());

beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  tax = await newDepartment(fresh.database, town);
  await openMonth(fresh.database, town, october);
});

const procedureOf = (department: Department) =>
  newProcedure(fresh.database, town, { departmentId: department.id, stage: 'preparing' });
const input = (
  procedureId: string,
  version = 0,
  given: StatusEntry = entry('preparing', 5, 0),
): RowInput => ({
  procedureId,
  version,
  entry: given,
});
const save = (...inputs: RowInput[]) =>
  reporting.reports.saveRows(departmentUser(town, tax), october, tax.id, inputs);
const formOf = (department = tax) => reporting.reports.form(dxOffice(town), october, department.id);

/** How many statements the application sends during `work`. */
async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const nothing = (): void => undefined;
  const counting: Logger = {
    logQuery: () => void (count += 1),
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing },
    ...{ logMigration: nothing, log: nothing },
  };
  const { dataSource } = database;
  const { logger } = dataSource;
  dataSource.logger = counting;
  try {
    await work();
    return count;
  } finally {
    dataSource.logger = logger;
  }
}

describe('rows saved as far as they can be', () => {
  it('come back as the form shows them from then on, and no others do', async () => {
    const [a, b] = [await procedureOf(tax), await procedureOf(tax)];
    const result = await save(input(a));
    expect(result).toMatchObject({ state: 'draft', saved: [a], stale: [], faults: [] });
    const form = await formOf();
    expect(result.rows).toEqual(form.rows.filter(({ procedureId }) => procedureId === a));
    expect(form.rows.map(({ procedureId, version }) => [procedureId, version]).sort()).toEqual(
      [
        [a, 1],
        [b, 0],
      ].sort(),
    );
  });

  it.each([
    ['a changed count', entry('preparing', 6, 0), 2],
    ['another stage', entry('online', 5, 0), 2],
    ['a note', entry('preparing', 5, 0, { note: '窓口のみ' }), 2],
    ['the same again', entry('preparing', 5, 0), 1],
  ])('are with %s what is read afterwards', async (_, given, version) => {
    const a = await procedureOf(tax);
    await save(input(a));
    const { rows } = await save(input(a, 1, given));
    expect(rows).toEqual((await formOf()).rows);
    expect(rows).toMatchObject([{ version }]);
  });

  it('leave out a faulty one with its faults, and one that somebody else has saved with what that one saved', async () => {
    const [good, faulty, stale] = [await procedureOf(tax), await procedureOf(tax), await procedureOf(tax)];
    await reporting.reports.saveRow(dxOffice(town), october, stale, entry('preparing', 9, 0));
    const result = await save(input(good), input(faulty, 0, entry('preparing', 1, 2)), input(stale));
    expect(result).toMatchObject({ saved: [good], stale: [stale] });
    expect(result.faults).toHaveLength(1);
    expect(result.faults[0]?.where).toMatch(/\.applicationsOnline$/);
    const shown = new Map(result.rows.map((row) => [row.procedureId, row]));
    expect(shown.get(stale)).toMatchObject({ version: 1, applicationsTotal: { value: 9 } });
    expect(shown.get(faulty)).toMatchObject({ version: 0 });
  });

  it('do not take another department’s procedure, and a row given twice only once', async () => {
    const other = await newDepartment(fresh.database, town);
    const [mine, theirs] = [await procedureOf(tax), await procedureOf(other)];
    const result = await save(input(mine), input(mine, 0, entry('preparing', 6, 0)), input(theirs));
    expect(result).toMatchObject({ saved: [mine] });
    expect(result.faults.map(({ where }) => where).sort()).toEqual([mine, theirs].sort());
    expect((await formOf(other)).rows).toMatchObject([{ version: 0 }]);
    expect((await formOf()).rows).toMatchObject([{ version: 1, applicationsTotal: { value: 5 } }]);
  });

  it('are refused where the month or the report takes no changes any more', async () => {
    const a = await procedureOf(tax);
    const unopened = reporting.reports.saveRows(departmentUser(town, tax), parseMonth('2026-09'), tax.id, [
      input(a),
    ]);
    expect(await problemOf(unopened)).toMatchObject({ status: 409, code: 'month-not-open' });
    await save(input(a, 0, entry('preparing', 0, 0)));
    await reporting.submissions.submit(departmentUser(town, tax), october, tax.id);
    expect(await problemOf(save(input(a, 1, entry('preparing', 2, 0))))).toMatchObject({ status: 409 });
    expect((await formOf()).rows).toMatchObject([{ version: 1 }]);
  });

  it('of a department that is not there are not found, and of another one forbidden', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const ofNobody = reporting.reports.saveRows(dxOffice(town), october, nobody, []);
    expect(await problemOf(ofNobody)).toMatchObject({ status: 404 });
    const other = await newDepartment(fresh.database, town);
    const foreign = reporting.reports.saveRows(departmentUser(town, tax), october, other.id, []);
    expect(await problemOf(foreign)).toMatchObject({ status: 403 });
  });

  it('of many departments at once are all saved, with one audit record each', async () => {
    const departments = await Promise.all(
      Array.from({ length: 8 }, () => newDepartment(fresh.database, town)),
    );
    const procedures = await Promise.all(departments.map(procedureOf));
    await Promise.all(
      departments.map((department, at) =>
        reporting.reports.saveRows(departmentUser(town, department), october, department.id, [
          input(procedures[at]!),
        ]),
      ),
    );
    const records = await database.snapshot(town, (tx) =>
      tx.query<{ subjectId: string }>(
        `SELECT subject_id FROM audit_event WHERE action = 'status-report.save'`,
      ),
    );
    expect(records.map(({ subjectId }) => subjectId).sort()).toEqual(
      procedures.map((id) => `${october}/${id}`).sort(),
    );
  });

  it('take as few statements however large the form is', async () => {
    const first = await procedureOf(tax);
    await save(input(first));
    const small = await statementsDuring(() => save(input(first, 1, entry('preparing', 6, 0))));
    for (let more = 0; more < 30; more += 1) await procedureOf(tax);
    const large = await statementsDuring(() => save(input(first, 2, entry('preparing', 7, 0))));
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(13);
  });
});
