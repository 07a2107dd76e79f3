import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { value } from '../../src/kernel/count.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type Nudge } from '../../src/platform/queue/nudge.js';
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
  setStage,
} from '../setup/town.js';
import { entry, type ReportingServices, reportingServices } from './reporting-fixture.js';

const october = parseMonth('2026-10');

const nudges: Nudge[] = [];
let fresh: FreshDatabase;
let reporting: ReportingServices;
let town: Town;
let tax: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  reporting = reportingServices(await testApp(fresh, { nudges }));
});
afterAll(() => fresh.close());

beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  tax = await newDepartment(fresh.database, town);
  await openMonth(fresh.database, town, october);
});

const procedureAt = (stage: Parameters<typeof setStage>[2] | null, name?: string) =>
  newProcedure(fresh.database, town, { departmentId: tax.id, stage, ...(name ? { name } : {}) });
const owedKeys = async () => {
  const owed = await fresh.database.snapshot(town, (tx) => reporting.owedWork.outstanding(tx));
  return owed.map(({ key }) => key).sort();
};
const formOf = (month = october) => reporting.reports.form(dxOffice(town), month, tax.id);

describe('a month', () => {
  it('opens once it is over, opened late is due some days later, and asks for its figures and its year’s', async () => {
    const september = parseMonth('2026-09');
    nudges.length = 0;
    const opened = await reporting.month.open(dxOffice(town), september);
    expect(opened).toMatchObject({ month: september, state: 'open', revision: 1, dueOn: '2026-11-20' });
    expect(nudges.map(({ key }) => key)).toEqual(['2026-09']);
    expect(await owedKeys()).toEqual(['2026-09', 'FY2026']);
    const listed = await reporting.month.list(dxOffice(town));
    expect(listed.map(({ month }) => month)).toEqual(['2026-10', '2026-09']);
  });

  it('does not open while it is running, nor twice, nor for a department', async () => {
    const early = await problemOf(reporting.month.open(dxOffice(town), parseMonth('2026-11')));
    expect(early).toMatchObject({ status: 422, code: 'month-not-ended' });
    const twice = await problemOf(reporting.month.open(dxOffice(town), october));
    expect(twice).toMatchObject({ status: 409, code: 'month-already-opened' });
    const user = departmentUser(town, tax);
    expect((await problemOf(reporting.month.open(user, parseMonth('2026-09')))).status).toBe(403);
  });

  it('takes no entry before it is opened, while it is being closed and once it is closed; reopened it does', async () => {
    const procedure = await procedureAt('preparing');
    const save = (month = october) =>
      reporting.reports.saveRow(dxOffice(town), month, procedure, entry('preparing', 3, 0));
    const change = (work: (tx: Parameters<typeof reporting.months.setOpen>[0]) => Promise<void>) =>
      fresh.database.transaction(town, work);
    const unopened = await problemOf(save(parseMonth('2026-09')));
    expect(unopened).toMatchObject({ status: 409, code: 'month-not-open' });
    await change((tx) => reporting.months.setClosing(tx, october, 'DX推進課', new Date()));
    expect((await problemOf(save())).message).toContain('確定処理中のため、変更できません');
    await change((tx) => reporting.months.setOpen(tx, october));
    await change((tx) => reporting.months.setClosed(tx, october, new Date()));
    expect((await problemOf(save())).message).toContain('確定のため、変更できません');
    await change((tx) => reporting.months.reopen(tx, october, '件数の訂正'));
    expect(await save()).toMatchObject({ version: 1 });
    const month = await reporting.month.get(dxOffice(town), october);
    expect(month).toMatchObject({ state: 'open', revision: 2, reopenReason: '件数の訂正', closing: null });
  });

  it('cannot start to close while somebody is in the middle of an entry', async () => {
    const order: string[] = [];
    let entered = () => {};
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const writer = fresh.database.transaction(town, async (tx) => {
      await reporting.months.lockForWriting(tx, october);
      entered();
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('entered');
    });
    await inside;
    const closer = fresh.database.transaction(town, async (tx) => {
      await reporting.months.lockForClosing(tx, october);
      order.push('closing');
    });
    await Promise.all([writer, closer]);
    expect(order).toEqual(['entered', 'closing']);
  });
});

