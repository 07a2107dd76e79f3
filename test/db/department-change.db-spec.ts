import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { DivisionRepository } from '../../src/access/department/division.repository.js';
import { DepartmentChangeRepository } from '../../src/catalogue/department-change/department-change.repository.js';
import { DepartmentChangeService } from '../../src/catalogue/department-change/department-change.service.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  openMonth,
} from '../setup/town.js';
import { type CatalogueRoom, catalogueRoom } from './catalogue-room.js';

let fresh: FreshDatabase;
let room: CatalogueRoom;
let changes: DepartmentChangeService;

beforeAll(async () => {
  fresh = await freshDatabase();
  room = catalogueRoom(fresh.database);
  changes = new DepartmentChangeService(
    fresh.database,
    new DepartmentRepository(),
    new DivisionRepository(),
    new DepartmentChangeRepository(),
    new AuditRepository(),
    new OwedWork(() => undefined),
    fixedClock('2026-11-15'),
  );
});
afterAll(() => fresh.close());

async function townWithTwo() {
  const town = await newMunicipality(fresh.database);
  const [old, heir] = [await newDepartment(fresh.database, town), await newDepartment(fresh.database, town)];
  return { town, old, heir, office: dxOffice(town) };
}

describe('merging a department into another', () => {
  it('hands over every procedure with its history and the leads of items, and ends the old department', async () => {
    const { town, old, heir, office } = await townWithTwo();
    const items = ['library-loan-reservation'];
    const mine = await newProcedure(fresh.database, town, { departmentId: old.id, stage: 'online', items });
    const theirs = await newProcedure(fresh.database, town, { departmentId: heir.id });

    expect(await changes.merge(office, old.id, 1, { into: heir.id, on: '2026-11-01' })).toBe(1);

    const moved = await room.procedures.get(office, mine);
    expect(moved).toMatchObject({ departmentId: heir.id, version: 2, currentStage: { stage: 'online' } });
    expect(moved.items).toEqual([{ itemKey: items[0], leadDepartmentId: heir.id }]);
    expect(await room.procedures.get(office, theirs)).toMatchObject({ departmentId: heir.id, version: 1 });
    const { department, procedures } = await changes.outlook(office, old.id);
    expect(department.endedOn).toBe('2026-11-01');
    expect(procedures).toEqual([]);
    const { items: history } = await room.history.changes(office, mine, { limit: 10 });
    expect(history).toContainEqual(
      expect.objectContaining({
        action: 'department.merge',
        field: 'departmentId',
        before: old.id,
        after: heir.id,
      }),
    );
  });

  it('leaves what the old department has begun to report with it, and says so beforehand', async () => {
    const { town, old, heir, office } = await townWithTwo();
    await newProcedure(fresh.database, town, { departmentId: old.id });
    await openMonth(fresh.database, town, '2026-10');
    await fresh.database.transaction(office, (tx) =>
      tx.execute(
        `INSERT INTO submission (municipality_id, month, department_id) VALUES ($1, '2026-10', $2)`,
        [town.municipality, old.id],
      ),
    );
    expect(await changes.outlook(office, old.id)).toMatchObject({ users: 0, openMonths: ['2026-10'] });
    await changes.merge(office, old.id, 1, { into: heir.id, on: '2026-11-15' });
    expect(await changes.outlook(office, old.id)).toMatchObject({ openMonths: ['2026-10'] });
  });

  it('is refused over an old version, into an ended department, on a day to come, and to departments', async () => {
    const { town, old, heir, office } = await townWithTwo();
    const into = (id: string, on = '2026-11-15') => ({ into: id, on });
    await expect(changes.merge(office, old.id, 7, into(heir.id))).rejects.toMatchObject({ code: 'conflict' });
    await expect(changes.merge(office, old.id, 1, into(heir.id, '2026-11-16'))).rejects.toMatchObject({
      status: 422,
    });
    await expect(changes.merge(departmentUser(town, old), old.id, 1, into(heir.id))).rejects.toMatchObject({
      status: 403,
    });
    await changes.merge(office, heir.id, 1, into(old.id));
    await expect(changes.merge(office, old.id, 1, into(heir.id))).rejects.toMatchObject({ status: 422 });
  });

  it('never reaches into another municipality', async () => {
    const { old, office } = await townWithTwo();
    const elsewhere = await townWithTwo();
    await expect(
      changes.merge(office, elsewhere.old.id, 1, { into: old.id, on: '2026-11-15' }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      changes.merge(office, old.id, 1, { into: elsewhere.old.id, on: '2026-11-15' }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('splitting a department', () => {
  const named = { code: 'NEW', name: 'サンプル新設課', division: 'サンプル新設部', on: '2026-11-15' };

  it('hands the chosen procedures to a new department and keeps the others', async () => {
    const { town, old, office } = await townWithTwo();
    const stays = await newProcedure(fresh.database, town, { departmentId: old.id });
    const goes = await newProcedure(fresh.database, town, { departmentId: old.id });
    const made = await changes.split(office, old.id, 1, { ...named, procedureIds: [goes] });
    expect(made).toMatchObject({ name: 'サンプル新設課', divisionName: 'サンプル新設部', endedOn: null });
    expect(await room.procedures.get(office, goes)).toMatchObject({ departmentId: made.id });
    expect(await room.procedures.get(office, stays)).toMatchObject({ departmentId: old.id });
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
    expect(await room.procedures.get(office, mine)).toMatchObject({ departmentId: old.id, version: 1 });
  });
});
