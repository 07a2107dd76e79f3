import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ImportOutcome } from '../../src/platform/tabular/import-outcome.js';
import { departmentColumns } from '../../src/access/department/departments.import.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice, newMunicipality, type Town, viewer } from '../setup/town.js';
import { type AccessServices, accessServices, rowsOf } from './access-fixture.js';

let fresh: FreshDatabase;
let access: AccessServices;

beforeAll(async () => {
  fresh = await freshDatabase();
  access = accessServices(await testApp(fresh, { nudges: [] }));
});
afterAll(() => fresh.close());

async function importText(town: Town, text: string): Promise<ImportOutcome> {
  const { rows, errors } = await rowsOf(departmentColumns, text);
  expect(errors).toEqual([]);
  return fresh.database.transaction(town, (tx) => access.departmentsImport.apply(tx, dxOffice(town), rows));
}

const trailOf = async (town: Town) =>
  (await access.auditTrail.list(viewer(town), { subjectKind: 'department', limit: 50 })).items;

describe('departments', () => {
  it('are created with a division that is made by its name', async () => {
    const town = await newMunicipality(fresh.database);
    const created = await access.departments.create(dxOffice(town), {
      code: '0101',
      name: '市民課',
      division: '市民部',
    });
    expect(created).toMatchObject({ code: '0101', divisionName: '市民部', endedOn: null, version: 1 });
    const other = await access.departments.create(dxOffice(town), {
      code: '0102',
      name: '国保課',
      division: '市民部',
    });
    expect(other.divisionId).toBe(created.divisionId);
    expect(await access.divisions.list(viewer(town))).toMatchObject([{ name: '市民部', departments: 2 }]);
  });

  it('sit in divisions that can be renamed by one person at a time, and removed once nothing belongs to them', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    const department = await access.departments.create(office, { code: 'A', name: '甲課', division: '旧部' });
    await access.departments.create(office, { code: 'B', name: '乙課', division: '別部' });
    const id = department.divisionId ?? '';
    await expect(access.divisions.rename(viewer(town), id, 1, '新部')).rejects.toMatchObject({ status: 403 });
    await expect(access.divisions.rename(office, id, 1, '別部')).rejects.toMatchObject({ status: 422 });
    expect(await access.divisions.rename(office, id, 1, ' 新部 ')).toMatchObject({
      name: '新部',
      version: 2,
    });
    await expect(access.divisions.rename(office, id, 1, '他部')).rejects.toMatchObject({ code: 'conflict' });
    await expect(access.divisions.remove(office, id, 2)).rejects.toMatchObject({
      code: 'division-not-empty',
    });

    await access.departments.edit(office, department.id, 1, { division: null });
    await access.divisions.remove(office, id, 2);
    expect((await access.divisions.list(viewer(town))).map(({ name }) => name)).toEqual(['別部']);
    await expect(access.divisions.get(viewer(town), id)).rejects.toMatchObject({ status: 404 });
  });

  it('cannot share a code, not even with one that has ended, nor take one in an edit', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    await access.departments.create(office, { code: 'A', name: '旧課', endedOn: '2026-03-31' });
    const codeInUse = {
      status: 409,
      code: 'department-code-taken',
      message: expect.stringContaining('課コード「A」'),
    };
    await expect(access.departments.create(office, { code: 'A', name: '新課' })).rejects.toMatchObject(
      codeInUse,
    );
    const other = await access.departments.create(office, { code: 'B', name: '新課' });
    await expect(access.departments.edit(office, other.id, 1, { code: 'A' })).rejects.toMatchObject(
      codeInUse,
    );
    expect(await access.departments.get(office, other.id)).toMatchObject({ code: 'B', version: 1 });
  });

  it('may share a code with a department of another municipality, and are hidden from it', async () => {
    const [here, there] = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
    const created = await access.departments.create(dxOffice(here), { code: 'A', name: '市民課' });
    await access.departments.create(dxOffice(there), { code: 'A', name: '住民課' });
    await expect(access.departments.get(dxOffice(there), created.id)).rejects.toMatchObject({ status: 404 });
  });

  it('are renamed, moved and ended over their version, each change on record', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    const { id } = await access.departments.create(office, { code: 'A', name: '市民課', division: '市民部' });
    const moved = await access.departments.edit(office, id, 1, { name: '住民課', division: '生活部' });
    expect(moved).toMatchObject({ name: '住民課', divisionName: '生活部', version: 2 });
    await expect(access.departments.edit(office, id, 1, { name: '窓口課' })).rejects.toMatchObject({
      status: 409,
      particulars: { extensions: { current: { name: '住民課', version: 2 } } },
    });
    const ended = await access.departments.edit(office, id, 2, { division: null, endedOn: '2027-03-31' });
    expect(ended).toMatchObject({ divisionId: null, divisionName: null, endedOn: '2027-03-31', version: 3 });
    expect((await trailOf(town)).map(({ action, after }) => [action, after])).toMatchObject([
      ['department.edit', { divisionName: null, endedOn: '2027-03-31' }],
      ['department.edit', { name: '住民課', divisionName: '生活部' }],
      ['department.create', { code: 'A' }],
    ]);
  });

  it('are listed in pages by code, ended ones only where asked for', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    for (const code of ['C', 'A', 'B']) await access.departments.create(office, { code, name: `${code}課` });
    await access.departments.create(office, { code: 'D', name: 'D課', endedOn: '2026-03-31' });
    const first = await access.departments.list(viewer(town), { limit: 2 });
    expect(first.items.map(({ code }) => code)).toEqual(['A', 'B']);
    const rest = await access.departments.list(viewer(town), { limit: 2, cursor: first.next ?? '' });
    expect(rest.items.map(({ code }) => code)).toEqual(['C']);
    expect(rest.next).toBeNull();
    const all = await access.departments.list(viewer(town), { limit: 9, withEnded: true });
    expect(all.items.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('importing departments', () => {
  const file = '部名,課名,課コード\n市民部,市民課,０１０１\n市民部,国保課,0102\n,議会事務局,0901\n';

  it('adds them with their divisions, and the same file again changes nothing', async () => {
    const town = await newMunicipality(fresh.database);
    expect(await importText(town, file)).toEqual({ created: 3, updated: 0, unchanged: 0, errors: [] });
    const before = await access.departments.all(viewer(town));
    expect(before.map(({ code, name, divisionName }) => [code, name, divisionName])).toEqual([
      ['0101', '市民課', '市民部'],
      ['0102', '国保課', '市民部'],
      ['0901', '議会事務局', null],
    ]);
    expect(await importText(town, file)).toEqual({ created: 0, updated: 0, unchanged: 3, errors: [] });
    expect(await access.departments.all(viewer(town))).toEqual(before);
    expect(await trailOf(town)).toHaveLength(3);
  });

  it('renames, keeps the division where the column is missing and clears it where the cell is blank', async () => {
    const town = await newMunicipality(fresh.database);
    await importText(town, file);
    expect(await importText(town, '課コード,課名\n0101,住民課\n0102,国保課\n')).toEqual({
      created: 0,
      updated: 1,
      unchanged: 1,
      errors: [],
    });
    await importText(town, '課コード,課名,部名\n0102,国保課,\n0901,議会事務局,議会\n');
    expect(
      (await access.departments.all(viewer(town))).map((d) => [d.name, d.divisionName, d.version]),
    ).toEqual([
      ['住民課', '市民部', 2],
      ['国保課', null, 2],
      ['議会事務局', '議会', 2],
    ]);
  });

  it('names every code that is there twice, and writes nothing', async () => {
    const town = await newMunicipality(fresh.database);
    const { rows } = await rowsOf(
      departmentColumns,
      '課コード,部名,課名\nA,新部,甲課\nB,,乙課\nＡ,,丙課\nB,,丁課\n',
    );
    const outcome = await fresh.database.transaction(town, (tx) =>
      access.departmentsImport.apply(tx, dxOffice(town), rows),
    );
    expect(outcome).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
    expect(outcome.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [4, '課コード', 'A'],
      [5, '課コード', 'B'],
    ]);
    expect(outcome.errors[0]?.message).toContain('2行目にも');
    expect(await access.departments.all(viewer(town))).toEqual([]);
    expect(await access.divisions.list(viewer(town))).toEqual([]);
  });

  it('says which cells are blank or too long', async () => {
    const { errors } = await rowsOf(departmentColumns, `課コード,課名\n,市民課\nA,\nB,${'長'.repeat(101)}\n`);
    expect(errors.map(({ row, column, message }) => [row, column, message])).toEqual([
      [2, '課コード', '課コードが空欄です。入力してください。'],
      [3, '課名', '課名が空欄です。入力してください。'],
      [4, '課名', '100文字以内で入力してください。'],
    ]);
  });

  it('is not for viewers', async () => {
    const town = await newMunicipality(fresh.database);
    await expect(
      fresh.database.transaction(town, (tx) => access.departmentsImport.apply(tx, viewer(town), [])),
    ).rejects.toMatchObject({ status: 403 });
  });
});
