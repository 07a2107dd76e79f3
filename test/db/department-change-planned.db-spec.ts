import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { ProcedureHistoryService } from '../../src/catalogue/procedure-history/procedure-history.service.js';
import { DepartmentChangeService } from '../../src/reorganisation/department-change.service.js';
import { DepartmentOutlookService } from '../../src/reorganisation/department-outlook.service.js';
import { DueDepartmentChanges } from '../../src/reorganisation/due-department-changes.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type Department, dxOffice, newDepartment, newMunicipality, newProcedure } from '../setup/town.js';

const DAY = '2027-04-01';
/** The first instant of the day in Japan, and the last one before it. */
const MIDNIGHT = new Date('2027-03-31T15:00:00Z');
const JUST_BEFORE = new Date('2027-03-31T14:59:59Z');

let fresh: FreshDatabase;
/** A web process months before the day, and a worker whose clock has come to it. */
let web: INestApplicationContext;
let worker: INestApplicationContext;
let changes: DepartmentChangeService;
let outlooks: DepartmentOutlookService;
let procedures: ProcedureService;

beforeAll(async () => {
  fresh = await freshDatabase();
  web = await testApp(fresh);
  worker = await testApp(fresh, { clock: { now: () => MIDNIGHT } });
  changes = web.get(DepartmentChangeService);
  outlooks = web.get(DepartmentOutlookService);
  procedures = web.get(ProcedureService);
});
/** No test leaves anything due for the next. */
afterEach(() => applyAt(MIDNIGHT));
afterAll(() => fresh.close());

const applyAt = (now: Date) => worker.get(DueDepartmentChanges).apply(now);

async function townWithTwo() {
  const town = await newMunicipality(fresh.database);
  const [old, heir] = [await newDepartment(fresh.database, town), await newDepartment(fresh.database, town)];
  const mine = await newProcedure(fresh.database, town, { departmentId: old.id, stage: 'online' });
  return { town, old, heir, mine, office: dxOffice(town) };
}

const into = ({ id }: Department, on = DAY) => ({ into: id, on, users: 'move' as const });
const newOne = (procedureIds: string[]) => ({
  code: 'NEW',
  name: 'サンプル新設課',
  division: '',
  on: DAY,
  procedureIds,
});

describe('a merger planned for a day to come', () => {
  it('moves nothing before, and everything the department owns on that day', async () => {
    const { town, old, heir, mine, office } = await townWithTwo();
    const planned = await changes.merge(office, old.id, 1, into(heir));
    expect(planned).toMatchObject({
      state: 'planned',
      effectiveOn: DAY,
      plannedBy: 'DX推進課',
      result: null,
    });
    expect(await applyAt(JUST_BEFORE)).toBe(0);
    expect(await procedures.get(office, mine)).toMatchObject({ departmentId: old.id, version: 1 });

    const since = await newProcedure(fresh.database, town, { departmentId: old.id });
    expect(await applyAt(MIDNIGHT)).toBe(1);
    for (const id of [mine, since]) {
      expect(await procedures.get(office, id)).toMatchObject({ departmentId: heir.id });
    }
    const outlook = await outlooks.outlook(office, old.id);
    expect(outlook.department.endedOn).toBe(DAY);
    expect(outlook.changes).toMatchObject([
      { state: 'done', result: { procedures: 2 }, targetName: heir.name },
    ]);
    expect((await outlooks.outlook(office, heir.id)).changes).toEqual(outlook.changes);
  });

  it('happens once, with two workers at it and after every restart', async () => {
    const { old, heir, mine, office } = await townWithTwo();
    await changes.merge(office, old.id, 1, into(heir));
    const other = web.get(DueDepartmentChanges);
    const settled = await Promise.all([applyAt(MIDNIGHT), other.apply(MIDNIGHT), applyAt(MIDNIGHT)]);
    expect(settled.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await applyAt(new Date('2027-04-09T00:00:00Z'))).toBe(0);
    expect(await procedures.get(office, mine)).toMatchObject({ departmentId: heir.id, version: 2 });
    const { items } = await web.get(ProcedureHistoryService).changes(office, mine, { limit: 10 });
    expect(items.filter(({ action }) => action === 'department.merge')).toHaveLength(1);
  });

  it('is made up for by a worker that was away, as of its day', async () => {
    const { old, heir, office } = await townWithTwo();
    await changes.merge(office, old.id, 1, into(heir));
    expect(await applyAt(new Date('2027-04-20T00:00:00Z'))).toBe(1);
    expect((await outlooks.outlook(office, old.id)).department.endedOn).toBe(DAY);
  });

  it('fails with a sentence where the heir has ended meanwhile, and can be entered anew in its place', async () => {
    const { town, old, heir, mine, office } = await townWithTwo();
    const third = await newDepartment(fresh.database, town);
    await changes.merge(office, old.id, 1, into(heir));
    await end(town, heir, '2027-02-01');
    expect(await applyAt(MIDNIGHT)).toBe(1);
    const [failed] = await outlooks.unsettled(office);
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining('廃止されています') });
    expect(await procedures.get(office, mine)).toMatchObject({ departmentId: old.id });

    const replaces = { id: failed?.id ?? '', version: failed?.version ?? 0 };
    const onTheDay = worker.get(DepartmentChangeService);
    expect(await onTheDay.merge(office, old.id, 1, into(third), { replaces })).toMatchObject({
      state: 'done',
    });
    expect(await outlooks.unsettled(office)).toEqual([]);
    expect(await outlooks.change(office, replaces.id)).toMatchObject({ state: 'cancelled' });
  });

  it('fails where the department itself has ended, without touching others that are due', async () => {
    const [broken, sound] = [await townWithTwo(), await townWithTwo()];
    await changes.merge(broken.office, broken.old.id, 1, into(broken.heir));
    await changes.merge(sound.office, sound.old.id, 1, into(sound.heir));
    await end(broken.town, broken.old, '2027-01-31');
    expect(await applyAt(MIDNIGHT)).toBe(2);
    expect((await outlooks.unsettled(broken.office)).map(({ state }) => state)).toEqual(['failed']);
    expect((await outlooks.outlook(sound.office, sound.old.id)).department.endedOn).toBe(DAY);
  });

  it('can be taken back, twice as well as once, and then never happens', async () => {
    const { old, heir, mine, office } = await townWithTwo();
    const { id, version } = await changes.merge(office, old.id, 1, into(heir));
    await expect(changes.cancel(office, id, version + 1)).rejects.toMatchObject({ code: 'conflict' });
    expect(await changes.cancel(office, id, version)).toMatchObject({ state: 'cancelled' });
    expect(await changes.cancel(office, id, version)).toMatchObject({ version: version + 1 });
    expect(await applyAt(MIDNIGHT)).toBe(0);
    expect(await procedures.get(office, mine)).toMatchObject({ departmentId: old.id });
  });

  it('cannot be planned twice, but another plan may take its place', async () => {
    const { town, old, heir, office } = await townWithTwo();
    const third = await newDepartment(fresh.database, town);
    const { id, version } = await changes.merge(office, old.id, 1, into(heir));
    await expect(changes.merge(office, old.id, 1, into(third))).rejects.toMatchObject({ status: 422 });
    await changes.merge(office, old.id, 1, into(third), { replaces: { id, version } });
    expect(await outlooks.unsettled(office)).toMatchObject([{ state: 'planned', targetId: third.id }]);
  });

  it('cannot be taken back once it has happened', async () => {
    const { old, heir, office } = await townWithTwo();
    const { id, version } = await changes.merge(office, old.id, 1, into(heir));
    await applyAt(MIDNIGHT);
    await expect(changes.cancel(office, id, version)).rejects.toMatchObject({ code: 'change-made' });
  });

  it('is not seen from another municipality', async () => {
    const [here, there] = [await townWithTwo(), await townWithTwo()];
    const { id, version } = await changes.merge(here.office, here.old.id, 1, into(here.heir));
    await expect(changes.cancel(there.office, id, version)).rejects.toMatchObject({ status: 404 });
    expect((await outlooks.list(there.office, { limit: 10 })).items).toEqual([]);
  });
});

