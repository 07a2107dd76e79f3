import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { monthRange, parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { problemOf } from '../setup/problem-of.js';
import { testApp } from '../setup/test-app.js';
import {
  departmentUser,
  type Department,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  type Town,
} from '../setup/town.js';
import { entry, reportingServices, type ReportingServices } from './reporting-fixture.js';

const MONTHS = monthRange(parseMonth('2026-05'), parseMonth('2026-10'));
const OCTOBER = parseMonth('2026-10');
const ROW = { confirmedWarnings: ['online-without-channel', 'total-repeated', 'online-repeated'] };

let fresh: FreshDatabase;
let reporting: ReportingServices;
let town: Town;
let tax: Department;
let procedures: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  reporting = reportingServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  tax = await newDepartment(fresh.database, town);
  procedures = [];
  for (const code of ['A-1', 'A-2'])
    procedures.push(await newProcedure(fresh.database, town, { departmentId: tax.id, code }));
});

/** Says the same of both procedures in six months, in the month `but` something else of the second. */
async function sixMonths({ total = 5, but }: { total?: number; but?: string } = {}): Promise<void> {
  const user = departmentUser(town, tax);
  for (const month of MONTHS) {
    await reporting.month.open(dxOffice(town), month);
    for (const [at, id] of procedures.entries()) {
      const count = month === but && at === 1 ? total + 1 : total;
      await reporting.reports.saveRow(user, month, id, entry('partial', count, 0, ROW));
    }
  }
}

const submit = () => reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id);

describe('a department whose rows all say the same for six months', () => {
  it('is asked about it once, when it submits, and confirms it on its first row', async () => {
    await sixMonths();
    const refused = await problemOf(submit());
    expect(refused.particulars.extensions?.warnings).toMatchObject([
      { procedureCode: 'A-1', code: 'department-unchanged', key: 'department-unchanged=5' },
    ]);
    expect(refused.particulars.errors?.[0]?.message).toContain('6か月続けて同じ');

    const user = departmentUser(town, tax);
    const { rows } = await reporting.reports.form(user, OCTOBER, tax.id);
    const [first] = rows;
    expect(
      rows.map(({ warnings }) => warnings.filter(({ code }) => code === 'department-unchanged')),
    ).toEqual([[expect.objectContaining({ confirmed: false, field: 'applicationsTotal' })], []]);
    const confirmed = entry('partial', 5, 0, {
      confirmedWarnings: [...ROW.confirmedWarnings, 'department-unchanged'],
    });
    await reporting.reports.saveRow(user, OCTOBER, procedures[0] ?? '', confirmed, first?.version);
    expect((await submit()).state).toBe('submitted');
  });

  it('is not asked where one row was different in one of the months', async () => {
    await sixMonths({ but: '2026-05' });
    expect((await submit()).state).toBe('submitted');
  });

  it('is not asked where nobody applied', async () => {
    await sixMonths({ total: 0 });
    expect((await submit()).state).toBe('submitted');
  });
});
