import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ImportOutcome } from '../../src/platform/tabular/import-outcome.js';
import { applicabilityColumns } from '../../src/priority-list/applicability/applicability.import.js';
import { loadEditions } from '../../src/priority-list/edition-loader.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  type Town,
  viewer,
} from '../setup/town.js';
import { rowsOf } from './access-fixture.js';
import { asOwner, type PriorityListServices, priorityListServices } from './priority-list-fixture.js';

let fresh: FreshDatabase;
let priorityList: PriorityListServices;

beforeAll(async () => {
  fresh = await freshDatabase();
  priorityList = priorityListServices(await testApp(fresh, { nudges: [] }));
  await asOwner(fresh, (owner) => loadEditions(owner));
});
afterAll(() => fresh.close());

const LIBRARY = 'library-loan-reservation';

const itemsOf = async (town: Town) => (await priorityList.applicability.listItems(viewer(town))).items;
const itemOf = async (town: Town, key: string) => (await itemsOf(town)).find((item) => item.key === key);

async function importText(town: Town, text: string, edition?: string): Promise<ImportOutcome> {
  const { rows, errors } = await rowsOf(applicabilityColumns, text);
  expect(errors).toEqual([]);
  return fresh.database.transaction(town, (tx) =>
    priorityList.applicabilityImport.apply(tx, dxOffice(town), rows, { edition }),
  );
}

describe('applicability before anyone has spoken', () => {
  it('a city does not handle what only prefectures do, and what both do is to be settled', async () => {
    const items = await itemsOf(await newMunicipality(fresh.database));
    expect(items).toHaveLength(59);
    for (const { handler, state, reason, stated, version } of items) {
      expect({ stated, version }).toEqual({ stated: false, version: 0 });
      if (handler === 'prefecture') expect([state, reason]).toEqual(['not-handled', 'prefectural-affair']);
      else expect([state, reason]).toEqual([handler === 'both' ? 'unconfirmed' : 'handled', null]);
    }
    expect(items.filter(({ state }) => state === 'not-handled')).toHaveLength(6);
  });

  it('a prefecture does not handle what only cities do', async () => {
    const items = await itemsOf(await newMunicipality(fresh.database, { kind: 'prefecture' }));
    const cities = items.filter(({ handler }) => handler === 'municipality');
    expect(cities.length).toBeGreaterThan(0);
    expect(cities.every(({ state, note }) => state === 'not-handled' && note === '市区町村の事務')).toBe(
      true,
    );
    expect(items.find(({ handler }) => handler === 'prefecture')?.state).toBe('handled');
  });

  it('can be listed with what is still to settle first', async () => {
    const town = await newMunicipality(fresh.database);
    const { items } = await priorityList.applicability.listItems(viewer(town), { unconfirmedFirst: true });
    const unconfirmed = items.filter(({ state }) => state === 'unconfirmed').length;
    expect(items.slice(0, unconfirmed).every(({ state }) => state === 'unconfirmed')).toBe(true);
    expect(items.map(({ number }) => number).slice(0, unconfirmed)).toEqual(
      items
        .map(({ number }) => number)
        .slice(0, unconfirmed)
        .toSorted((a, b) => a - b),
    );
  });
});

