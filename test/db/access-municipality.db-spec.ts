import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { departmentUser, dxOffice, newDepartment, newMunicipality, operator, viewer } from '../setup/town.js';
import { type AccessServices, accessServices } from './access-fixture.js';

let fresh: FreshDatabase;
let access: AccessServices;

beforeAll(async () => {
  fresh = await freshDatabase();
  access = accessServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());

describe('adding a municipality', () => {
  it('knows its kind by the code and leaves a first line in its audit trail', async () => {
    const city = await access.municipalities.add({ code: '３５２０１２', name: ' 下関市 ' });
    expect(city).toMatchObject({
      code: '352012',
      name: '下関市',
      kind: 'municipality',
      sample: false,
      version: 1,
    });
    expect(await access.municipalities.add({ code: '350001', name: '山口県' })).toMatchObject({
      kind: 'prefecture',
    });
    const trail = await access.auditTrail.list(operator({ municipality: '352012' }), { limit: 10 });
    expect(trail.items).toMatchObject([
      { action: 'municipality.add', subjectId: '352012', source: 'command', before: null },
    ]);
    expect((await access.municipalities.list()).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['350001', '352012']),
    );
  });

  it('names the right check digit where it is wrong, and adds nothing', async () => {
    await expect(access.municipalities.add({ code: '342026', name: '呉市' })).rejects.toThrow(
      '6桁目は「5」です',
    );
    expect((await access.municipalities.list()).map(({ code }) => code)).not.toContain('342026');
  });

  it('says who has the code where it is taken', async () => {
    await access.municipalities.add({ code: '122165', name: '習志野市' });
    await expect(access.municipalities.add({ code: '122165', name: '習志野' })).rejects.toMatchObject({
      status: 409,
      code: 'municipality-exists',
      message: '団体コード「122165」はすでに登録されています。 登録されている団体は「習志野市」です。',
    });
  });

  it('asks for a name', async () => {
    await expect(access.municipalities.add({ code: '122173', name: '　' })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('the settings of a municipality', () => {
  it('are changed by the DX office, with before and after in the audit trail and the figures due', async () => {
    const town = await newMunicipality(fresh.database);
    await fresh.database.transaction(town, (tx) => access.owedWork.raise(tx, 'provisional', ['2026-10']));
    const saved = await access.municipalities.edit(dxOffice(town), 1, { itemRule: 'all', dueDay: 12 });
    expect(saved).toMatchObject({ itemRule: 'all', dueDay: 12, sectionHeadCheck: false, version: 2 });
    const { items } = await access.auditTrail.list(viewer(town), { subjectKind: 'municipality', limit: 5 });
    expect(items).toMatchObject([
      {
        action: 'municipality.edit',
        before: { itemRule: 'any', dueDay: 10 },
        after: { itemRule: 'all', dueDay: 12 },
      },
    ]);
    const owed = await fresh.database.transaction(town, (tx) =>
      access.owedWork.find(tx, 'provisional', '2026-10'),
    );
    expect(owed?.requested).toBe(2);
  });

  it('are not overwritten by someone who saw an older version', async () => {
    const town = await newMunicipality(fresh.database);
    await access.municipalities.edit(dxOffice(town), 1, { name: '新市' });
    await expect(access.municipalities.edit(dxOffice(town), 1, { name: '旧市' })).rejects.toMatchObject({
      status: 409,
      particulars: {
        extensions: { yours: { name: '旧市', version: 1 }, current: { name: '新市', version: 2 } },
      },
    });
  });

  it('stay as they are, version and audit trail too, where nothing differs', async () => {
    const town = await newMunicipality(fresh.database);
    const same = await access.municipalities.edit(dxOffice(town), 1, { dueDay: 10 });
    expect(same.version).toBe(1);
    expect((await access.auditTrail.list(viewer(town), { limit: 5 })).items).toEqual([]);
  });

  it('take only an edition that is loaded', async () => {
    const town = await newMunicipality(fresh.database);
    await expect(
      access.municipalities.edit(dxOffice(town), 1, { listEdition: '2019-01-01' }),
    ).rejects.toMatchObject({ status: 422, particulars: { errors: [{ where: 'listEdition' }] } });
  });

  it('are not for departments and viewers to change, nor for another municipality to see', async () => {
    const town = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, town);
    for (const context of [departmentUser(town, department), viewer(town)]) {
      await expect(access.municipalities.edit(context, 1, { name: 'x' })).rejects.toMatchObject({
        status: 403,
      });
    }
    await expect(access.municipalities.get(viewer({ municipality: '999997' }))).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('the audit trail', () => {
  it('is read in pages, newest first', async () => {
    const town = await newMunicipality(fresh.database);
    for (let day = 1; day <= 5; day += 1) {
      await access.municipalities.edit(dxOffice(town), day, { dueDay: day });
    }
    const days: unknown[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await access.auditTrail.list(viewer(town), { cursor, limit: 2 });
      days.push(...page.items.map(({ after }) => (after as { dueDay: number }).dueDay));
      more = page.next !== null;
      cursor = page.next ?? undefined;
    }
    expect(days).toEqual([5, 4, 3, 2, 1]);
  });
});
