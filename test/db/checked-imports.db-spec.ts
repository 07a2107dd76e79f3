import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Context } from '../../src/access/context.js';
import { type MunicipalityDto } from '../../src/access/municipality/municipality.dto.js';
import { CheckedImportService } from '../../src/exchange/checked-import.service.js';
import { type ImportParameters } from '../../src/exchange/import-parameters.js';
import { KeptFilesTask } from '../../src/exchange/kept-files.task.js';
import { ImportFixture, refusalOf } from './import-fixture.js';
import { departmentUser, dxOffice, openMonth, type Town, viewer } from '../setup/town.js';

interface Sent {
  kind?: string;
  parameters?: ImportParameters;
  as?: Context;
  key?: string;
}

const HEADER = '課コード,部名,課名\n';
const TWO = `${HEADER}A90,総務部,広報課\nA91,,秘書課\n`;

let fixture: ImportFixture;
let keys = 0;

beforeAll(async () => {
  fixture = await ImportFixture.setUp();
});
afterAll(() => fixture.tearDown());

const service = () => fixture.app.get(CheckedImportService);

function send(town: Town, text: string, { kind = 'departments', parameters = {}, as, key }: Sent = {}) {
  return service().lookOver(as ?? dxOffice(town), key ?? `form-key-${(keys += 1)}`, {
    ...{ kind, parameters, bytes: Buffer.from(text), fileName: '課.csv' },
  });
}

async function shown(town: Town, id: string) {
  const [{ run }, { items }] = await Promise.all([
    service().get(dxOffice(town), id),
    service().changes(dxOffice(town), id, { isNew: null, limit: 50 }),
  ]);
  return { state: run.state, errors: run.result?.errors ?? [], changes: items, preview: run.preview };
}

async function imported(town: Town, text: string, sent: Sent = {}) {
  const { id } = await send(town, text, sent);
  await service().begin(dxOffice(town), id);
  await fixture.work(town);
  return { id, ...(await shown(town, id)) };
}

const names = (town: Town) =>
  fixture.database.snapshot(town, (tx) =>
    tx.query<{ code: string; name: string }>(
      `SELECT code, name FROM department WHERE code LIKE 'A9%' ORDER BY code`,
    ),
  );

const files = (town: Town) =>
  fixture.database.snapshot(town, (tx) =>
    tx.query<{ state: string; kept: boolean }>('SELECT state, file IS NOT NULL AS kept FROM import_run'),
  );

describe('a file that is looked over', () => {
  it('shows what it would do and does nothing', async () => {
    const town = await fixture.town();
    const { id } = await send(town, TWO);
    const { state, changes, preview } = await shown(town, id);
    expect([state, preview]).toMatchObject(['checked', { created: 2, updated: 0, unchanged: 0, faulty: 0 }]);
    expect(changes).toMatchObject([
      { row: 2, isNew: true, subject: 'A90 広報課' },
      {
        row: 3,
        isNew: true,
        cells: [{ column: '課コード' }, { column: '課名', before: null, after: '秘書課' }],
      },
    ]);
    expect(await names(town)).toEqual([]);
  });

  it('is imported as it is, without being sent again, and goes then', async () => {
    const town = await fixture.town();
    expect(await imported(town, TWO)).toMatchObject({ state: 'applied', preview: { created: 2 } });
    expect(await names(town)).toHaveLength(2);
    expect(await files(town)).toEqual([{ state: 'applied', kept: false }]);
  });

  it('names the cells that change, before and after, and nothing of rows that do not', async () => {
    const town = await fixture.town();
    await imported(town, TWO);
    const { id } = await send(town, `${HEADER}A90,総務部,広報課\nA91,総務部,秘書室\n`);
    const { changes, preview } = await shown(town, id);
    expect(preview).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(changes).toEqual([
      {
        ...{ row: 3, isNew: false, subject: 'A91 秘書室' },
        cells: [
          { column: '部名', before: null, after: '総務部' },
          { column: '課名', before: '秘書課', after: '秘書室' },
        ],
      },
    ]);
  });

  it('with faults shows all of them and what the other rows would do', async () => {
    const town = await fixture.town();
    const { id } = await send(town, `${HEADER}A90,,広報課\nA91,,\nA90,,重ねて\n`);
    const { state, errors, changes, preview } = await shown(town, id);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [3, '課名'],
      [4, '課コード'],
    ]);
    expect([state, preview?.faulty, changes.map(({ row }) => row)]).toEqual(['refused', 2, [2]]);
    expect(await files(town)).toEqual([{ state: 'refused', kept: false }]);
  });

  it('without rows is refused with a sentence', async () => {
    const town = await fixture.town();
    const { id } = await send(town, HEADER);
    const { state, errors } = await shown(town, id);
    expect([state, errors.length, errors[0]?.message]).toEqual([
      'refused',
      1,
      expect.stringContaining('取り込む行がありません'),
    ]);
  });

  it('that is no table is refused with a sentence', async () => {
    const town = await fixture.town();
    const { id } = await send(town, '%PDF-1.4 …');
    const { state, errors } = await shown(town, id);
    expect([state, errors.length, errors[0]?.row]).toEqual(['refused', 1, null]);
  });

  it('is one run however often its form is sent', async () => {
    const town = await fixture.town();
    const [one, two] = await Promise.all([
      send(town, TWO, { key: 'the-same-form' }),
      send(town, TWO, { key: 'the-same-form' }),
    ]);
    expect(two.id).toBe(one.id);
  });

  it('is looked over by the worker where it is large', async () => {
    const town = await fixture.town();
    const rows = Array.from({ length: 9_000 }, (_, at) => `B${10_000 + at},,大量の課${at}`);
    const { id } = await send(town, `${HEADER}${rows.join('\n')}\n`, { parameters: { allowSimilar: true } });
    expect(await shown(town, id)).toMatchObject({ state: 'waiting' });
    await fixture.work(town);
    expect(await shown(town, id)).toMatchObject({
      state: 'checked',
      preview: { created: 9_000, changed: 9_000 },
    });
  });
});

