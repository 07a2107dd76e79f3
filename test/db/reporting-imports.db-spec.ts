import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { notApplicable, notProvided, value } from '../../src/kernel/count.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type ImportOutcome } from '../../src/platform/tabular/import-outcome.js';
import { readRows } from '../../src/platform/tabular/read-rows.js';
import { readTable } from '../../src/platform/tabular/read-table.js';
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
  viewer,
} from '../setup/town.js';
import { entry, type ReportingServices, reportingServices } from './reporting-fixture.js';

const october = parseMonth('2026-10');

const nudges: Nudge[] = [];
let fresh: FreshDatabase;
let reporting: ReportingServices;
let town: Town;
let tax: Department;
let children: Department;
let moving: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  reporting = reportingServices(await testApp(fresh, { nudges }));
});
afterAll(() => fresh.close());

beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  tax = await newDepartment(fresh.database, town);
  children = await newDepartment(fresh.database, town);
  moving = await newProcedure(fresh.database, town, {
    departmentId: tax.id,
    code: 'A1',
    name: '転入届',
    stage: 'preparing',
  });
  await newProcedure(fresh.database, town, { departmentId: children.id, code: 'B1', name: '保育所入所申込' });
  await openMonth(fresh.database, town, october);
});

async function importReports(...csv: string[]): Promise<ImportOutcome> {
  const { rows, errors } = await readRows(
    await readTable(Buffer.from(csv.join('\n'))),
    reporting.statusImport.columns,
  );
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join());
  return fresh.database.transaction(town, (tx) =>
    reporting.statusImport.apply(tx, dxOffice(town), rows, { month: october }),
  );
}

async function importYear(...csv: string[]): Promise<ImportOutcome> {
  const { rows, errors } = await readRows(
    await readTable(Buffer.from(csv.join('\n'))),
    reporting.yearlyImport.columns,
  );
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join());
  return fresh.database.transaction(town, (tx) =>
    reporting.yearlyImport.apply(tx, dxOffice(town), rows, { fiscalYear: 2025 }),
  );
}

const formOf = (department: Department) => reporting.reports.form(dxOffice(town), october, department.id);

