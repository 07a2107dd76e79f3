import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BulkChange } from '../../src/catalogue/bulk/bulk-change.js';
import { BulkService, MOST_AT_ONCE } from '../../src/catalogue/bulk/bulk.service.js';
import { parseDate } from '../../src/kernel/date.js';
import { parseMonth } from '../../src/kernel/month.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  type Department,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  type Town,
  viewer,
} from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let bulk: BulkService;
let town: Town;
let [from, to]: Department[] = [];
let item: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  const app = await testApp(fresh, { nudges: [] });
  catalogue = catalogueServices(app);
  bulk = app.get(BulkService);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  from = await newDepartment(fresh.database, town);
  to = await newDepartment(fresh.database, town);
  const [first] = await fresh.database.transaction(town, (tx) =>
    tx.query<{ key: string }>('SELECT key FROM list_item ORDER BY key LIMIT 1'),
  );
  item = first!.key;
});

const make = (departmentId: string, more: { items?: string[] } = {}) =>
  newProcedure(fresh.database, town, { departmentId, stage: 'preparing', ...more });
const online: BulkChange = {
  ...{ kind: 'stage', stage: 'online', exemptReason: null, note: null },
  effectiveOn: parseDate('2026-10-31'),
};

async function change(ids: string[], wanted: BulkChange): Promise<number> {
  const { seal } = await bulk.preview(dxOffice(town), ids, wanted);
  return bulk.apply(dxOffice(town), ids, wanted, seal);
}