describe('the form', () => {
  it('shows last month’s stage and empty counts, beside the counts of last month and a year ago', async () => {
    const procedure = await procedureAt('preparing');
    for (const [month, total] of [
      ['2026-09', 80],
      ['2025-10', 70],
    ] as const) {
      await openMonth(fresh.database, town, month);
      const entryRow = entry('preparing', total, 1);
      await reporting.reports.saveRow(dxOffice(town), parseMonth(month), procedure, entryRow);
    }
    const form = await formOf();
    expect(form).toMatchObject({ state: 'not-started', monthState: 'open', dueOn: '2026-11-10', version: 0 });
    expect(form.rows).toMatchObject([
      {
        procedureId: procedure,
        version: 0,
        stage: 'preparing',
        applicationsTotal: { kind: 'not-provided' },
        applicationsOnline: { kind: 'not-provided' },
        known: { previousMonth: { total: value(80) }, sameMonthLastYear: { total: value(70) } },
        warnings: [],
      },
    ]);
  });

  it('takes a stage entered in the catalogue up to the month’s end, and none from after it', async () => {
    const procedure = await procedureAt('preparing');
    await fresh.database.transaction(town, async (tx) => {
      await setStage(tx, procedure, 'partial', '2026-10-31');
      await setStage(tx, procedure, 'online', '2026-11-01');
    });
    expect((await formOf()).rows).toMatchObject([{ stage: 'partial' }]);
  });

  it('asks for yearly procedures in March only, for one of unknown stage always, for exempt and ended ones never', async () => {
    const yearly = await newProcedure(fresh.database, town, { departmentId: tax.id, frequency: 'yearly' });
    const unknown = await procedureAt(null);
    await procedureAt('exempt');
    await procedureAt('abolished');
    const march = parseMonth('2026-03');
    await openMonth(fresh.database, town, march);
    expect((await formOf()).rows.map(({ procedureId }) => procedureId)).toEqual([unknown]);
    expect((await formOf(march)).rows.map(({ procedureId }) => procedureId)).toEqual([yearly, unknown]);
    const [overview] = await reporting.submissions.list(dxOffice(town), october);
    expect(overview).toMatchObject({ expected: 1 });
  });

  it('keeps a row with the department that reported it when the procedure moves, and shows it once', async () => {
    const procedure = await procedureAt('preparing');
    await reporting.reports.saveRow(dxOffice(town), october, procedure, entry('preparing', 3, 0));
    const heir = await newDepartment(fresh.database, town);
    await fresh.database.transaction(town, (tx) =>
      tx.execute(`UPDATE procedure SET department_id = $2 WHERE municipality_id = $1`, [
        town.municipality,
        heir.id,
      ]),
    );
    expect((await formOf()).rows).toHaveLength(1);
    expect((await reporting.reports.form(dxOffice(town), october, heir.id)).rows).toEqual([]);
  });

  it('is 404 for a month nobody opened', async () => {
    expect((await problemOf(formOf(parseMonth('2026-09')))).status).toBe(404);
  });
});