describe('a file of status reports', () => {
  it('fills the drafts of several departments, by code or by name', async () => {
    const outcome = await importReports(
      '手続コード,手続名,段階,総件数,オンライン件数,予定年月,備考',
      'A1,,一部オンライン,"1,234",該当なし,R9.4,窓口も継続',
      ',保育所入所申込,未着手,20,,,',
    );
    expect(outcome).toEqual({ created: 2, updated: 0, unchanged: 0, errors: [] });
    expect(await formOf(tax)).toMatchObject({
      state: 'draft',
      onBehalf: true,
      rows: [
        {
          stage: 'partial',
          applicationsTotal: value(1234),
          applicationsOnline: notApplicable,
          plannedMonth: '2027-04',
          note: '窓口も継続',
          onBehalf: true,
        },
      ],
    });
    expect((await formOf(children)).rows).toMatchObject([
      { applicationsTotal: value(20), applicationsOnline: notProvided, plannedMonth: null },
    ]);
  });

  it('read twice changes nothing, and nothing is asked for again', async () => {
    const file = ['手続コード,段階,総件数,オンライン件数', 'A1,準備中,10,0', 'B1,未着手,20,0'];
    await importReports(...file);
    nudges.length = 0;
    expect(await importReports(...file)).toEqual({ created: 0, updated: 0, unchanged: 2, errors: [] });
    expect(nudges).toEqual([]);
  });

  it('leaves every field it has no column for: last month’s stage on a new row, what was saved on an old one', async () => {
    await importReports('手続コード,総件数', 'A1,10');
    expect((await formOf(tax)).rows).toMatchObject([
      { stage: 'preparing', applicationsTotal: value(10), applicationsOnline: notProvided },
    ]);
    const outcome = await importReports('手続コード,オンライン件数', 'A1,4');
    expect(outcome).toMatchObject({ created: 0, updated: 1 });
    expect((await formOf(tax)).rows).toMatchObject([
      { stage: 'preparing', applicationsTotal: value(10), applicationsOnline: value(4), version: 2 },
    ]);
  });

  it('tells every fault at once with row, column and value, and then writes nothing', async () => {
    const outcome = await importReports(
      '手続コード,手続名,段階,総件数,オンライン件数',
      'A1,,準備中,3,5',
      'X9,,準備中,1,0',
      ',,準備中,1,0',
      'B1,,適用除外,1,0',
      ',転入届,準備中,1,0',
    );
    expect(outcome).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
    expect(outcome.errors.map(({ row, column, value: cell }) => [row, column, cell])).toEqual([
      [2, 'オンライン件数', '5'],
      [3, '手続コード', 'X9'],
      [4, '手続名', null],
      [5, '適用除外理由', null],
      [6, '手続名', '転入届'],
    ]);
    expect(await formOf(tax)).toMatchObject({ state: 'not-started' });
  });

  it('does not touch a report that has been submitted, but does not mind finding it as it is', async () => {
    const user = departmentUser(town, tax);
    await reporting.reports.saveRow(user, october, moving, entry('preparing', 10, 0));
    await reporting.submissions.submit(user, october, tax.id);
    const header = '手続コード,総件数,オンライン件数';
    const outcome = await importReports(header, 'A1,11,0', 'B1,5,0');
    expect(outcome.errors).toMatchObject([{ row: 2, column: '手続コード', value: 'A1' }]);
    expect(outcome.errors[0]?.message).toContain('提出済のため、変更できません');
    expect(await importReports(header, 'A1,10,0', 'B1,5,0')).toMatchObject({ created: 1, unchanged: 1 });
  });

  it('asks again about what was confirmed once the figures change', async () => {
    const confirmed = { confirmedWarnings: ['online-without-channel'] };
    await reporting.reports.saveRow(dxOffice(town), october, moving, entry('partial', 10, 4, confirmed));
    await importReports('手続コード,総件数', 'A1,12');
    expect((await formOf(tax)).rows).toMatchObject([{ warnings: [{ confirmed: false }] }]);
  });

  it('is refused for a month that is not open, and to a viewer', async () => {
    const apply = (context = dxOffice(town), month = october) =>
      fresh.database.transaction(town, (tx) => reporting.statusImport.apply(tx, context, [], { month }));
    expect(await problemOf(apply(dxOffice(town), parseMonth('2026-09')))).toMatchObject({ status: 409 });
    expect(await problemOf(apply(viewer(town)))).toMatchObject({ status: 403 });
  });

  it('of a thousand procedures takes no more statements than one of ten', async () => {
    await fresh.database.transaction(town, (tx) =>
      tx.execute(
        `INSERT INTO procedure (municipality_id, code, name, search_key, department_id)
         SELECT $1, 'N' || n, '手続' || n, 'x', $2 FROM generate_series(1, 1010) n`,
        [town.municipality, tax.id],
      ),
    );
    const statementsFor = async (from: number, to: number) => {
      const lines = Array.from({ length: to - from + 1 }, (_, i) => `N${from + i},${i},0`);
      const table = await readTable(Buffer.from(['手続コード,総件数,オンライン件数', ...lines].join('\n')));
      const { rows } = await readRows(table, reporting.statusImport.columns);
      return fresh.database.transaction(town, async (tx) => {
        const query = jest.spyOn(tx, 'query');
        const execute = jest.spyOn(tx, 'execute');
        const outcome = await reporting.statusImport.apply(tx, dxOffice(town), rows, { month: october });
        expect(outcome).toMatchObject({ created: lines.length, errors: [] });
        return query.mock.calls.length + execute.mock.calls.length;
      });
    };
    const ten = await statementsFor(1, 10);
    expect(await statementsFor(11, 1010)).toBeLessThanOrEqual(ten);
  });
});

