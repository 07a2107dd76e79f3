import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ImportOutcome } from '../../src/platform/tabular/import-outcome.js';
import { readRows } from '../../src/platform/tabular/read-rows.js';
import { readTable } from '../../src/platform/tabular/read-table.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { TestClock } from '../setup/test-clock.js';
import {
  type Department,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  type Town,
} from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';

const clock = new TestClock('2026-11-15');
let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let town: Town;
let residents: Department;
let childcare: Department;
let keys: Map<number, string>;

beforeAll(async () => {
  fresh = await freshDatabase();
  catalogue = catalogueServices(await testApp(fresh, { clock, nudges: [] }));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  clock.set('2026-11-15');
  town = await newMunicipality(fresh.database);
  residents = await newDepartment(fresh.database, town, { name: '市民課', code: '0101' });
  childcare = await newDepartment(fresh.database, town, { name: '子育て支援課', code: '0202' });
  const rows = await fresh.database.transaction(town, (tx) =>
    tx.query<{ number: number; key: string }>(
      `SELECT number, item_key AS key FROM list_edition_item WHERE edition = '2021-12-24'`,
    ),
  );
  keys = new Map(rows.map(({ number, key }) => [number, key]));
});

const key = (number: number) => keys.get(number) ?? '';

async function take(lines: string[], context = dxOffice(town)): Promise<ImportOutcome> {
  const importer = catalogue.imports;
  const read = await readRows(await readTable(Buffer.from(lines.join('\n'))), importer.columns);
  expect(read.errors).toEqual([]);
  return fresh.database.transaction(context, (tx) => importer.apply(tx, context, read.rows));
}

async function detail(code: string) {
  const { items } = await catalogue.procedures.list(dxOffice(town), {
    sort: 'code',
    limit: 200,
    search: code,
  });
  const found = items.find((item) => item.code === code);
  return catalogue.procedures.get(dxOffice(town), found?.id ?? '');
}

const FULL_HEADER =
  '手続コード,手続名,所管課,優先手続番号,段階,段階日,適用除外理由,受付システム,URL,予定年月,手続名かな,根拠法令,種別,対象者,手数料,本人確認,添付書類,報告頻度,備考';
const FULL = [
  FULL_HEADER,
  'A-001,住民票の写しの交付請求,市民課,1;2,オンライン申請可,令和8年4月1日,,ぴったりサービス；メール,https://a.example.lg.jp;https://b.example.lg.jp,R9.1,じゅうみんひょう,住民基本台帳法,請求,個人・法人,"1,200円",マイナンバーカード,なし,毎年,備考です',
  '２,児童手当の認定請求,0202,2、3,未回答,,,,,,,,,,無料,,,,',
  'A-003,印鑑登録,市民課,,適用除外,,対面本人確認,,,,,,,,,,,,',
];

