import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MunicipalityDto } from '../../src/access/municipality/municipality.dto.js';
import { KeptFilesTask } from '../../src/exchange/kept-files.task.js';
import { CheckedFiles, TWO_DEPARTMENTS } from './checked-files.js';
import { ImportFixture, refusalOf } from './import-fixture.js';
import { dxOffice, type Town } from '../setup/town.js';

const HEADER = '課コード,部名,課名\n';

let fixture: ImportFixture;
let checked: CheckedFiles;

beforeAll(async () => {
  fixture = await ImportFixture.setUp();
  checked = new CheckedFiles(fixture);
});
afterAll(() => fixture.tearDown());

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
    const { id } = await checked.send(town, TWO_DEPARTMENTS);
    const { state, changes, preview } = await checked.shown(town, id);
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
    expect(await checked.imported(town, TWO_DEPARTMENTS)).toMatchObject({
      state: 'applied',
      preview: { created: 2 },
    });
    expect(await names(town)).toHaveLength(2);
    expect(await files(town)).toEqual([{ state: 'applied', kept: false }]);
  });

  it('names the cells that change, before and after, and nothing of rows that do not', async () => {
    const town = await fixture.town();
    await checked.imported(town, TWO_DEPARTMENTS);
    const { id } = await checked.send(town, `${HEADER}A90,総務部,広報課\nA91,総務部,秘書室\n`);
    const { changes, preview } = await checked.shown(town, id);
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
    const { id } = await checked.send(town, `${HEADER}A90,,広報課\nA91,,\nA90,,重ねて\n`);
    const { state, errors, changes, preview } = await checked.shown(town, id);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [3, '課名'],
      [4, '課コード'],
    ]);
    expect([state, preview?.faulty, changes.map(({ row }) => row)]).toEqual(['refused', 2, [2]]);
    expect(await files(town)).toEqual([{ state: 'refused', kept: false }]);
  });

  it('without rows is refused with a sentence', async () => {
    const town = await fixture.town();
    const { id } = await checked.send(town, HEADER);
    const { state, errors } = await checked.shown(town, id);
    expect([state, errors.length, errors[0]?.message]).toEqual([
      'refused',
      1,
      expect.stringContaining('取り込む行がありません'),
    ]);
  });

  it('that is no table is refused with a sentence', async () => {
    const town = await fixture.town();
    const { id } = await checked.send(town, '%PDF-1.4 …');
    const { state, errors } = await checked.shown(town, id);
    expect([state, errors.length, errors[0]?.row]).toEqual(['refused', 1, null]);
  });

  it('is one run however often its form is sent', async () => {
    const town = await fixture.town();
    const [one, two] = await Promise.all([
      checked.send(town, TWO_DEPARTMENTS, { key: 'the-same-form' }),
      checked.send(town, TWO_DEPARTMENTS, { key: 'the-same-form' }),
    ]);
    expect(two.id).toBe(one.id);
  });

  it('is looked over by the worker where it is large', async () => {
    const town = await fixture.town();
    const rows = Array.from({ length: 9_000 }, (_, at) => `B${10_000 + at},,大量の課${at}`);
    const { id } = await checked.send(town, `${HEADER}${rows.join('\n')}\n`, {
      parameters: { allowSimilar: true },
    });
    expect(await checked.shown(town, id)).toMatchObject({ state: 'waiting' });
    await fixture.work(town);
    expect(await checked.shown(town, id)).toMatchObject({
      state: 'checked',
      preview: { created: 9_000, changed: 9_000 },
    });
  });
});

describe('importing what was looked over', () => {
  it('asked for twice happens once', async () => {
    const town = await fixture.town();
    const { id } = await checked.send(town, TWO_DEPARTMENTS);
    await Promise.all([checked.service.begin(dxOffice(town), id), checked.service.begin(dxOffice(town), id)]);
    await fixture.work(town);
    await checked.service.begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await checked.shown(town, id)).toMatchObject({ state: 'applied' });
    expect(await names(town)).toHaveLength(2);
  });

  it('does nothing where something has changed since, and shows what it would do now', async () => {
    const town = await fixture.town();
    await checked.imported(town, TWO_DEPARTMENTS);
    const { id } = await checked.send(town, `${HEADER}A91,総務部,秘書室\n`);
    await checked.imported(town, `${HEADER}A91,企画部,秘書係\n`);
    await checked.service.begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await checked.shown(town, id)).toMatchObject({
      ...{ state: 'checked', preview: { overtaken: true } },
      changes: [{ cells: [{ before: '企画部' }, { before: '秘書係', after: '秘書室' }] }],
    });
    expect(await names(town)).toMatchObject([{}, { name: '秘書係' }]);
    await checked.service.begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await names(town)).toMatchObject([{}, { name: '秘書室' }]);
  });

  it('is not possible once it was given up', async () => {
    const town = await fixture.town();
    const { id } = await checked.send(town, TWO_DEPARTMENTS);
    await checked.service.drop(dxOffice(town), id);
    await checked.service.begin(dxOffice(town), id);
    await fixture.work(town);
    expect(await checked.shown(town, id)).toMatchObject({ state: 'dropped' });
    expect(await refusalOf(checked.service.drop(dxOffice(town), id))).toBe('409 import-ended');
  });

  it('is another municipality’s business: not found', async () => {
    const [town, other] = [await fixture.town(), await fixture.town()];
    const { id } = await checked.send(town, TWO_DEPARTMENTS);
    expect(await refusalOf(checked.service.get(dxOffice(other), id))).toBe('404 not-found');
    expect(await refusalOf(checked.service.begin(dxOffice(other), id))).toBe('404 not-found');
    expect(await refusalOf(checked.service.changes(dxOffice(other), id, { isNew: null, limit: 1 }))).toBe(
      '404 not-found',
    );
  });

  it('is over once the time to keep it is, and the changes of its rows go later', async () => {
    const town = await fixture.town();
    const { id } = await checked.send(town, TWO_DEPARTMENTS);
    const clear = () => fixture.app.get(KeptFilesTask).run({ code: town.municipality } as MunicipalityDto);
    await clear();
    expect(await files(town)).toEqual([{ state: 'checked', kept: true }]);
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE import_run SET kept_until = now(), created_at = now() - interval '91 days'`),
    );
    await clear();
    expect(await files(town)).toEqual([{ state: 'expired', kept: false }]);
    expect((await checked.shown(town, id)).changes).toEqual([]);
  });
});