describe('importing what was looked over', () => {
  it('asked for twice happens once', async () => {
    const town = await fixture.town();
    const { id } = await send(town, TWO);
    await Promise.all([service().begin(dxOffice(town), id), service().begin(dxOffice(town), id)]);
    await fixture.work(town);
    await service().begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await shown(town, id)).toMatchObject({ state: 'applied' });
    expect(await names(town)).toHaveLength(2);
  });

  it('does nothing where something has changed since, and shows what it would do now', async () => {
    const town = await fixture.town();
    await imported(town, TWO);
    const { id } = await send(town, `${HEADER}A91,総務部,秘書室\n`);
    await imported(town, `${HEADER}A91,企画部,秘書係\n`);
    await service().begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await shown(town, id)).toMatchObject({
      ...{ state: 'checked', preview: { overtaken: true } },
      changes: [{ cells: [{ before: '企画部' }, { before: '秘書係', after: '秘書室' }] }],
    });
    expect(await names(town)).toMatchObject([{}, { name: '秘書係' }]);
    await service().begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await names(town)).toMatchObject([{}, { name: '秘書室' }]);
  });

  it('is not possible once it was given up', async () => {
    const town = await fixture.town();
    const { id } = await send(town, TWO);
    await service().drop(dxOffice(town), id);
    await service().begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await shown(town, id)).toMatchObject({ state: 'dropped' });
    expect(await refusalOf(service().drop(dxOffice(town), id))).toBe('409 import-ended');
  });

  it('is another municipality’s business: not found', async () => {
    const [town, other] = [await fixture.town(), await fixture.town()];
    const { id } = await send(town, TWO);
    expect(await refusalOf(service().get(dxOffice(other), id))).toBe('404 not-found');
    expect(await refusalOf(service().begin(dxOffice(other), id))).toBe('404 not-found');
    expect(await refusalOf(service().changes(dxOffice(other), id, { isNew: null, limit: 1 }))).toBe(
      '404 not-found',
    );
  });

  it('is over once the time to keep it is, and the changes of its rows go later', async () => {
    const town = await fixture.town();
    const { id } = await send(town, TWO);
    const clear = () => fixture.app.get(KeptFilesTask).run({ code: town.municipality } as MunicipalityDto);
    await clear();
    expect(await files(town)).toEqual([{ state: 'checked', kept: true }]);
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE import_run SET kept_until = now(), created_at = now() - interval '91 days'`),
    );
    await clear();
    expect(await files(town)).toEqual([{ state: 'expired', kept: false }]);
    expect((await shown(town, id)).changes).toEqual([]);
  });
});

describe('every kind', () => {
  it('names what changes of procedures, before and after', async () => {
    const town = await fixture.town();
    const procedures = { kind: 'procedures' };
    const header = '手続コード,手続名,所管課,段階,段階日,受付システム,URL,手数料,予定年月,優先手続番号\n';
    const department = town.departments[0]?.code ?? '';
    const first = `Q-1,転入届,${department},準備中,2026-10-01,メール,,300,2027-03,23\n`;
    expect(await imported(town, header + first, procedures)).toMatchObject({
      ...{ state: 'applied', preview: { created: 1 } },
      changes: [{ row: 2, isNew: true, subject: 'Q-1 転入届' }],
    });
    const { id } = await send(
      town,
      `${header}Q-1,転入届,${department},一部オンライン,2026-11-01,汎用電子申請,https://e.example.jp/,無料,,23;24\n`,
      procedures,
    );
    const { changes } = await shown(town, id);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.cells.map(({ column, before, after }) => [column, before, after])).toEqual(
      expect.arrayContaining([
        ['段階', '準備中', '一部オンライン'],
        ['段階日', '2026-10-01', '2026-11-01'],
        ['手数料', '300', '0'],
        ['予定年月', '2027-03', null],
        ['優先手続番号', '23', '23;24'],
        ['URL', null, 'https://e.example.jp/'],
      ]),
    );
    const unchanged = await send(town, header + first, procedures);
    expect((await shown(town, unchanged.id)).preview).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('names what changes of applicability, yearly counts and automation projects', async () => {
    const town = await fixture.town();
    const changesOf = async (text: string, sent: Sent) => {
      const { id } = await send(town, text, sent);
      return (await shown(town, id)).changes.map(({ cells }) => cells);
    };
    const applicability = { kind: 'applicability' };
    await imported(town, '優先手続番号,該当の有無,備考\n23,該当,\n', applicability);
    expect(await changesOf('優先手続番号,該当の有無,理由\n23,非該当,制度なし\n', applicability)).toEqual([
      [
        { column: '該当の有無', before: '該当', after: '非該当' },
        { column: '理由', before: null, after: '制度なし' },
      ],
    ]);
    const { code = '' } = await procedureOf(town);
    const yearly = { kind: 'yearly-counts', parameters: { fiscalYear: 2025 } };
    await imported(town, `手続コード,総件数,オンライン件数\n${code},100,40\n`, yearly);
    expect(await changesOf(`手続コード,総件数,オンライン件数\n${code},120,該当なし\n`, yearly)).toEqual([
      [
        { column: '総件数', before: '100', after: '120' },
        { column: 'オンライン件数', before: '40', after: '該当なし' },
      ],
    ]);
    const projects = { kind: 'automation-projects' };
    const header = '案件コード,案件名,所管課,種別,分野,本番予定日\n';
    const department = town.departments[0]?.code ?? '';
    const project = `P-1,入力,${department},RPA,税務,`;
    expect(await imported(town, `${header}${project}2027-04-01\n`, projects)).toMatchObject({
      state: 'applied',
    });
    expect(await changesOf(`${header}${project}2027-05-01\n`, projects)).toEqual([
      [{ column: '本番予定日', before: '2027-04-01', after: '2027-05-01' }],
    ]);
  });
});