describe('one change to many procedures', () => {
  it('moves them to another department, and the items they led with them', async () => {
    const ids = [await make(from!.id, { items: [item] }), await make(from!.id), await make(to!.id)];
    expect(await change(ids, { kind: 'department', departmentId: to!.id })).toBe(2);
    const moved = await catalogue.procedures.get(dxOffice(town), ids[0]!);
    expect(moved).toMatchObject({ departmentId: to!.id, version: 2, items: [{ leadDepartmentId: to!.id }] });
    expect((await catalogue.procedures.get(dxOffice(town), ids[2]!)).version).toBe(1);
    const { items } = await catalogue.history.changes(dxOffice(town), ids[0]!, { limit: 10 });
    expect(items).toMatchObject([{ field: 'departmentId', before: from!.id, after: to!.id }]);
  });

  it('says where they stand from a day on, as a single entry would', async () => {
    const ids = [await make(from!.id), await make(from!.id)];
    expect(await change(ids, online)).toBe(2);
    const { currentStage } = await catalogue.procedures.get(dxOffice(town), ids[1]!);
    expect(currentStage).toMatchObject({ stage: 'online', effectiveOn: '2026-10-31' });
    expect(await change(ids, online)).toBe(0);
  });

  it('sets plan, rhythm and kind, each with its history, as a single entry would', async () => {
    const ids = [await make(from!.id), await make(from!.id)];
    const plannedMonth = parseMonth('2027-04');
    expect(await change(ids, { kind: 'plan', plannedMonth })).toBe(2);
    expect(await change(ids, { kind: 'frequency', frequency: 'yearly' })).toBe(2);
    expect(await change(ids, { kind: 'procedure-kind', procedureKind: 'notification' })).toBe(2);
    expect(await change(ids, { kind: 'procedure-kind', procedureKind: null })).toBe(2);
    const procedure = await catalogue.procedures.get(dxOffice(town), ids[1]!);
    expect(procedure).toMatchObject({ plannedMonth, frequency: 'yearly', kind: null, version: 5 });
    const plans = await fresh.database.transaction(town, (tx) =>
      tx.query('SELECT planned_month FROM planned_month_change WHERE procedure_id = $1', [ids[1]]),
    );
    expect(plans).toEqual([{ plannedMonth }]);
    const { items } = await catalogue.history.changes(dxOffice(town), ids[1]!, { limit: 10 });
    expect(items.map(({ field }) => field)).toEqual(['kind', 'kind', 'frequency', 'plannedMonth']);
    expect(await change(ids, { kind: 'plan', plannedMonth })).toBe(0);
  });

  it('maps them to an item, led by the first of them, and takes it off again', async () => {
    const ids = [await make(from!.id), await make(to!.id)];
    expect(await change(ids, { kind: 'add-item', itemKey: item })).toBe(2);
    const itemsOf = async (id: string) => (await catalogue.procedures.get(dxOffice(town), id)).items;
    const leads = (await Promise.all(ids.map(itemsOf))).map(([mapped]) => mapped?.leadDepartmentId);
    expect(leads.filter((lead) => lead !== null)).toHaveLength(1);
    const led = leads.findIndex((lead) => lead !== null);
    expect(await change([ids[led]!], { kind: 'remove-item', itemKey: item })).toBe(1);
    expect(await itemsOf(ids[1 - led]!)).toEqual([{ itemKey: item, leadDepartmentId: leads[led] }]);
    expect(await change(ids, { kind: 'remove-item', itemKey: item })).toBe(1);
    expect(await Promise.all(ids.map(itemsOf))).toEqual([[], []]);
    await expect(change(ids, { kind: 'add-item', itemKey: 'unheard-of' })).rejects.toMatchObject({
      status: 422,
    });
    const clerk = departmentUser(town, from!);
    await expect(bulk.preview(clerk, [ids[0]!], { kind: 'add-item', itemKey: item })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('adds a channel to them and ends it again', async () => {
    const ids = [await make(from!.id), await make(from!.id)];
    await change(ids, { kind: 'add-channel', channel: 'mail', url: null, activeFrom: null });
    await change(ids, { kind: 'end-channel', channel: 'mail', activeTo: parseDate('2026-12-31') });
    for (const id of ids) {
      const { channels, version } = await catalogue.procedures.get(dxOffice(town), id);
      expect(channels).toMatchObject([{ kind: 'mail', activeTo: '2026-12-31' }]);
      expect(version).toBe(3);
    }
  });

  it('is not made where a procedure changed after the preview: nothing changes at all', async () => {
    const ids = [await make(from!.id), await make(from!.id)];
    const move: BulkChange = { kind: 'department', departmentId: to!.id };
    const { seal } = await bulk.preview(dxOffice(town), ids, move);
    await catalogue.retirements.retire(dxOffice(town), ids[1]!, 1, { reason: '二重登録' });
    await expect(bulk.apply(dxOffice(town), ids, move, seal)).rejects.toMatchObject({
      code: 'changed-since-preview',
    });
    expect((await catalogue.procedures.get(dxOffice(town), ids[0]!)).departmentId).toBe(from!.id);
    const { lines } = await bulk.preview(dxOffice(town), ids, move);
    expect(lines.find(({ id }) => id === ids[1])).toMatchObject({ outcome: 'refused' });
  });

  it('reaches only the own procedures of a department, and gives none away', async () => {
    const [own, other] = [await make(from!.id), await make(to!.id)];
    const clerk = departmentUser(town, from!);
    const { lines, counts } = await bulk.preview(clerk, [own, other], online);
    expect(counts).toEqual({ change: 1, same: 0, refused: 1 });
    expect(lines.find(({ id }) => id === other)?.name).toBe('（表示できない手続）');
    const away: BulkChange = { kind: 'department', departmentId: to!.id };
    await expect(bulk.preview(clerk, [own], away)).rejects.toMatchObject({ status: 403 });
    await expect(bulk.preview(viewer(town), [own], online)).rejects.toMatchObject({ status: 403 });
  });

  it('never sees the procedures of another municipality', async () => {
    const id = await make(from!.id);
    const elsewhere = await newMunicipality(fresh.database);
    const { counts } = await bulk.preview(dxOffice(elsewhere), [id], online);
    expect(counts).toEqual({ change: 0, same: 0, refused: 1 });
  });

  it('refuses a stage that lacks its reason and more rows than anybody can check', async () => {
    const id = await make(from!.id);
    const exempt: BulkChange = { ...online, stage: 'exempt' };
    await expect(bulk.preview(dxOffice(town), [id], exempt)).rejects.toMatchObject({ status: 422 });
    const many = Array.from({ length: MOST_AT_ONCE + 1 }, () => id);
    await expect(bulk.preview(dxOffice(town), many, online)).rejects.toMatchObject({ status: 422 });
  });
});