describe('saying whether an item is handled', () => {
  it('is kept with its reason, goes on record and makes the figures due', async () => {
    const town = await newMunicipality(fresh.database);
    await fresh.database.transaction(town, (tx) =>
      priorityList.owedWork.raise(tx, 'provisional', ['2026-10']),
    );
    const set = await priorityList.applicability.set(dxOffice(town), LIBRARY, 0, {
      state: 'not-handled',
      reason: 'no-facility',
      note: '図書館がない',
    });
    const expected = {
      state: 'not-handled',
      reason: 'no-facility',
      note: '図書館がない',
      stated: true,
      version: 1,
    };
    expect(set).toMatchObject(expected);
    expect(await itemOf(town, LIBRARY)).toMatchObject(expected);
    const { items } = await priorityList.auditTrail.list(viewer(town), {
      subjectKind: 'applicability',
      limit: 5,
    });
    expect(items).toMatchObject([
      {
        subjectId: LIBRARY,
        before: { state: 'unconfirmed', stated: false },
        after: { reason: 'no-facility' },
      },
    ]);
    const owed = await fresh.database.transaction(town, (tx) =>
      priorityList.owedWork.find(tx, 'provisional', '2026-10'),
    );
    expect(owed?.requested).toBe(2);
  });

  it('is refused over an older version, the first word included', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    await priorityList.applicability.set(office, LIBRARY, 0, { state: 'handled' });
    for (const stale of [0, 2]) {
      await expect(
        priorityList.applicability.set(office, LIBRARY, stale, { state: 'unconfirmed' }),
      ).rejects.toMatchObject({
        status: 409,
        particulars: { extensions: { yours: { version: stale }, current: { state: 'handled', version: 1 } } },
      });
    }
    expect((await priorityList.applicability.set(office, LIBRARY, 1, { state: 'unconfirmed' })).version).toBe(
      2,
    );
  });

  it('confirms a default that is right as it stands, where that is meant', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    const before = (await itemsOf(town)).find(({ state }) => state === 'not-handled')!;
    const { key: itemKey, version, state, reason, note } = before;
    const statement = { itemKey, version, state, reason, note };
    expect(await priorityList.applicability.setMany(office, [statement])).toBe(0);
    expect(await priorityList.applicability.setMany(office, [{ ...statement, confirming: true }])).toBe(1);
    const confirmed = { ...before, stated: true, version: 1 };
    expect(await itemOf(town, itemKey)).toEqual(confirmed);
    expect(
      await priorityList.applicability.setMany(office, [{ ...statement, version: 1, confirming: true }]),
    ).toBe(0);
  });

  it('lets one of two who speak first at once through', async () => {
    const town = await newMunicipality(fresh.database);
    const both = await Promise.allSettled([
      priorityList.applicability.set(dxOffice(town), LIBRARY, 0, { state: 'handled' }),
      priorityList.applicability.set(dxOffice(town), LIBRARY, 0, { state: 'unconfirmed' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await itemOf(town, LIBRARY)).toMatchObject({ version: 1 });
  });

  it('needs a reason for 非該当 and takes none otherwise, knows the item, and is for the DX office', async () => {
    const town = await newMunicipality(fresh.database);
    const office = dxOffice(town);
    const department = await newDepartment(fresh.database, town);
    const set = priorityList.applicability.set.bind(priorityList.applicability);
    await expect(set(office, LIBRARY, 0, { state: 'not-handled' })).rejects.toMatchObject({ status: 422 });
    await expect(set(office, LIBRARY, 0, { state: 'handled', reason: 'other' })).rejects.toMatchObject({
      status: 422,
    });
    await expect(set(office, 'no-such-item', 0, { state: 'handled' })).rejects.toMatchObject({ status: 404 });
    await expect(
      set(departmentUser(town, department), LIBRARY, 0, { state: 'handled' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('importing applicability', () => {
  const file =
    '備考,該当の有無,優先手続番号,理由\n,該当,１,\n図書室のみ,非該当,第2号,該当施設なし\n,未確認,3,\n';

  it('says of each item what its row says, and the same file again changes nothing', async () => {
    const town = await newMunicipality(fresh.database);
    expect(await importText(town, file)).toEqual({ created: 3, updated: 0, unchanged: 0, errors: [] });
    const items = await itemsOf(town);
    expect(
      items.slice(0, 3).map(({ state, reason, note, version }) => [state, reason, note, version]),
    ).toEqual([
      ['handled', null, null, 1],
      ['not-handled', 'no-facility', '図書室のみ', 1],
      ['unconfirmed', null, null, 1],
    ]);
    expect(await importText(town, file)).toEqual({ created: 0, updated: 0, unchanged: 3, errors: [] });
    expect(await itemsOf(town)).toEqual(items);
  });

  it('keeps reason and note where their columns are missing', async () => {
    const town = await newMunicipality(fresh.database);
    await importText(town, file);
    const outcome = await importText(town, '優先手続番号,該当の有無\n1,未確認\n2,非該当\n');
    expect(outcome).toEqual({ created: 0, updated: 1, unchanged: 1, errors: [] });
    expect((await itemsOf(town))[1]).toMatchObject({ reason: 'no-facility', note: '図書室のみ', version: 1 });
  });

  it('reads the numbers of the edition it is told: the same number is another item there', async () => {
    const [older, newer] = [await newMunicipality(fresh.database), await newMunicipality(fresh.database)];
    const row = '優先手続番号,該当の有無\n23,該当\n';
    await importText(older, row, '2020-12-25');
    await importText(newer, row);
    const stated = async (town: Town) =>
      (await itemsOf(town)).filter((item) => item.stated).map(({ number, key }) => [number, key]);
    expect(await stated(newer)).toEqual([[23, 'fire-service-filings']]);
    expect((await stated(older)).map(([number]) => number)).toEqual([24]);
  });

  it('names everything wrong at once and writes nothing', async () => {
    const town = await newMunicipality(fresh.database);
    const { rows } = await rowsOf(
      applicabilityColumns,
      '優先手続番号,該当の有無,理由\n1,該当,\n60,該当,\n2,非該当,\n1,未確認,\n3,該当,その他\n',
    );
    const outcome = await fresh.database.transaction(town, (tx) =>
      priorityList.applicabilityImport.apply(tx, dxOffice(town), rows),
    );
    expect(outcome.errors).toEqual([
      {
        row: 3,
        column: '優先手続番号',
        value: '60',
        message: '優先手続番号「60」は、2021-12-24の版（1から59まで）にありません。',
      },
      { row: 4, column: '理由', value: '', message: '非該当とする場合は、理由を指定してください。' },
      {
        row: 5,
        column: '優先手続番号',
        value: '1',
        message: '同じ優先手続番号が2行目にもあります。1つの手続は1行にしてください。',
      },
      {
        row: 6,
        column: '理由',
        value: 'その他',
        message: '理由は、非該当とする場合にだけ指定してください。',
      },
    ]);
    expect(outcome).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
    expect((await itemsOf(town)).some(({ stated }) => stated)).toBe(false);
  });

  it('says which cells cannot be read', async () => {
    const { rows, errors } = await rowsOf(
      applicabilityColumns,
      '優先手続番号,該当の有無,理由\n一番,該当,\n2,有,\n3,非該当,不明\n,,\n',
    );
    expect(rows).toEqual([]);
    expect(errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, '優先手続番号', '一番'],
      [3, '該当の有無', '有'],
      [4, '理由', '不明'],
    ]);
  });
});