async function procedureOf(town: Town, departmentId: string | null = null) {
  const [found] = await fixture.database.snapshot(town, (tx) =>
    tx.query<{ code: string; id: string }>(
      'SELECT code, id FROM procedure WHERE $1::uuid IS NULL OR department_id = $1 ORDER BY code',
      [departmentId],
    ),
  );
  return found ?? { code: '', id: '' };
}

describe('a department', () => {
  const MONTHLY = { kind: 'status-reports', parameters: { month: '2026-11' } };

  it('sends its own month, and rows of its own alone', async () => {
    const town = await fixture.town();
    await openMonth(fixture.database, town, '2026-11');
    const [own, other] = town.departments;
    if (!own || !other) throw new Error('the town has three departments');
    const as = departmentUser(town, own);
    const [mine, theirs] = [await procedureOf(town, own.id), await procedureOf(town, other.id)];
    const header = '手続コード,総件数,オンライン件数\n';
    const wrong = await send(town, `${header}${mine.code},9,3\n${theirs.code},9,3\n`, { ...MONTHLY, as });
    expect(await shown(town, wrong.id)).toMatchObject({
      ...{ state: 'refused', errors: [{ row: 3, column: '手続コード' }] },
      changes: [{ row: 2 }],
    });
    expect(await imported(town, `${header}${mine.code},9,3\n`, { ...MONTHLY, as })).toMatchObject({
      ...{ state: 'applied', preview: { created: 1 } },
    });
  });

  it('sends no other kind and sees no file but its own', async () => {
    const town = await fixture.town();
    const [own] = town.departments;
    if (!own) throw new Error('the town has departments');
    const as = departmentUser(town, own);
    const { id } = await send(town, TWO);
    expect(await refusalOf(send(town, TWO, { as }))).toBe('403 forbidden');
    expect(await refusalOf(service().get(as, id))).toBe('404 not-found');
    expect(await refusalOf(service().begin(as, id))).toBe('404 not-found');
    expect((await service().list(as, { limit: 10 })).items).toEqual([]);
    expect(
      service()
        .kindsFor(as)
        .map(({ name }) => name),
    ).toEqual(['status-reports']);
    expect(await refusalOf(service().list(viewer(town), { limit: 10 }))).toBe('403 forbidden');
  });
});