describe('importing procedures', () => {
  it('takes in everything a file can say', async () => {
    expect(await take(FULL)).toEqual({ created: 3, updated: 0, unchanged: 0, errors: [] });
    expect(await detail('A-001')).toMatchObject({
      name: '住民票の写しの交付請求',
      kana: 'じゅうみんひょう',
      departmentId: residents.id,
      legalBasis: '住民基本台帳法',
      kind: 'claim',
      applicant: 'both',
      feeYen: 1200,
      identityCheck: 'number-card',
      attachments: 'なし',
      frequency: 'yearly',
      plannedMonth: '2027-01',
      note: '備考です',
      currentStage: { stage: 'online', effectiveOn: '2026-04-01' },
      channels: [
        { kind: 'mail', url: 'https://b.example.lg.jp', activeFrom: null, activeTo: null },
        { kind: 'mynaportal', url: 'https://a.example.lg.jp', activeFrom: null, activeTo: null },
      ],
    });
    expect(await detail('2')).toMatchObject({
      departmentId: childcare.id,
      feeYen: 0,
      frequency: 'monthly',
      currentStage: null,
      channels: [],
    });
    expect((await detail('A-003')).currentStage).toMatchObject({
      stage: 'exempt',
      exemptReason: 'face-to-face',
      effectiveOn: '2026-10-31',
    });
    const led = new Map((await detail('A-001')).items.map((item) => [item.itemKey, item.leadDepartmentId]));
    expect(led).toEqual(new Map([key(1), key(2)].map((itemKey) => [itemKey, residents.id])));
    const second = new Map((await detail('2')).items.map((item) => [item.itemKey, item.leadDepartmentId]));
    expect(second).toEqual(
      new Map([
        [key(2), null],
        [key(3), childcare.id],
      ]),
    );
  });

  it('of the same file twice changes nothing', async () => {
    await take(FULL);
    const before = await detail('A-001');
    expect(await take(FULL)).toEqual({ created: 0, updated: 0, unchanged: 3, errors: [] });
    expect(await detail('A-001')).toEqual(before);
    const { items } = await catalogue.history.changes(dxOffice(town), before.id, { limit: 200 });
    expect(new Set(items.map(({ action }) => action))).toEqual(new Set(['procedure.import']));
  });

  it('changes what differs, clears what is blank and leaves columns that are not there', async () => {
    await take(FULL);
    const outcome = await take([
      '手続コード,手続名,所管課,備考,予定年月,段階,受付システム,優先手続番号',
      'A-001,住民票の写し,0202,,2027/04,,メール;汎用電子申請,3',
      '2,児童手当の認定請求,子育て支援課,,,準備中,,2;3',
      'A-003,印鑑登録,市民課,,,適用除外,,',
    ]);
    expect(outcome).toEqual({ created: 0, updated: 2, unchanged: 1, errors: [] });
    const one = await detail('A-001');
    expect(one).toMatchObject({
      name: '住民票の写し',
      kana: 'じゅうみんひょう',
      departmentId: childcare.id,
      note: null,
      feeYen: 1200,
      plannedMonth: '2027-04',
      version: 2,
      currentStage: { stage: 'online' },
      items: [{ itemKey: key(3), leadDepartmentId: null }],
      channels: [
        { kind: 'e-application', url: null, activeFrom: '2026-10-31', activeTo: null },
        { kind: 'mail', url: 'https://b.example.lg.jp', activeFrom: null, activeTo: null },
        { kind: 'mynaportal', url: 'https://a.example.lg.jp', activeFrom: null, activeTo: '2026-10-30' },
      ],
    });
    const two = await detail('2');
    expect(two.currentStage).toMatchObject({ stage: 'preparing', effectiveOn: '2026-10-31' });
    expect(two.items.find(({ itemKey }) => itemKey === key(2))?.leadDepartmentId).toBe(residents.id);
    const found = await catalogue.procedures.list(dxOffice(town), {
      sort: 'code',
      limit: 9,
      search: 'ジュウミン 写し',
    });
    expect(found.items.map(({ code }) => code)).toEqual(['A-001']);
    const { items } = await catalogue.history.changes(dxOffice(town), one.id, { limit: 200 });
    const changeOf = new Map(items.filter(({ before }) => before !== null).map((item) => [item.field, item]));
    expect([...changeOf.keys()].sort()).toEqual(
      ['channels', 'departmentId', 'items', 'name', 'note', 'plannedMonth'].sort(),
    );
    expect(changeOf.get('name')).toMatchObject({ before: '住民票の写しの交付請求', after: '住民票の写し' });
    const { slip } = await catalogue.history.plannedMonths(dxOffice(town), one.id);
    expect(slip).toEqual({ sinceFirst: 3, sincePrevious: 3, putOff: 1 });
    expect(await take(['手続コード,手続名,所管課', 'A-001,住民票の写し,子育て支援課'])).toMatchObject({
      unchanged: 1,
    });
  });

  it('tells every fault at once and writes nothing', async () => {
    await newDepartment(fresh.database, town, { name: '市民課', code: '0303' });
    await take(['手続コード,手続名,所管課', 'OLD,古い手続,0101']);
    const old = await detail('OLD');
    await catalogue.retirements.retire(dxOffice(town), old.id, 1, { reason: '誤登録' });
    const { errors, ...counts } = await take([
      '手続コード,手続名,所管課,優先手続番号,段階,段階日,適用除外理由,受付システム,URL',
      'A,手続,市民課,,,,,,',
      'B,手続,なぞの課,,,,,,',
      'C,手続,0101,1;99,,,,,',
      'C,手続,0101,,,,,,',
      'D,手続,0101,,準備中,2026-11-16,,,',
      'E,手続,0101,,適用除外,,,,',
      'F,手続,0101,,準備中,,その他,,',
      'G,手続,0101,,,2026-10-01,,,',
      'H,手続,0101,,,,,,https://a.example.jp',
      'OLD,古い手続,0101,,,,,,',
      'Z,よい手続,0101,,,,,,',
    ]);
    expect(counts).toEqual({ created: 0, updated: 0, unchanged: 0 });
    expect(errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, '所管課', '市民課'],
      [3, '所管課', 'なぞの課'],
      [4, '優先手続番号', '99'],
      [5, '手続コード', 'C'],
      [6, '段階日', '2026-11-16'],
      [7, '適用除外理由', ''],
      [8, '適用除外理由', 'その他'],
      [9, '段階日', '2026-10-01'],
      [10, 'URL', 'https://a.example.jp'],
      [11, '手続コード', 'OLD'],
    ]);
    expect(errors[0]?.message).toContain('0101、0303');
    const listed = await catalogue.procedures.list(dxOffice(town), {
      sort: 'code',
      limit: 50,
      retired: 'all',
    });
    expect(listed.items.map(({ code }) => code)).toEqual(['OLD']);
  });

  it('says next month, too, where a stage without a day holds from', async () => {
    const file = ['手続コード,手続名,所管課,段階', 'A,手続,0101,準備中'];
    await take(file);
    clock.set('2026-12-10');
    expect(await take(file)).toMatchObject({ unchanged: 1 });
    const moved = ['手続コード,手続名,所管課,段階', 'A,手続,0101,オンライン完結'];
    expect(await take(moved)).toMatchObject({ updated: 1 });
    const timeline = await catalogue.stage.timeline(dxOffice(town), (await detail('A')).id);
    expect(timeline.map(({ effectiveOn, stage }) => [effectiveOn, stage])).toEqual([
      ['2026-11-30', 'end-to-end'],
      ['2026-10-31', 'preparing'],
    ]);
  });

  it('is not for departments', async () => {
    await expect(take(FULL, departmentUser(town, residents))).rejects.toMatchObject({ status: 403 });
  });
});
