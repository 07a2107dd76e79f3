import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { slipOf } from '../../src/catalogue/planned-month/slip.js';
import { parseDate } from '../../src/kernel/date.js';
import { type Month, monthNumber, parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { problemOf } from '../setup/problem-of.js';
import {
  type Department,
  type Town,
  departmentUser,
  dxOffice,
  newProcedure,
  openMonth,
} from '../setup/town.js';
import { entry, type ReportingServices, reportingServices } from './reporting-fixture.js';
import { OCTOBER, ReportedMonthFixture } from './reported-month-fixture.js';

let fresh: FreshDatabase;
let reporting: ReportingServices;
let town: Town;
let tax: Department;
let procedure: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  reporting = reportingServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  ({ town, tax, procedure } = await ReportedMonthFixture.new(fresh.database, reporting));
});

describe('a confirmation', () => {
  const open = async () => {
    const refused = await problemOf(reporting.submissions.submit(departmentUser(town, tax), OCTOBER, tax.id));
    return (refused.particulars.extensions?.warnings as { key: string }[]).map(({ key }) => key);
  };

  it('given for one value does not cover a later one, at whichever entry point, however it is sent on', async () => {
    const user = departmentUser(town, tax);
    await newProcedure(fresh.database, town, { departmentId: tax.id, stage: 'exempt' });
    const september = parseMonth('2026-09');
    await openMonth(fresh.database, town, september);
    await reporting.reports.saveRow(user, september, procedure, entry('preparing', 50, 0));
    const KEY = 'total-unlike-previous-month=500';
    await reporting.reports.saveRow(user, OCTOBER, procedure, entry('preparing', 500, 0));
    expect(await open()).toEqual([KEY]);
    const confirmed = { confirmedWarnings: [KEY] };
    await reporting.reports.saveRow(user, OCTOBER, procedure, entry('preparing', 500, 0, confirmed), 1);
    const row = await reporting.reports.saveRow(
      user,
      OCTOBER,
      procedure,
      entry('preparing', 500_000, 0, confirmed),
      2,
    );
    expect(row).toMatchObject({ confirmedWarnings: [], version: 3 });
    expect(await open()).toEqual(['total-unlike-previous-month=500000']);
    const asCode = entry('preparing', 500, 0, { confirmedWarnings: ['total-unlike-previous-month'] });
    await reporting.reports.saveRow(user, OCTOBER, procedure, asCode, 3);
    const office = dxOffice(town);
    const later = { ...asCode, applicationsTotal: { kind: 'value', value: 50_000 } as const };
    await reporting.reports.saveAll(office, OCTOBER, tax.id, [
      { procedureId: procedure, version: 4, entry: later },
    ]);
    expect(await open()).toEqual(['total-unlike-previous-month=50000']);
  });
});

describe('the plans of reports', () => {
  const plan = (month: string | null) => ({ plannedMonth: month === null ? null : parseMonth(month) });
  const [AUGUST, SEPTEMBER] = [parseMonth('2026-08'), parseMonth('2026-09')];

  async function accept(month: Month, planned: string | null): Promise<void> {
    const user = departmentUser(town, tax);
    const form = await reporting.reports.form(user, month, tax.id);
    await reporting.reports.saveRow(
      user,
      month,
      procedure,
      entry('preparing', monthNumber(month), 0, plan(planned)),
      form.rows[0]?.version ?? 0,
    );
    await reporting.submissions.submit(user, month, tax.id);
    await reporting.submissions.accept(dxOffice(town), month, tax.id);
  }
  const present = async () => {
    const [row] = await fresh.database.snapshot(town, (tx) =>
      tx.query<{ plan: string | null }>(
        `SELECT planned_month AS plan FROM procedure WHERE municipality_id = $1 AND id = $2`,
        [town.municipality, procedure],
      ),
    );
    return row?.plan ?? null;
  };
  const history = () => fresh.database.snapshot(town, (tx) => reporting.plans.history(tx, procedure));
  const putOff = async () =>
    slipOf((await history()).filter(({ superseded }) => !superseded).map((line) => line.plannedMonth)).putOff;

  beforeEach(async () => {
    await openMonth(fresh.database, town, SEPTEMBER);
    await openMonth(fresh.database, town, AUGUST);
  });

  it('hold by the month they speak of: a late older month moves nothing and is no postponement', async () => {
    await accept(OCTOBER, '2027-06');
    await accept(SEPTEMBER, '2027-01');
    expect(await present()).toBe('2027-06');
    expect(await history()).toMatchObject([
      { plannedMonth: '2027-06', effectiveOn: '2026-10-31', superseded: false },
      { plannedMonth: '2027-01', effectiveOn: '2026-09-30', superseded: true },
    ]);
    expect(await putOff()).toBe(0);
  });

  it.each([
    ['the newest month said the same as before', '2027-06', '2027-06'],
    ['the newest month said that there is no plan', null, null],
    ['the older month takes the plan back', '2027-06', '2027-06'],
  ])('of an older month count for nothing where %s', async (why, newest, kept) => {
    await accept(AUGUST, newest);
    await accept(OCTOBER, newest);
    await accept(SEPTEMBER, why.includes('takes') ? null : '2027-01');
    expect(await present()).toBe(kept);
  });

  it('of an older month sent back and accepted again do not go back either', async () => {
    await accept(SEPTEMBER, '2027-01');
    await accept(OCTOBER, '2027-06');
    const back = { reason: '確認', rows: [] };
    await reporting.submissions.return(dxOffice(town), SEPTEMBER, tax.id, back);
    await accept(SEPTEMBER, '2027-03');
    expect(await present()).toBe('2027-06');
    expect(await putOff()).toBe(1);
  });

  it('hold in the order of the months where they come in order, and a newer one is a postponement', async () => {
    await accept(AUGUST, '2027-01');
    await accept(SEPTEMBER, '2027-06');
    await accept(OCTOBER, '2027-03');
    expect(await present()).toBe('2027-03');
    expect(await putOff()).toBe(1);
  });

  it.each([
    ['September', SEPTEMBER, '2027-09'],
    ['October', OCTOBER, '2027-01'],
  ])('of %s beside a change of the catalogue made in November', async (_, month, expected) => {
    const edit = { procedureId: procedure, reportMonth: null, superseded: false };
    await fresh.database.transaction(town, (tx) =>
      reporting.plans.set(
        tx,
        [{ ...edit, plannedMonth: parseMonth('2027-09'), saidOn: parseDate('2026-11-05') }],
        'DX推進課',
      ),
    );
    await accept(month, '2027-01');
    expect(await present()).toBe(expected);
  });

  it('do not undo a change of the catalogue made after they were entered', async () => {
    const edit = { procedureId: procedure, reportMonth: null, superseded: false };
    await fresh.database.transaction(town, (tx) =>
      reporting.plans.set(
        tx,
        [{ ...edit, plannedMonth: parseMonth('2027-09'), saidOn: parseDate('2026-11-20') }],
        'DX推進課',
      ),
    );
    await accept(OCTOBER, '2027-01');
    expect(await present()).toBe('2027-09');
  });
});