describe('a split planned for a day to come', () => {
  it('takes those of the named procedures that are still there, and leaves what came since', async () => {
    const { town, old, heir, mine, office } = await townWithTwo();
    const left = await newProcedure(fresh.database, town, { departmentId: old.id });
    await changes.split(office, old.id, 1, newOne([mine, left]));
    await moveTo(town, left, heir);
    const since = await newProcedure(fresh.database, town, { departmentId: old.id });
    expect(await applyAt(MIDNIGHT)).toBe(1);
    const [done] = (await outlooks.outlook(office, old.id)).changes;
    expect(done).toMatchObject({ state: 'done', result: { procedures: 1 } });
    expect(await procedures.get(office, mine)).toMatchObject({ departmentId: done?.targetId });
    expect(await procedures.get(office, left)).toMatchObject({ departmentId: heir.id });
    expect(await procedures.get(office, since)).toMatchObject({ departmentId: old.id });
  });

  it('comes before a merger of the same day', async () => {
    const { town, old, heir, mine, office } = await townWithTwo();
    const rest = await newProcedure(fresh.database, town, { departmentId: old.id });
    await changes.merge(office, old.id, 1, into(heir));
    await changes.split(office, old.id, 1, newOne([mine]));
    expect(await applyAt(MIDNIGHT)).toBe(2);
    expect(await procedures.get(office, rest)).toMatchObject({ departmentId: heir.id });
    expect((await procedures.get(office, mine)).departmentId).not.toBe(heir.id);
  });

  it('fails where none of them is left, and where the code was taken meanwhile', async () => {
    const [gone, taken] = [await townWithTwo(), await townWithTwo()];
    await changes.split(gone.office, gone.old.id, 1, newOne([gone.mine]));
    await changes.split(taken.office, taken.old.id, 1, newOne([taken.mine]));
    await moveTo(gone.town, gone.mine, gone.heir);
    await newDepartment(fresh.database, taken.town, { code: 'NEW', name: '先にできた課' });
    expect(await applyAt(MIDNIGHT)).toBe(2);
    const [none] = await outlooks.unsettled(gone.office);
    expect(none?.reason).toContain('1つも残っていません');
    const [code] = await outlooks.unsettled(taken.office);
    expect(code?.reason).toContain('課コード「NEW」は、すでにほかの課で使われています。');
    expect(await procedures.get(taken.office, taken.mine)).toMatchObject({ departmentId: taken.old.id });
  });
});

async function end(town: { municipality: string }, { id }: Department, endedOn: string): Promise<void> {
  const departments = web.get(DepartmentRepository);
  await fresh.database.transaction(town, async (tx) => {
    const department = await departments.find(tx, id);
    if (department) await departments.update(tx, [{ ...department, endedOn }]);
  });
}

async function moveTo(
  town: { municipality: string },
  procedureId: string,
  { id }: Department,
): Promise<void> {
  await fresh.database.transaction(town, (tx) =>
    tx.execute(`UPDATE procedure SET department_id = $3 WHERE municipality_id = $1 AND id = $2`, [
      town.municipality,
      procedureId,
      id,
    ]),
  );
}
