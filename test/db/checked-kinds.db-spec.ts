import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CheckedFiles, type Sent, TWO_DEPARTMENTS } from './checked-files.js';
import { ImportFixture, refusalOf } from './import-fixture.js';
import { departmentUser, openMonth, type Town, viewer } from '../setup/town.js';

let fixture: ImportFixture;
let checked: CheckedFiles;

beforeAll(async () => {
  fixture = await ImportFixture.setUp();
  checked = new CheckedFiles(fixture);
});
afterAll(() => fixture.tearDown());

async function procedureOf(town: Town, departmentId: string | null = null) {
  const [found] = await fixture.database.snapshot(town, (tx) =>
    tx.query<{ code: string; id: string }>(
      'SELECT code, id FROM procedure WHERE $1::uuid IS NULL OR department_id = $1 ORDER BY code',
      [departmentId],
    ),
  );
  return found ?? { code: '', id: '' };
}

describe('every kind', () => {
  it('names what changes of procedures, before and after', async () => {
    const town = await fixture.town();
    const procedures = { kind: 'procedures' };
    const header = '手続コード,手続名,所管課,段階,段階日,受付システム,URL,手数料,予定年月,優先手続番号\n';
    const department = town.departments[0]?.code ?? '';
    const first = `Q-1,転入届,${department},準備中,2026-10-01,メール,,300,2027-03,23\n`;
    expect(await checked.imported(town, header + first, procedures)).toMatchObject({
      ...{ state: 'applied', preview: { created: 1 } },
      changes: [{ row: 2, isNew: true, subject: 'Q-1 転入届' }],
    });
    const { id } = await checked.send(
      town,
      `${header}Q-1,転入届,${department},一部オンライン,2026-11-01,汎用電子申請,https://e.example.jp/,無料,,23;24\n`,
      procedures,
    );
    const { changes } = await checked.shown(town, id);
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
    const unchanged = await checked.send(town, header + first, procedures);
    expect((await checked.shown(town, unchanged.id)).preview).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
  });

  it('names what changes of applicability, yearly counts and automation projects', async () => {
    const town = await fixture.town();
    const changesOf = async (text: string, sent: Sent) => {
      const { id } = await checked.send(town, text, sent);
      return (await checked.shown(town, id)).changes.map(({ cells }) => cells);
    };
    const applicability = { kind: 'applicability' };
    await checked.imported(town, '優先手続番号,該当の有無,備考\n23,該当,\n', applicability);
    expect(await changesOf('優先手続番号,該当の有無,理由\n23,非該当,制度なし\n', applicability)).toEqual([
      [
        { column: '該当の有無', before: '該当', after: '非該当' },
        { column: '理由', before: null, after: '制度なし' },
      ],
    ]);
    const { code = '' } = await procedureOf(town);
    const yearly = { kind: 'yearly-counts', parameters: { fiscalYear: 2025 } };
    await checked.imported(town, `手続コード,総件数,オンライン件数\n${code},100,40\n`, yearly);
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
    expect(await checked.imported(town, `${header}${project}2027-04-01\n`, projects)).toMatchObject({
      state: 'applied',
    });
    expect(await changesOf(`${header}${project}2027-05-01\n`, projects)).toEqual([
      [{ column: '本番予定日', before: '2027-04-01', after: '2027-05-01' }],
    ]);
  });
});

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
    const wrong = await checked.send(town, `${header}${mine.code},9,3\n${theirs.code},9,3\n`, {
      ...MONTHLY,
      as,
    });
    expect(await checked.shown(town, wrong.id)).toMatchObject({
      ...{ state: 'refused', errors: [{ row: 3, column: '手続コード' }] },
      changes: [{ row: 2 }],
    });
    expect(await checked.imported(town, `${header}${mine.code},9,3\n`, { ...MONTHLY, as })).toMatchObject({
      ...{ state: 'applied', preview: { created: 1 } },
    });
  });

  it('sends no other kind and sees no file but its own', async () => {
    const town = await fixture.town();
    const [own] = town.departments;
    if (!own) throw new Error('the town has departments');
    const as = departmentUser(town, own);
    const { id } = await checked.send(town, TWO_DEPARTMENTS);
    expect(await refusalOf(checked.send(town, TWO_DEPARTMENTS, { as }))).toBe('403 forbidden');
    expect(await refusalOf(checked.service.get(as, id))).toBe('404 not-found');
    expect(await refusalOf(checked.service.begin(as, id))).toBe('404 not-found');
    expect((await checked.service.list(as, { limit: 10 })).items).toEqual([]);
    expect(checked.service.kindsFor(as).map(({ name }) => name)).toEqual(['status-reports']);
    expect(await refusalOf(checked.service.list(viewer(town), { limit: 10 }))).toBe('403 forbidden');
  });
});
