import { book, type BookToMake, textRow } from '../workbooks.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { newestEndedMonth } from '../../src/kernel/month.js';
import { ApiFixture, type Client, answer } from '../setup/api-fixture.js';
import { type Department, type Town, newMunicipality } from '../setup/town.js';
import { until } from '../setup/until.js';
import { COUNTS, DEPARTMENTS, PROCEDURES } from './small-town-files.js';
import { figuresAsSent } from './figures-as-sent.js';
import { type Run, type Form, type Figures, type MonthAnswer, type Problem } from './api-answers.js';

/** The web has the real clock, so the month is the newest that has ended. */
const MONTH = newestEndedMonth(tokyoToday(systemClock));
let fixture: ApiFixture;
let town: Town;
let dx: Client;
let citizens: Client;
const departments: Record<string, Department & { version: number }> = {};
const month = `/api/v1/months/${MONTH}`;
const form = (code: string) => `${month}/submissions/${departments[code]!.id}`;

beforeAll(async () => {
  fixture = await ApiFixture.setUp({ worker: true });
  town = await newMunicipality(fixture.database);
  dx = await fixture.client(town, 'dx-office');
});
afterAll(() => fixture.tearDown());

const monthNow = () => answer<MonthAnswer>(dx.get(month));

async function imported(kind: string, file: string | Buffer, key: string): Promise<Run> {
  const { id } = await answer<Run>(dx.upload(`/api/v1/imports/${kind}`, file, key), 202);
  return until(
    () => answer<Run>(dx.get(`/api/v1/imports/${id}`)),
    ({ state }) => state !== 'waiting',
  );
}

/** Fills in a department's form with the counts above and confirms what looks odd. */
async function fill(client: Client, code: string, counts = COUNTS): Promise<void> {
  const save = async (confirm: boolean) => {
    const { rows } = await answer<Form>(client.get(form(code)));
    const filled = rows.map(({ procedureId, code: at, version, stage: known, warnings }) => ({
      procedureId,
      version,
      stage: known,
      applicationsTotal: { kind: 'value', value: counts[at]![0] },
      applicationsOnline: { kind: 'value', value: counts[at]![1] },
      confirmedWarnings: confirm ? warnings.map((one) => one.code) : [],
    }));
    await answer(client.put(form(code), { rows: filled }));
  };
  await save(false);
  await save(true);
}

async function close(): Promise<MonthAnswer> {
  await answer(dx.post(`${month}/close`, { acceptSubmitted: true }), 202);
  return until(monthNow, ({ state }) => state === 'closed');
}

const sentFigures = (revision: number) => figuresAsSent(dx, MONTH, revision);

