import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiFixture, type Client, answer } from '../setup/api-fixture.js';
import { type Department, type Town, newDepartment, newMunicipality, openMonth } from '../setup/town.js';

interface Kept {
  id: string;
  version: number;
}

let fixture: ApiFixture;
let town: Town;
let department: Department;
let dx: Client;
let one: string;
let other: string;

beforeAll(async () => {
  fixture = await ApiFixture.setUp();
  town = await newMunicipality(fixture.database);
  department = await newDepartment(fixture.database, town);
  dx = await fixture.client(town, 'dx-office');
  const create = async (code: string) => {
    const about = { name: '児童手当の届出', departmentId: department.id, plannedMonth: '2027-04' };
    const fields = { code, ...about, allowSimilar: true };
    return (await answer<Kept>(dx.post('/api/v1/procedures', fields), 201)).id;
  };
  [one, other] = [await create('P-1'), await create('P-2')];
});
afterAll(() => fixture.tearDown());

const procedures = '/api/v1/procedures';

/** The version of a procedure as the header wants it. */
async function seen(id: string): Promise<string> {
  return `"${(await answer<Kept>(dx.get(`${procedures}/${id}`))).version}"`;
}

describe('the catalogue over the API, whose every answer is as described,', () => {
  it('keeps a procedure with its stages, channels, items and plans, and what became of them', async () => {
    const at = `${procedures}/${one}`;
    const fields = { kind: 'notification', applicant: 'individual', feeYen: 0, identityCheck: 'none' };
    const edit = dx.patch(at, { ...fields, plannedMonth: '2027-10' });
    await answer(edit.set('if-match', await seen(one)));
    const exempt = { stage: 'exempt', exemptReason: 'other', effectiveOn: '2024-03-31' };
    await answer(dx.post(`${at}/stages`, exempt), 201);
    await answer(dx.post(`${at}/stages`, { stage: 'online', effectiveOn: '2024-06-30', note: '開始' }), 201);
    const channels = [{ kind: 'mynaportal', url: 'https://myna.example.jp/', activeFrom: '2024-06-30' }];
    await answer(dx.put(`${at}/channels`, { channels }).set('if-match', await seen(one)));
    const items = [{ itemKey: await firstItem(), lead: department.id }];
    await answer(dx.put(`${at}/items`, { items }).set('if-match', await seen(one)));

    expect(await answer(dx.get(at))).toMatchObject({
      feeYen: 0,
      currentStage: { stage: 'online', effectiveOn: '2024-06-30' },
      channels: [{ activeFrom: '2024-06-30', activeTo: null }],
      items: [{ leadDepartmentId: department.id }],
    });
    expect(await answer(dx.get(`${procedures}?limit=1`))).toMatchObject({
      items: [{ code: 'P-1', stage: 'online', channels: ['mynaportal'], retired: false }],
      next: expect.any(String) as unknown,
    });
    expect(await answer(dx.get('/api/v1/mappings'))).toMatchObject([{ code: 'P-1', retired: false }]);
    expect(await answer(dx.get(`${at}/stages`))).toMatchObject([{ stage: 'online' }, { stage: 'exempt' }]);
    expect(await answer(dx.get(`${at}/planned-months`))).toMatchObject({
      slip: { sinceFirst: 6, putOff: 1 },
    });
    const { items: history } = await answer<{ items: { field: string; after: unknown }[] }>(
      dx.get(`${at}/history`),
    );
    expect(history.find(({ field }) => field === 'feeYen')).toMatchObject({ before: null, after: 0 });
    expect(history.find(({ field }) => field === 'channels')?.after).toMatchObject(channels);
  });

  it('retires a procedure into another, and takes that back', async () => {
    const retirement = { reason: '重複', mergedInto: one };
    const retire = dx.post(`${procedures}/${other}/retire`, retirement);
    const retired = await answer(retire.set('if-match', await seen(other)));
    expect(retired).toMatchObject({ retiredReason: '重複', mergedInto: one });
    const restore = dx.post(`${procedures}/${other}/restore`);
    const restored = await answer(restore.set('if-match', await seen(other)));
    expect(restored).toMatchObject({ retiredAt: null, mergedInto: null });
  });
});