describe('counts of a whole fiscal year', () => {
  it('come in from a file, keep their source without the column, and read twice change nothing', async () => {
    const file = [
      '手続名,総件数,オンライン件数,出典',
      '転入届,"1,200",300,公表資料',
      '保育所入所申込,該当なし,該当なし,',
    ];
    expect(await importYear(...file)).toEqual({ created: 2, updated: 0, unchanged: 0, errors: [] });
    expect(await importYear(...file)).toEqual({ created: 0, updated: 0, unchanged: 2, errors: [] });
    const again = await importYear('手続コード,総件数,オンライン件数', 'A1,1200,301');
    expect(again).toMatchObject({ updated: 1 });
    const { items } = await reporting.yearly.list(dxOffice(town), 2025, { limit: 10 });
    expect(items).toMatchObject([
      {
        code: 'A1',
        applicationsTotal: value(1200),
        applicationsOnline: value(301),
        source: '公表資料',
        version: 2,
      },
      { code: 'B1', applicationsTotal: notApplicable, source: null, version: 1 },
    ]);
  });

  it('of which one part is missing are recorded and asked about, in the file’s answer and beside the line', async () => {
    const outcome = await importYear('手続コード,総件数,オンライン件数', 'A1,500,', 'B1,該当なし,該当なし');
    expect(outcome).toMatchObject({ created: 2, errors: [] });
    expect(outcome.notes).toEqual([expect.stringMatching(/^2行目：「転入届」.*オンライン件数が未回答/)]);
    const { items } = await reporting.yearly.list(dxOffice(town), 2025, { limit: 10 });
    expect(items.map(({ question }) => question)).toEqual([expect.stringContaining('書き忘れ'), null]);
  });

  it('ask for the figures of their year and of every live period', async () => {
    await reporting.month.open(dxOffice(town), parseMonth('2026-09'));
    await fresh.database.transaction(town, (tx) => tx.execute('UPDATE owed_work SET done = requested'));
    await importYear('手続コード,総件数,オンライン件数', 'A1,10,1');
    const owed = await fresh.database.snapshot(town, (tx) => reporting.owedWork.outstanding(tx));
    expect(owed.map(({ key }) => key).sort()).toEqual(['2026-09', 'FY2025', 'FY2026']);
  });

  it('are refused with every fault at once, and for a year that is not over', async () => {
    const outcome = await importYear('手続コード,総件数,オンライン件数', 'A1,10,11', 'X9,1,0');
    expect(outcome.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'オンライン件数'],
      [3, '手続コード'],
    ]);
    const running = reporting.yearly.save(dxOffice(town), 2026, []);
    expect(await problemOf(running)).toMatchObject({ status: 422, code: 'fiscal-year-not-over' });
  });

  it('are saved by hand with versions, in a department’s own procedures only, page by page', async () => {
    const input = (version: number, total: number) => ({
      procedureId: moving,
      version,
      entry: { applicationsTotal: value(total), applicationsOnline: value(0), source: null },
    });
    const user = departmentUser(town, tax);
    expect(await reporting.yearly.save(user, 2025, [input(0, 10)])).toMatchObject([
      { code: 'A1', version: 1 },
    ]);
    const stale = await problemOf(reporting.yearly.save(dxOffice(town), 2025, [input(0, 20)]));
    expect(stale).toMatchObject({ status: 409 });
    const other = departmentUser(town, children);
    expect(await problemOf(reporting.yearly.save(other, 2025, [input(1, 30)]))).toMatchObject({
      status: 403,
    });
    const page = await reporting.yearly.list(dxOffice(town), 2025, { limit: 1 });
    expect(page.items.map(({ code }) => code)).toEqual(['A1']);
    const rest = await reporting.yearly.list(dxOffice(town), 2025, {
      limit: 1,
      cursor: page.next ?? undefined,
    });
    expect(rest).toMatchObject({ items: [{ code: 'B1', version: 0 }], next: null });
  });
});