describe('saving', () => {
  it('keeps the first of two people’s entries and shows the second both', async () => {
    const procedure = await procedureAt('preparing', '転入届');
    const user = departmentUser(town, tax);
    await reporting.reports.saveRow(user, october, procedure, entry('preparing', 10, 0));
    const first = reporting.reports.saveRow(user, october, procedure, entry('preparing', 11, 0), 1);
    expect(await first).toMatchObject({ version: 2 });
    const second = await problemOf(
      reporting.reports.saveRow(dxOffice(town), october, procedure, entry('preparing', 12, 0), 1),
    );
    expect(second).toMatchObject({ status: 409, title: '「転入届」の報告は、別の人が先に変更しています。' });
    expect(second.particulars.extensions).toMatchObject({
      yours: { version: 1, applicationsTotal: value(12) },
      current: { version: 2, applicationsTotal: value(11), enteredBy: tax.name },
    });
  });

  it('lets exactly one of twenty at once write the same new row', async () => {
    const procedure = await procedureAt('preparing');
    const tries = Array.from({ length: 20 }, (_, i) =>
      reporting.reports.saveRow(dxOffice(town), october, procedure, entry('preparing', i, 0)),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409 });
    }
    expect((await formOf()).rows).toMatchObject([{ version: 1 }]);
  });

  it('the same again changes nothing and leaves no trace', async () => {
    const procedure = await procedureAt('preparing');
    const entryRow = entry('preparing', 10, 0, { note: '備考' });
    await reporting.reports.saveRow(dxOffice(town), october, procedure, entryRow);
    nudges.length = 0;
    expect(await reporting.reports.saveRow(dxOffice(town), october, procedure, entryRow, 1)).toMatchObject({
      version: 1,
    });
    expect(nudges).toEqual([]);
  });

  it('a whole form is all or nothing, with every fault of every row', async () => {
    const [a, b, c] = [
      await procedureAt('preparing'),
      await procedureAt('partial'),
      await procedureAt('online'),
    ];
    const user = departmentUser(town, tax);
    const rows = [
      { procedureId: a, version: 0, entry: entry('preparing', 3, 5) },
      {
        procedureId: b,
        version: 0,
        entry: entry('exempt', 0, 0, { applicationsTotal: { kind: 'value', value: -1 } }),
      },
      { procedureId: c, version: 0, entry: entry('online', 5, 5) },
    ];
    const refused = await problemOf(reporting.reports.saveAll(user, october, tax.id, rows));
    expect(refused.status).toBe(422);
    expect(refused.particulars.errors).toHaveLength(3);
    expect((await formOf()).rows.map(({ version }) => version)).toEqual([0, 0, 0]);
    const mended = rows.map((row) => ({ ...row, entry: entry('preparing', 5, 5) }));
    const form = await reporting.reports.saveAll(user, october, tax.id, mended);
    expect(form.rows.map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it('a whole form refuses another department’s procedure, and says which rows somebody else has saved', async () => {
    const mine = await procedureAt('preparing');
    const other = await newDepartment(fresh.database, town);
    const theirs = await newProcedure(fresh.database, town, { departmentId: other.id });
    const user = departmentUser(town, tax);
    const entryRow = entry('preparing', 1, 0);
    const stranger = reporting.reports.saveAll(user, october, tax.id, [
      { procedureId: theirs, version: 0, entry: entryRow },
    ]);
    expect((await problemOf(stranger)).particulars.errors?.[0]?.message).toContain(
      'この課の今月の報告にない',
    );
    await reporting.reports.saveRow(user, october, mine, entryRow);
    const late = reporting.reports.saveAll(user, october, tax.id, [
      { procedureId: mine, version: 0, entry: entryRow },
    ]);
    expect(await problemOf(late)).toMatchObject({ status: 409 });
  });

  it('「残りは変更なし」 carries known stages forward and leaves counts unanswered', async () => {
    const saved = await procedureAt('preparing');
    await procedureAt('online');
    await procedureAt(null);
    const user = departmentUser(town, tax);
    await reporting.reports.saveRow(user, october, saved, entry('preparing', 4, 0));
    const form = await reporting.reports.confirmRest(user, october, tax.id);
    expect(form.rows).toMatchObject([
      { stage: 'preparing', applicationsTotal: value(4), version: 1 },
      { stage: 'online', applicationsTotal: { kind: 'not-provided' }, version: 1 },
      { stage: null, version: 0 },
    ]);
  });

  it('bumps every live period, once a change', async () => {
    await reporting.month.open(dxOffice(town), parseMonth('2026-09'));
    const procedure = await procedureAt('preparing');
    await fresh.database.transaction(town, (tx) => tx.execute('UPDATE owed_work SET done = requested'));
    nudges.length = 0;
    await reporting.reports.saveRow(dxOffice(town), october, procedure, entry('preparing', 4, 0));
    expect(nudges.map(({ key }) => key)).toEqual(['2026-09']);
    expect(await owedKeys()).toEqual(['2026-09', 'FY2026']);
  });
});