async function firstItem(): Promise<string> {
  const { items } = await answer<{ items: { key: string }[] }>(
    dx.get('/api/v1/priority-list/editions/in-force/items'),
  );
  return items[0]!.key;
}

describe('the priority list over the API, whose every answer is as described,', () => {
  it('tells its editions, what changed between them, and which item a name may stand for', async () => {
    const list = '/api/v1/priority-list';
    expect(await answer(dx.get(`${list}/editions`))).toMatchObject({
      items: [
        { edition: '2021-12-24', items: 59, inForce: true },
        { edition: '2020-12-25', items: 58 },
      ],
    });
    const { changed } = await answer<{ changed: unknown[] }>(
      dx.get(`${list}/difference?from=2020-12-25&to=2021-12-24`),
    );
    expect(changed).not.toEqual([]);
    await answer(dx.get(`${list}/matches?name=${encodeURIComponent('児童手当の届出')}`));
    expect(await answer(dx.post(`${list}/matches`, { names: ['児童手当の届出', 'ない手続'] }))).toMatchObject(
      {
        items: [{ name: '児童手当の届出' }, { decision: 'none', proposals: [] }],
      },
    );
  });

  it('is settled item by item', async () => {
    const at = `/api/v1/applicability/${await firstItem()}`;
    const settle = dx.put(at, { state: 'not-handled', reason: 'no-facility', note: '施設なし' });
    const settled = await answer(settle.set('if-match', '"0"'));
    expect(settled).toMatchObject({ state: 'not-handled', stated: true, version: 1 });
    const { items } = await answer<{ items: object[] }>(dx.get('/api/v1/applicability'));
    expect(items[0]).toEqual(settled);
  });
});

describe('a report over the API, whose every answer is as described,', () => {
  const total = { kind: 'value', value: 10 };

  it('is saved row by row, warned about, and the rest confirmed', async () => {
    await openMonth(fixture.database, town, '2024-06');
    await openMonth(fixture.database, town, '2024-07');
    const saved = { stage: 'online', applicationsTotal: total, applicationsOnline: { kind: 'not-provided' } };
    expect(await answer(dx.put(`/api/v1/months/2024-06/reports/${one}`, saved))).toMatchObject({
      known: { hasChannel: true, previousMonth: null },
      onBehalf: true,
      version: 1,
    });
    const form = `/api/v1/months/2024-07/submissions/${department.id}`;
    const confirmed = await answer<{ rows: { code: string }[] }>(dx.post(`${form}/confirm-rest`));
    expect(await answer(dx.put(form, { rows: [] }))).toEqual(confirmed);
    expect(await answer(dx.get(form))).toEqual(confirmed);
    expect(confirmed.rows.find(({ code }) => code === 'P-1')).toMatchObject({
      known: { previousMonth: { total, online: { kind: 'not-provided' } } },
      warnings: expect.arrayContaining([expect.objectContaining({ confirmed: false })]) as unknown,
    });
  });

  it('of a whole year is recorded beside what is not', async () => {
    const row = {
      procedureId: one,
      applicationsTotal: total,
      applicationsOnline: { kind: 'not-applicable' },
    };
    const recorded = await answer<Kept[]>(dx.put('/api/v1/yearly-counts/2022', { rows: [row] }));
    expect(recorded).toMatchObject([{ version: 1, source: null }]);
    const { items } = await answer<{ items: object[] }>(dx.get('/api/v1/yearly-counts/2022'));
    expect(items).toMatchObject([recorded[0]!, { version: 0, applicationsTotal: { kind: 'not-provided' } }]);
  });
});

it('leaves none of these answers without having come as described', () => {
  const paths =
    /^\/api\/v1\/(procedures|mappings|applicability|priority-list|yearly-counts|months\/\{month\}\/(reports|submissions)\/\{\w+\}(\/confirm-rest)?$)/;
  expect(fixture.description.notAnswered(paths)).toEqual([]);
});
