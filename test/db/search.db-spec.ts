import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Context } from '../../src/access/context.js';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { AutomationProjectService } from '../../src/automation/project/project.service.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { parseMonth } from '../../src/kernel/month.js';
import { searchKey } from '../../src/kernel/text.js';
import { sql } from '../../src/platform/database/sql.js';
import { searchKeyOf } from '../../src/platform/database/text-search.sql.js';
import { PriorityListService } from '../../src/priority-list/priority-list.service.js';
import { ActionService } from '../../src/review/action.service.js';
import { SearchReader } from '../../src/web/search/search.reader.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  type Department,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
  type Town,
  viewer,
} from '../setup/town.js';

const MONTH = parseMonth('2026-10');
const PROJECT = { kind: 'rpa', field: 'tax', tool: null, product: null, sourcing: null } as const;
const REST = { difficulty: null, operatingMonths: [], robotKey: null, note: null, procedureIds: [] };

let fresh: FreshDatabase;
let app: INestApplicationContext;
let reader: SearchReader;
let town: Town;
let citizens: Department;
let taxes: Department;
let office: Context;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  reader = new SearchReader(
    app.get(ProcedureService),
    app.get(DepartmentService),
    app.get(PriorityListService),
    app.get(AutomationProjectService),
    app.get(ActionService),
  );
  town = await newMunicipality(fresh.database);
  office = dxOffice(town);
  citizens = await newDepartment(fresh.database, town, { name: 'データ市民課' });
  taxes = await newDepartment(fresh.database, town, { name: '税務課' });
  for (let nth = 1; nth <= 12; nth += 1) {
    const departmentId = nth === 12 ? taxes.id : citizens.id;
    await newProcedure(fresh.database, town, { code: `Z-${nth}`, name: `データ提供${nth}`, departmentId });
  }
  const projects = app.get(AutomationProjectService);
  const project = { ...PROJECT, ...REST, departmentId: taxes.id, name: 'データ集計', code: 'Z-1' };
  await projects.create(office, project);
  await projects.create(office, { ...project, name: '税の通知', code: 'R-7' });
  await openMonth(fresh.database, town, MONTH);
  const action = { content: 'ﾃﾞｰﾀの整理', departmentId: taxes.id, dueMonth: parseMonth('2026-12') };
  await app.get(ActionService).add(office, MONTH, action);
});
afterAll(() => fresh.close());

const totals = async (context: Context, text: string) => {
  const { kinds } = await reader.search(context, text, null);
  return Object.fromEntries(kinds.map(({ kind, total }) => [kind, total]));
};

describe('the search in the header', () => {
  it('finds every kind of thing by any part of its name, however it is typed', async () => {
    const found = { procedures: 12, departments: 1, items: 0, projects: 1, actions: 1 };
    expect(await totals(office, 'でーた')).toEqual(found);
    expect(await totals(office, 'ﾃﾞ－ﾀ')).toEqual(found);
  });

  it('shows the first ten and leads to the rest', async () => {
    const [procedures] = (await reader.search(office, 'データ', null)).kinds;
    expect(procedures?.rows).toHaveLength(10);
    expect(procedures?.allHref).toBe(`/procedures?search=${encodeURIComponent('データ')}`);
    expect(procedures?.rows[0]).toMatchObject({ code: 'Z-1', name: 'データ提供1', about: citizens.name });
  });

  it('finds items of the list by name and by number', async () => {
    const { kinds } = await reader.search(office, '図書館', null);
    expect(kinds.find(({ kind }) => kind === 'items')?.rows[0]).toMatchObject({ name: /図書館/ });
    expect((await totals(office, '１')).items).toBeGreaterThan(0);
  });

  it('finds an action by its number too', async () => {
    const [actions] = (await reader.search(office, '1', 'actions')).kinds;
    expect(actions?.rows).toMatchObject([{ code: '番号1', name: 'ﾃﾞｰﾀの整理', about: '税務課・未着手' }]);
  });

  it('finds for a department its own alone, and leads nobody where one may not go', async () => {
    expect(await totals(departmentUser(town, citizens), 'データ')).toMatchObject({
      ...{ procedures: 11, departments: 1, projects: 0, actions: 0 },
    });
    expect(await totals(departmentUser(town, taxes), 'データ')).toMatchObject({
      ...{ procedures: 1, departments: 0, projects: 1, actions: 1 },
    });
    const { kinds } = await reader.search(viewer(town), '税務', 'departments');
    expect(kinds[0]?.rows).toMatchObject([{ href: `/procedures?departmentId=${taxes.id}` }]);
  });

  it('leads straight to the one thing with a code', async () => {
    expect((await reader.search(office, 'Ｒ－７', null)).exact).toMatch(/^\/automation\/projects\//);
    expect((await reader.search(office, 'Z-12', null)).exact).toMatch(/^\/procedures\//);
    expect((await reader.search(office, taxes.code, null)).exact).toBe(
      `/administration/departments/${taxes.id}`,
    );
  });

  it('leads nowhere where two things have it, or one may not see it', async () => {
    expect((await reader.search(office, 'Z-1', null)).exact).toBeNull();
    expect((await reader.search(departmentUser(town, citizens), 'Z-12', null)).exact).toBeNull();
  });

  it('finds nothing of another municipality', async () => {
    const other = await newMunicipality(fresh.database);
    expect(await totals(dxOffice(other), 'データ')).toMatchObject({
      procedures: 0,
      departments: 0,
      actions: 0,
    });
  });
});

describe('the key of a text in the database', () => {
  it('is that of the kernel', async () => {
    const unit = fc.constantFrom(...'あいぁゞがばアゴｶﾞヴー－-~〜【「〕}・･ Ａz0①㈱　\t一髙');
    const texts = fc.sample(fc.string({ unit, maxLength: 20 }), 300);
    const rows = await fresh.database.transaction(town, (tx) =>
      tx.query<{ key: string }>(
        sql`SELECT ${searchKeyOf(sql`t`)} AS key FROM unnest(${texts}::text[]) WITH ORDINALITY u(t, n) ORDER BY n`,
      ),
    );
    expect(rows.map(({ key }) => key)).toEqual(texts.map(searchKey));
  });
});
