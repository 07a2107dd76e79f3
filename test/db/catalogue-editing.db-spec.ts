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
  type Town,
  viewer,
} from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';
import { procedureInput } from './procedure-input.js';

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let town: Town;
let residents: Department;
let childcare: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  catalogue = catalogueServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  residents = await newDepartment(fresh.database, town, { name: '市民課' });
  childcare = await newDepartment(fresh.database, town, { name: '子育て支援課' });
});

const fields = (more: Partial<ProcedureFields> = {}) => procedureInput(residents.id, more);

async function requested(): Promise<number> {
  const row = await fresh.database.snapshot(town, (tx) =>
    catalogue.owedWork.find(tx, 'provisional', '2026-10'),
  );
  return row?.requested ?? 0;
}

describe('editing a procedure', () => {
  it('keeps what was entered and asks for the figures of every live period again', async () => {
    await fresh.database.transaction(town, (tx) => catalogue.owedWork.raise(tx, 'provisional', ['2026-10']));
    const created = await catalogue.procedures.create(dxOffice(town), fields({ feeYen: 300, kind: 'claim' }));
    expect(created).toMatchObject({
      code: 'A-001',
      feeYen: 300,
      kind: 'claim',
      version: 1,
      currentStage: null,
    });
    const edited = await catalogue.procedures.edit(dxOffice(town), created.id, 1, {
      feeYen: 0,
      note: '窓口と郵送',
    });
    expect(edited).toMatchObject({ feeYen: 0, note: '窓口と郵送', kind: 'claim', version: 2 });
    expect(await requested()).toBe(3);
  });

  it('refuses a version somebody else has overtaken, with both versions', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    await catalogue.procedures.edit(dxOffice(town), id, 1, { name: '住民票の写し' });
    const problem = await problemOf(catalogue.procedures.edit(dxOffice(town), id, 1, { name: '住民票' }));
    expect(problem.status).toBe(409);
    expect(problem.toDocument()).toMatchObject({
      yours: { version: 1, name: '住民票' },
      current: { version: 2, name: '住民票の写し' },
    });
    expect((await catalogue.procedures.get(dxOffice(town), id)).name).toBe('住民票の写し');
  });

  it('lets only one of two people who edit at once through', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const edits = ['一', '二', '三'].map((name) =>
      catalogue.procedures.edit(dxOffice(town), id, 1, { name }),
    );
    const outcomes = await Promise.allSettled(edits);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await catalogue.procedures.get(dxOffice(town), id)).version).toBe(2);
  });

  it('leaves no trace where nothing changes', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const same = await catalogue.procedures.edit(dxOffice(town), id, 1, { name: '住民票の写しの交付請求' });
    expect(same.version).toBe(1);
  });

  it('refuses a code that is taken, when made and when edited', async () => {
    await catalogue.procedures.create(dxOffice(town), fields());
    expect((await problemOf(catalogue.procedures.create(dxOffice(town), fields()))).status).toBe(422);
    const other = await catalogue.procedures.create(dxOffice(town), fields({ code: 'A-002' }));
    const problem = await problemOf(
      catalogue.procedures.edit(dxOffice(town), other.id, 1, { code: 'A-001' }),
    );
    expect(problem.particulars.errors?.[0]).toMatchObject({ where: 'code' });
  });

  it('keeps a department to its own procedures', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const own = departmentUser(town, residents);
    const other = departmentUser(town, childcare);
    expect((await catalogue.procedures.edit(own, id, 1, { note: '郵送可' })).note).toBe('郵送可');
    expect((await problemOf(catalogue.procedures.edit(other, id, 2, { note: 'x' }))).status).toBe(403);
    expect((await problemOf(catalogue.procedures.get(other, id))).status).toBe(403);
    expect((await problemOf(catalogue.stage.set(other, id, { stage: 'online' }))).status).toBe(403);
    const away = catalogue.procedures.edit(own, id, 2, { departmentId: childcare.id });
    expect((await problemOf(away)).status).toBe(403);
    expect((await problemOf(catalogue.procedures.edit(viewer(town), id, 2, { note: 'x' }))).status).toBe(403);
  });

  it('finds nothing of another municipality', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const elsewhere = dxOffice(await newMunicipality(fresh.database));
    expect((await problemOf(catalogue.procedures.get(elsewhere, id))).status).toBe(404);
    expect((await problemOf(catalogue.procedures.edit(elsewhere, id, 1, { note: 'x' }))).status).toBe(404);
    expect((await problemOf(catalogue.stage.set(elsewhere, id, { stage: 'online' }))).status).toBe(404);
    expect((await problemOf(catalogue.channels.replace(elsewhere, id, 1, []))).status).toBe(404);
    expect((await problemOf(catalogue.mappings.replace(elsewhere, id, 1, []))).status).toBe(404);
    expect((await problemOf(catalogue.history.changes(elsewhere, id, { limit: 10 }))).status).toBe(404);
  });
});