describe('a month, by the API alone', () => {
  it('begins with a catalogue taken in from files, each once though it is sent twice', async () => {
    const first = await imported('departments', DEPARTMENTS, 'departments-1');
    expect(first).toMatchObject({ state: 'applied', result: { created: 2, errors: [] } });
    const again = await answer<Run>(
      dx.upload('/api/v1/imports/departments', DEPARTMENTS, 'departments-1'),
      202,
    );
    expect(again.id).toBe(first.id);
    await dx
      .upload('/api/v1/imports/departments', `${DEPARTMENTS}総務部,G01,総務課\n`, 'departments-1')
      .expect(409);
    await dx
      .call('post', '/api/v1/imports/departments')
      .set('content-type', 'text/csv')
      .send(DEPARTMENTS)
      .expect(400);

    const wrong = await imported(
      'procedures',
      `${PROCEDURES}\nP-5,何か,ない課,999,だいたい,\n`,
      'procedures-0',
    );
    expect(wrong.state).toBe('refused');
    expect(wrong.result.errors.map(({ row, column }) => [row, column])).toEqual(
      expect.arrayContaining([[6, '段階']]),
    );
    const right = await imported('procedures', PROCEDURES, 'procedures-1');
    expect(right).toMatchObject({
      state: 'applied',
      result: { created: 4, errors: [], unreadColumns: [], hiddenRows: [] },
    });

    const { items } = await answer<{ items: (Department & { version: number })[] }>(
      dx.get('/api/v1/departments'),
    );
    for (const department of items) departments[department.code] = department;
    citizens = await fixture.client(town, 'department', departments.S01);
  });

  it('refuses what a workbook hides or does not say, in words, and says which columns it did not read', async () => {
    const header = textRow(1, '課コード', '課名', '担当者');
    const refusal = async (bookSpec: BookToMake, key: string, query = '') =>
      (await imported(`departments${query}`, book(bookSpec), key)).result;
    const named = await refusal({ rows: header, sheets: '<sheet name="&#x110000;" r:id="rId1"/>' }, 'entity');
    expect(named.errors.map(({ message }) => message)).toEqual([expect.stringContaining('壊れている')]);
    const broken = await refusal({ sheet: `<worksheet><sheetData>${header}` }, 'half');
    expect(broken.errors).toMatchObject([
      { row: null, message: expect.stringContaining('途中で切れている') },
    ]);
    const formula = '<row r="2"><c r="A2" t="str"><v>N01</v></c><c r="B2"><f>A1</f></c></row>';
    expect(await refusal({ rows: header + formula }, 'formula')).toMatchObject({
      created: 0,
      unreadColumns: ['担当者'],
      errors: [{ row: 2, column: '課名', message: expect.stringContaining('セルB2の数式の結果') }],
    });
    const hidden = { rows: header + textRow(2, 'N01', '隠れた課', 'x').replace('<row', '<row hidden="1"') };
    expect(await refusal(hidden, 'hidden')).toMatchObject({ hiddenRows: [2], errors: [{ row: 2 }] });
    const known = await refusal(hidden, 'shown', '?includeHidden=true&dryRun=true');
    expect(known).toMatchObject({ created: 1, hiddenRows: [2], errors: [], unreadColumns: ['担当者'] });
  });

  it('opens once', async () => {
    await answer(dx.post('/api/v1/months', { month: MONTH }), 201);
    await dx.post('/api/v1/months', { month: MONTH }).expect(409);
    expect(await monthNow()).toMatchObject({ state: 'open', revision: 1, closing: null });
  });

  it('is reported by a department, row by row checked', async () => {
    const { rows } = await answer<Form>(citizens.get(form('S01')));
    expect(rows.map(({ code, stage: known, version }) => [code, known, version])).toEqual([
      ['P-1', 'end-to-end', 0],
      ['P-2', 'preparing', 0],
    ]);
    const tooMany = {
      stage: 'preparing',
      applicationsTotal: { kind: 'value', value: 5 },
      applicationsOnline: { kind: 'value', value: 6 },
    };
    const refused = await answer<Problem>(
      citizens.put(`${month}/reports/${rows[1]!.procedureId}`, tooMany),
      422,
    );
    expect(refused.errors[0]?.message).toContain('住民票の写しの請求');
    await citizens.get(form('F01')).expect(403);
    await citizens.post(`${form('S01')}/submit`).expect(409);
    await fill(citizens, 'S01');
    expect(await answer<Form>(citizens.post(`${form('S01')}/submit`))).toMatchObject({ state: 'submitted' });
  });

  it('comes back by single rows, and is submitted again', async () => {
    const before = await answer<Form>(dx.get(form('S01')));
    const row = before.rows.find(({ code }) => code === 'P-2')!;
    const rows = [{ procedureId: row.procedureId, reason: '件数を確かめてください' }];
    expect(await answer<Form>(dx.post(`${form('S01')}/return`, { rows }))).toMatchObject({
      state: 'returned',
    });
    const returned = await answer<Form>(citizens.get(form('S01')));
    expect(returned.rows.map(({ returnReason }) => returnReason)).toEqual([null, '件数を確かめてください']);
    await citizens.post(`${form('S01')}/submit`).expect(422);
    await fill(citizens, 'S01');
    await answer(citizens.post(`${form('S01')}/submit`));
    await answer(dx.post(`${form('S01')}/accept`));
  });

  it('is not closed over a report nobody has accepted, unless that is said', async () => {
    await fill(dx, 'F01');
    await answer(dx.post(`${form('F01')}/submit`));
    const refusal = await answer<Problem>(dx.post(`${month}/close`), 409);
    expect(refusal.errors).toEqual([
      { where: 'F01', message: expect.stringContaining('子育て課') as unknown },
    ]);
    expect(await monthNow()).toMatchObject({ state: 'open' });
  });

  it('is closed by the worker, and how far that has come can be seen', async () => {
    const owner = new pg.Client(fixture.ownerUrl);
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE frozen_procedure IN EXCLUSIVE MODE');
    await answer(dx.post(`${month}/close`, { acceptSubmitted: true }), 202);
    expect(await monthNow()).toMatchObject({ state: 'closing', closing: { done: false } });
    await citizens.post(`${form('S01')}/take-back`).expect(409);
    const seen = await until(monthNow, ({ closing }) => {
      const { progress } = closing ?? {};
      return progress !== null && progress?.step === progress?.of;
    });
    expect(seen.closing?.progress?.message).toContain('書き込んで');
    await owner.query('ROLLBACK');
    await owner.end();
    const closed = await until(monthNow, ({ state }) => state === 'closed');
    expect(closed).toMatchObject({ revision: 1, closing: { done: true } });
  });

  it('has figures, each explained by exactly the rows behind it', async () => {
    const { snapshot, figures } = await answer<Figures>(dx.get(`/api/v1/figures?period=${MONTH}`));
    expect(snapshot).toMatchObject({ state: 'final', revision: 1 });
    const of = (key: string) => figures.find((one) => one.key === key);
    expect(of('usage')).toMatchObject({ numerator: 190, denominator: 350, percent: '54.3' });
    expect(of('usage-where-online')).toMatchObject({ numerator: 190, denominator: 270 });
    expect(of('procedures-online')).toMatchObject({ numerator: 3, denominator: 4 });
    expect(figures).toHaveLength(8);
    let checked = 0;
    for (const figure of figures) {
      if (figure.denominator === null) continue;
      for (const part of ['numerator', 'denominator'] as const) {
        let [sum, cursor] = [0, ''];
        do {
          const path = `/api/v1/figures/${figure.key}/rows?period=${MONTH}&part=${part}&limit=7${cursor}`;
          const page = await answer<{ items: { adds: number }[]; next: string | null }>(dx.get(path));
          for (const { adds } of page.items) sum += adds;
          cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : '';
        } while (cursor);
        expect([figure.key, part, sum]).toEqual([figure.key, part, figure[part]]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(10);
  });

  it('is corrected as a second revision, which says what changed; the first stays to the byte', async () => {
    const first = await sentFigures(1);
    await dx.post(`${month}/reopen`, { reason: '' }).expect(422);
    await answer(dx.post(`${month}/reopen`, { reason: '件数の訂正' }), 204);
    await answer(dx.post(`${form('S01')}/return`, { reason: '訂正をお願いします' }));
    await fill(citizens, 'S01', { ...COUNTS, 'P-2': [90, 0] });
    await answer(citizens.post(`${form('S01')}/submit`));
    expect(await close()).toMatchObject({ revision: 2 });
    expect(await sentFigures(1)).toBe(first);

    const { figures } = await answer<Figures>(dx.get(`/api/v1/figures?period=${MONTH}`));
    expect(figures.find(({ key }) => key === 'usage')).toMatchObject({ numerator: 190, denominator: 360 });
    const compared = await answer<{
      indicators: {
        key: string;
        denominator: number;
        responsible: { name: string; because: { what: string }[] }[];
      }[];
    }>(dx.get(`/api/v1/comparison?from=${MONTH}&to=${MONTH}&fromRevision=1&toRevision=2`));
    const usage = compared.indicators.find(({ key }) => key === 'usage');
    expect(usage).toMatchObject({ denominator: 10, responsible: [{ name: '住民票の写しの請求' }] });
    expect(usage?.responsible[0]?.because[0]?.what).toBe('count');
  });

  it('is untouched to the byte by a rename, a remapping and a merger that come later', async () => {
    const before = [await sentFigures(1), await sentFigures(2)];
    const { id, version } = departments.S01!;
    await answer(dx.patch(`/api/v1/departments/${id}`, { name: '窓口課' }).set('if-match', `"${version}"`));
    const { items } = await answer<{ items: { id: string; code: string }[] }>(dx.get('/api/v1/procedures'));
    const [one, other] = ['P-1', 'P-4'].map((code) => items.find((procedure) => procedure.code === code)!);
    const etagOf = async (of: string) => (await dx.get(`/api/v1/procedures/${of}`)).headers.etag ?? '';
    const unmap = dx.put(`/api/v1/procedures/${one!.id}/items`, { items: [] });
    await answer(unmap.set('if-match', await etagOf(one!.id)));
    const merge = dx.post(`/api/v1/procedures/${one!.id}/retire`, { reason: '統合', mergedInto: other!.id });
    await answer(merge.set('if-match', await etagOf(one!.id)));
    expect([await sentFigures(1), await sentFigures(2)]).toEqual(before);
    expect(before.join('')).toContain('市民課');
    expect(before.join('').match(/"holds":true/g)).toHaveLength(2);
  });

  it('while it is corrected again readers see the final revision, and what changed since is taken over on a word', async () => {
    interface Correction {
      revision: number;
      differences: { kind: string; subject: string; what: string; name: string }[];
      takeovers: { what: string; reason: string }[];
    }
    await answer(dx.post(`${month}/reopen`, { reason: '統合の反映' }), 204);
    const shown = await answer<{ snapshot: object; correction: object }>(
      dx.get(`/api/v1/figures?period=${MONTH}`),
    );
    expect(shown).toMatchObject({ snapshot: { revision: 2, state: 'final' }, correction: { revision: 3 } });

    const { differences } = await answer<Correction>(dx.get(`${month}/correction`));
    const gone = differences.filter(({ what }) => what === 'gone');
    expect(gone).toMatchObject([{ kind: 'procedure', name: expect.any(String) }]);
    expect(differences.map(({ what }) => what)).toEqual(expect.arrayContaining(['department']));
    const keys = gone.map(({ kind, subject, what }) => ({ kind, subject, what }));
    await dx.post(`${month}/correction/takeovers`, { differences: keys, reason: '' }).expect(422);
    const taken = await answer<Correction>(
      dx.post(`${month}/correction/takeovers`, { differences: keys, reason: '統合の反映' }),
    );
    expect(taken.takeovers).toMatchObject([{ what: 'gone', reason: '統合の反映' }]);
    expect(await close()).toMatchObject({ revision: 3 });
    const before = await answer<Figures>(dx.get(`/api/v1/figures?period=${MONTH}&revision=2`));
    const after = await answer<Figures>(dx.get(`/api/v1/figures?period=${MONTH}`));
    const all = ({ figures }: Figures) => figures.find(({ key }) => key === 'procedures-online')?.denominator;
    expect(all(after)).toBe(Number(all(before)) - 1);
    const { items } = await answer<{ items: object[] }>(dx.get(`${month}/takeovers`));
    expect(items).toMatchObject([{ revision: 3, what: 'gone' }]);
  });
});
