import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type ProcedureFields } from '../../src/catalogue/procedure/procedure-fields.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { problemOf } from '../setup/problem-of.js';
import {
  type Department,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  type Town,
} from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';
import { procedureInput } from './procedure-input.js';

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let town: Town;
let residents: Department;
let childcare: Department;
let items: string[];

beforeAll(async () => {
  fresh = await freshDatabase();
  catalogue = catalogueServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  residents = await newDepartment(fresh.database, town, { name: '市民課' });
  childcare = await newDepartment(fresh.database, town, { name: '子育て支援課' });
  const rows = await fresh.database.transaction(town, (tx) =>
    tx.query<{ key: string }>(`SELECT key FROM list_item ORDER BY key LIMIT 3`),
  );
  items = rows.map(({ key }) => key);
});

const fields = (more: Partial<ProcedureFields> = {}) => procedureInput(residents.id, more);

describe('channels', () => {
  it('are added, altered and ended, and refused where the address or the days are wrong', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const open = { activeFrom: parseDate('2026-04-01'), activeTo: null };
    const mine = { kind: 'mynaportal' as const, url: 'https://example.lg.jp/a', ...open };
    const saved = await catalogue.channels.replace(dxOffice(town), id, 1, [mine]);
    expect(saved).toMatchObject({ version: 2, channels: [mine] });
    const [kept] = saved.channels.map((channel) => ({ ...channel, activeTo: parseDate('2026-09-30') }));
    const mail = { kind: 'mail' as const, url: null, activeFrom: null, activeTo: null };
    const next = await catalogue.channels.replace(dxOffice(town), id, 2, [kept!, mail]);
    expect(next.channels).toHaveLength(2);
    const wrong = [
      { ...mail, url: 'javascript:alert(1)' },
      { ...mail, activeFrom: parseDate('2026-04-02'), activeTo: parseDate('2026-04-01') },
    ];
    const problem = await problemOf(catalogue.channels.replace(dxOffice(town), id, 3, wrong));
    expect(problem.particulars.errors?.map(({ where }) => where)).toEqual([
      'channels[0].url',
      'channels[1].activeTo',
    ]);
    expect((await problemOf(catalogue.channels.replace(dxOffice(town), id, 2, []))).status).toBe(409);
  });
});

describe('the mapping to the priority list', () => {
  const leads = async (id: string) => (await catalogue.procedures.get(dxOffice(town), id)).items;

  it('gives an item mapped for the first time the department of its procedure as its lead', async () => {
    const one = await catalogue.procedures.create(dxOffice(town), fields());
    const two = await catalogue.procedures.create(
      dxOffice(town),
      fields({ code: 'A-002', departmentId: childcare.id }),
    );
    const [itemKey = ''] = items;
    await catalogue.mappings.replace(dxOffice(town), one.id, 1, [{ itemKey }]);
    await catalogue.mappings.replace(dxOffice(town), two.id, 1, [{ itemKey }]);
    expect(await leads(one.id)).toEqual([{ itemKey, leadDepartmentId: residents.id }]);
    expect(await leads(two.id)).toEqual([{ itemKey, leadDepartmentId: null }]);
    await catalogue.mappings.replace(dxOffice(town), two.id, 2, [{ itemKey, lead: childcare.id }]);
    expect(await leads(one.id)).toEqual([{ itemKey, leadDepartmentId: null }]);
    expect(await leads(two.id)).toEqual([{ itemKey, leadDepartmentId: childcare.id }]);
    await catalogue.mappings.replace(dxOffice(town), two.id, 3, []);
    expect(await leads(one.id)).toEqual([{ itemKey, leadDepartmentId: childcare.id }]);
  });

  it('follows its procedure to another department where that one led', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const [itemKey = ''] = items;
    await catalogue.mappings.replace(dxOffice(town), id, 1, [{ itemKey }]);
    await catalogue.procedures.edit(dxOffice(town), id, 2, { departmentId: childcare.id });
    expect(await leads(id)).toEqual([{ itemKey, leadDepartmentId: childcare.id }]);
  });

  it('refuses items that no edition has', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const problem = await problemOf(
      catalogue.mappings.replace(dxOffice(town), id, 1, [{ itemKey: 'no-such-item' }]),
    );
    expect(problem.particulars.errors?.[0]?.where).toBe('items[0].itemKey');
  });
});

