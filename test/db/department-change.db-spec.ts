import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { ProcedureHistoryService } from '../../src/catalogue/procedure-history/procedure-history.service.js';
import { DepartmentChangeService } from '../../src/reorganisation/department-change.service.js';
import { DepartmentOutlookService } from '../../src/reorganisation/department-outlook.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { departmentUser, dxOffice, newDepartment, newMunicipality, newProcedure } from '../setup/town.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;
let changes: DepartmentChangeService;
let outlooks: DepartmentOutlookService;
let procedures: ProcedureService;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  changes = app.get(DepartmentChangeService);
  outlooks = app.get(DepartmentOutlookService);
  procedures = app.get(ProcedureService);
});
afterAll(() => fresh.close());

async function townWithTwo() {
  const town = await newMunicipality(fresh.database);
  const [old, heir] = [await newDepartment(fresh.database, town), await newDepartment(fresh.database, town)];
  return { town, old, heir, office: dxOffice(town) };
}

const into = (id: string, on = '2026-11-15') => ({ into: id, on, users: 'move' as const });

describe('merging a department into another', () => {
  it('hands over every procedure with its history and the leads of items, and ends the old department', async () => {
    const { town, old, heir, office } = await townWithTwo();
    const items = ['library-loan-reservation'];
    const mine = await newProcedure(fresh.database, town, { departmentId: old.id, stage: 'online', items });
    const theirs = await newProcedure(fresh.database, town, { departmentId: heir.id });

    const change = await changes.merge(office, old.id, 1, into(heir.id, '2026-11-01'));
    expect(change).toMatchObject({ state: 'done', effectiveOn: '2026-11-01', result: { procedures: 1 } });

    const moved = await procedures.get(office, mine);
    expect(moved).toMatchObject({ departmentId: heir.id, version: 2, currentStage: { stage: 'online' } });
    expect(moved.items).toEqual([{ itemKey: items[0], leadDepartmentId: heir.id }]);
    expect(await procedures.get(office, theirs)).toMatchObject({ departmentId: heir.id, version: 1 });
    const outlook = await outlooks.outlook(office, old.id);
    expect(outlook.department.endedOn).toBe('2026-11-01');
    expect(outlook.procedures).toEqual([]);
    const { items: history } = await app.get(ProcedureHistoryService).changes(office, mine, { limit: 10 });
    expect(history).toContainEqual(
      expect.objectContaining({
        action: 'department.merge',
        field: 'departmentId',
        before: old.id,
        after: heir.id,
      }),
    );
  });

  it('is refused over an old version, into an ended department, and to departments', async () => {
    const { town, old, heir, office } = await townWithTwo();
    await expect(changes.merge(office, old.id, 7, into(heir.id))).rejects.toMatchObject({ code: 'conflict' });
    await expect(changes.merge(departmentUser(town, old), old.id, 1, into(heir.id))).rejects.toMatchObject({
      status: 403,
    });
    await changes.merge(office, heir.id, 1, into(old.id));
    await expect(changes.merge(office, old.id, 1, into(heir.id))).rejects.toMatchObject({ status: 422 });
  });

  it('never reaches into another municipality', async () => {
    const { old, office } = await townWithTwo();
    const elsewhere = await townWithTwo();
    await expect(changes.merge(office, elsewhere.old.id, 1, into(old.id))).rejects.toMatchObject({
      status: 404,
    });
    await expect(changes.merge(office, old.id, 1, into(elsewhere.old.id))).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('two people who merge two departments into each other at once', () => {
  it('leave one of them standing', async () => {
    const { old, heir, office } = await townWithTwo();
    const ends = await Promise.allSettled([
      changes.merge(office, old.id, 1, into(heir.id)),
      changes.merge(office, heir.id, 1, into(old.id)),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('pressing twice', () => {
  it('merges once and answers alike', async () => {
    const { old, heir, office } = await townWithTwo();
    const id = randomUUID();
    const press = () => changes.merge(office, old.id, 1, into(heir.id), { id });
    const [one, other] = await Promise.all([press(), press()]);
    expect(other).toEqual(one);
    const { items } = await outlooks.list(office, { limit: 10 });
    expect(items).toEqual([one]);
  });
});

describe('splitting a department', () => {
  const named = { code: 'NEW', name: 'サンプル新設課', division: 'サンプル新設部', on: '2026-11-15' };

  it('hands the chosen procedures to a new department and keeps the others', async () => {
    const { town, old, office } = await townWithTwo();
    const stays = await newProcedure(fresh.database, town, { departmentId: old.id });
    const goes = await newProcedure(fresh.database, town, { departmentId: old.id });
    const { targetId } = await changes.split(office, old.id, 1, { ...named, procedureIds: [goes] });
    const { department } = await outlooks.outlook(office, targetId ?? '');
    expect(department).toMatchObject({
      name: 'サンプル新設課',
      divisionName: 'サンプル新設部',
      endedOn: null,
    });
    expect(await procedures.get(office, goes)).toMatchObject({ departmentId: targetId });
    expect(await procedures.get(office, stays)).toMatchObject({ departmentId: old.id });
  });

  it('makes no department where a procedure is not of the old one, or the code is taken', async () => {
    const { town, old, heir, office } = await townWithTwo();
    const theirs = await newProcedure(fresh.database, town, { departmentId: heir.id });
    const mine = await newProcedure(fresh.database, town, { departmentId: old.id });
    await expect(
      changes.split(office, old.id, 1, { ...named, procedureIds: [mine, theirs] }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      changes.split(office, old.id, 1, { ...named, code: heir.code, procedureIds: [mine] }),
    ).rejects.toMatchObject({ code: 'department-code-taken' });
    expect(await procedures.get(office, mine)).toMatchObject({ departmentId: old.id, version: 1 });
  });
});