describe('the stage of a procedure', () => {
  it('holds from the last day of the newest ended month unless a day is given', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const [line] = await catalogue.stage.set(dxOffice(town), id, { stage: 'online' });
    expect(line).toMatchObject({ effectiveOn: '2026-10-31', stage: 'online', source: 'catalogue' });
  });

  it('of one day is what was said last, and of a later day what was dated last', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const say = (stage: 'preparing' | 'partial' | 'online', on: string) =>
      catalogue.stage.set(dxOffice(town), id, { stage, effectiveOn: parseDate(on) });
    await say('online', '2026-09-30');
    await say('preparing', '2026-04-01');
    await say('partial', '2026-04-01');
    const asOf = (day: string) =>
      fresh.database.transaction(
        town,
        async (tx) => (await catalogue.stages.asOf(tx, parseDate(day))).get(id)?.stage,
      );
    expect(await asOf('2026-03-31')).toBeUndefined();
    expect(await asOf('2026-04-01')).toBe('partial');
    expect(await asOf('2026-09-29')).toBe('partial');
    expect(await asOf('2026-09-30')).toBe('online');
  });

  it('that a report said is gone once the report is no longer accepted', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const reportMonth = parseMonth('2026-09');
    const stage = await fresh.database.transaction(town, async (tx) => {
      const statement = { procedureId: id, exemptReason: null, note: null, recordedBy: '市民課' };
      await catalogue.stages.record(tx, [
        {
          ...statement,
          effectiveOn: parseDate('2026-08-31'),
          stage: 'preparing',
          source: 'import',
          reportMonth: null,
        },
        {
          ...statement,
          effectiveOn: parseDate('2026-09-30'),
          stage: 'online',
          source: 'report',
          reportMonth,
        },
      ]);
      await catalogue.stages.withdraw(tx, { reportMonth, procedureIds: [id] });
      return (await catalogue.stages.asOf(tx, parseDate('2026-10-31'), [id])).get(id)?.stage;
    });
    expect(stage).toBe('preparing');
    const changes = await catalogue.history.changes(dxOffice(town), id, { limit: 50 });
    expect(changes.items[0]).toMatchObject({
      action: 'report.withdraw',
      before: 'online',
      after: 'preparing',
    });
  });

  it('cannot lie in the future, and is exempt only and always with a reason', async () => {
    const { id } = await catalogue.procedures.create(dxOffice(town), fields());
    const set = (input: Parameters<typeof catalogue.stage.set>[2]) =>
      problemOf(catalogue.stage.set(dxOffice(town), id, input));
    const future = await set({ stage: 'online', effectiveOn: parseDate('2026-11-16') });
    expect(future.particulars.errors?.[0]?.message).toContain('先の日付');
    expect((await set({ stage: 'exempt' })).status).toBe(422);
    expect((await set({ stage: 'online', exemptReason: 'other' })).status).toBe(422);
  });
});

describe('the planned month', () => {
  it('keeps every plan and says how far it has slipped', async () => {
    const first = fields({ plannedMonth: parseMonth('2026-04') });
    const { id } = await catalogue.procedures.create(dxOffice(town), first);
    await catalogue.procedures.edit(dxOffice(town), id, 1, { plannedMonth: parseMonth('2026-10') });
    await catalogue.procedures.edit(dxOffice(town), id, 2, {
      plannedMonth: parseMonth('2027-01'),
      note: 'x',
    });
    await catalogue.procedures.edit(dxOffice(town), id, 3, { note: 'y' });
    const { slip, plans } = await catalogue.history.plannedMonths(dxOffice(town), id);
    expect(plans.map(({ plannedMonth }) => plannedMonth)).toEqual(['2026-04', '2026-10', '2027-01']);
    expect(slip).toEqual({ sinceFirst: 9, sincePrevious: 3, putOff: 2 });
  });
});