describe('retiring', () => {
  it('a merged procedure hands its mapping on, is not listed any more, and can come back', async () => {
    const [itemKey = '', second = ''] = items;
    const from = await newProcedure(fresh.database, town, {
      departmentId: childcare.id,
      items: [itemKey, second],
    });
    const to = await newProcedure(fresh.database, town, { departmentId: residents.id, items: [second] });
    await catalogue.retirements.retire(dxOffice(town), from, 1, { reason: '重複', mergedInto: to });
    const { items: mappedItems } = await catalogue.procedures.get(dxOffice(town), to);
    expect(mappedItems.map((item) => item.itemKey)).toEqual([itemKey, second].sort());
    expect(mappedItems.every(({ leadDepartmentId }) => leadDepartmentId === childcare.id)).toBe(true);
    const listed = await catalogue.procedures.list(dxOffice(town), { sort: 'code', limit: 50 });
    expect(listed.items.map(({ id }) => id)).toEqual([to]);
    const back = await catalogue.retirements.restore(dxOffice(town), from, 2);
    expect(back).toMatchObject({ retiredAt: null, retiredReason: null, mergedInto: null, version: 3 });
  });

  it('refuses to merge into itself, into nothing and into a retired one, and to retire twice', async () => {
    const one = await newProcedure(fresh.database, town, { departmentId: childcare.id });
    const two = await newProcedure(fresh.database, town, { departmentId: childcare.id });
    const retire = (id: string, version: number, mergedInto?: string) =>
      catalogue.retirements.retire(dxOffice(town), id, version, { reason: '重複', mergedInto });
    expect((await problemOf(retire(one, 1, one))).status).toBe(422);
    expect((await problemOf(retire(one, 1, '00000000-0000-4000-8000-000000000000'))).status).toBe(422);
    await retire(two, 1);
    expect((await problemOf(retire(one, 1, two))).status).toBe(422);
    expect((await problemOf(retire(two, 2))).status).toBe(409);
    expect(
      (
        await problemOf(
          catalogue.retirements.retire(departmentUser(town, childcare), one, 1, { reason: 'x' }),
        )
      ).status,
    ).toBe(403);
  });
});

describe('the history of a procedure', () => {
  it('tells every change of every field: who, before and after', async () => {
    const context = dxOffice(town);
    const { id } = await catalogue.procedures.create(context, fields());
    await catalogue.procedures.edit(departmentUser(town, residents), id, 1, {
      name: '住民票の写し',
      feeYen: 300,
      plannedMonth: parseMonth('2027-01'),
    });
    await catalogue.stage.set(context, id, {
      stage: 'exempt',
      exemptReason: 'face-to-face',
      note: '対面のみ',
    });
    const mail = { kind: 'mail' as const, url: null, activeFrom: null, activeTo: null };
    await catalogue.channels.replace(context, id, 2, [mail]);
    await catalogue.mappings.replace(context, id, 3, [{ itemKey: items[0] ?? '' }]);
    await catalogue.retirements.retire(context, id, 4, { reason: '誤登録' });
    const { items: changes } = await catalogue.history.changes(context, id, { limit: 200 });
    const changeOf = new Map(changes.map((change) => [`${change.action} ${change.field}`, change]));
    expect(changeOf.get('procedure.edit name')).toMatchObject({
      who: '市民課',
      fieldName: '手続名',
      before: '住民票の写しの交付請求',
      after: '住民票の写し',
    });
    expect(changeOf.get('procedure.edit feeYen')).toMatchObject({ before: null, after: 300 });
    expect(changeOf.get('procedure.edit plannedMonth')).toMatchObject({ before: null, after: '2027-01' });
    expect(changeOf.get('procedure.stage stage')).toMatchObject({ before: null, after: 'exempt' });
    expect(changeOf.get('procedure.stage exemptReason')).toMatchObject({ after: 'face-to-face' });
    expect(changeOf.get('procedure.stage stageOn')).toMatchObject({ after: '2026-10-31' });
    expect(changeOf.get('procedure.channels channels')).toMatchObject({
      before: [],
      after: [{ kind: 'mail' }],
    });
    expect(changeOf.get('procedure.items items')?.after).toEqual([
      { itemKey: items[0], leadDepartmentId: residents.id },
    ]);
    expect(changeOf.get('procedure.retire retiredReason')).toMatchObject({
      who: 'DX推進課',
      after: '誤登録',
    });
    expect(changeOf.get('procedure.create code')).toMatchObject({ after: 'A-001' });
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await catalogue.history.changes(context, id, { limit: 3, cursor });
      paged.push(...page.items.map(({ action, field }) => `${action} ${field}`));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(changes.map(({ action, field }) => `${action} ${field}`));
    const inCapitals = await catalogue.history.changes(context, id.toUpperCase(), { limit: 200 });
    expect(inCapitals.items).toEqual(changes);
  });
});
