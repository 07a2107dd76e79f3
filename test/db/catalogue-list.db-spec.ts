import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../src/kernel/month.js';
import { type Stage } from '../../src/kernel/stage.js';
import { type ProcedureQuery, type Sort, SORTS } from '../../src/catalogue/procedure/procedure-query.dto.js';
import { type ProcedureFields } from '../../src/catalogue/procedure/procedure-fields.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import {
  type Department,
  departmentUser,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  type Town,
} from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';
import { procedureInput } from './procedure-input.js';

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let town: Town;
let residents: Department;
let childcare: Department;
let itemKey: string;

const PROCEDURES: Partial<ProcedureFields>[] = [
  {
    code: 'A-001',
    name: '住民票の写しの交付請求',
    kana: 'じゅうみんひょう',
    kind: 'claim',
    applicant: 'both',
  },
  { code: 'A-002', name: '転出届', kana: 'てんしゅつとどけ', kind: 'notification', frequency: 'yearly' },
  { code: 'B-001', name: 'ｵﾝﾗｲﾝ　データ提供申請（100%免除）', plannedMonth: parseMonth('2026-12') },
  { code: 'B_002', name: '児童手当の認定請求', kind: 'claim', plannedMonth: parseMonth('2027-03') },
];

beforeAll(async () => {
  fresh = await freshDatabase();
  catalogue = catalogueServices(await testApp(fresh, { nudges: [] }));
  town = await newMunicipality(fresh.database);
  residents = await newDepartment(fresh.database, town, { name: '市民課' });
  childcare = await newDepartment(fresh.database, town, { name: '子育て支援課' });
  const rows = await fresh.database.transaction(town, async (tx) => {
    await tx.query(`INSERT INTO division (municipality_id, name) VALUES ($1, '福祉部')`, [town.municipality]);
    await tx.query(`UPDATE department SET division_id = (SELECT id FROM division) WHERE id = $1`, [
      childcare.id,
    ]);
    return tx.query<{ key: string }>(`SELECT key FROM list_item ORDER BY key LIMIT 1`);
  });
  itemKey = rows[0]?.key ?? '';
  for (const procedure of PROCEDURES) {
    const departmentId = procedure.code?.startsWith('A') ? residents.id : childcare.id;
    await catalogue.procedures.create(dxOffice(town), procedureInput(departmentId, procedure));
  }
  const id = await idOf('B_002');
  await catalogue.stage.set(dxOffice(town), id, { stage: 'partial' });
  await catalogue.stage.set(dxOffice(town), await idOf('A-002'), { stage: 'exempt', exemptReason: 'other' });
  const open = { url: null, activeFrom: null, activeTo: null };
  await catalogue.channels.replace(dxOffice(town), id, 1, [{ kind: 'mynaportal', ...open }]);
  await catalogue.mappings.replace(dxOffice(town), id, 2, [{ itemKey }]);
});
afterAll(() => fresh.close());

async function codes(filter: Partial<ProcedureQuery> & { sort?: Sort }): Promise<string[]> {
  const page = await catalogue.procedures.list(dxOffice(town), { sort: 'code', limit: 50, ...filter });
  return page.items.map(({ code }) => code);
}

async function idOf(code: string): Promise<string> {
  const page = await catalogue.procedures.list(dxOffice(town), { sort: 'code', limit: 50, search: code });
  return page.items.find((item) => item.code === code)?.id ?? '';
}

describe('searching procedures', () => {
  it.each([
    ['any part of the name', '写し', ['A-001']],
    ['the reading in hiragana', 'しゅつ', ['A-002']],
    ['the reading in katakana', 'ジュウミン', ['A-001']],
    ['half-width kana and full-width letters', 'オンライン データ', ['B-001']],
    ['several words in any order', '認定 児童', ['B_002']],
    ['the code', 'a-00', ['A-001', 'A-002']],
    ['a percent sign as itself', '100%', ['B-001']],
    ['an underscore as itself', 'b_', ['B_002']],
    ['nothing that is there', '固定資産', []],
    ['blanks alone', '　 ', ['A-001', 'A-002', 'B-001', 'B_002']],
  ])('finds by %s', async (_, search, found) => {
    expect(await codes({ search })).toEqual(found);
  });

  it('never finds across the border of name and reading', async () => {
    expect(await codes({ search: '請求じゅう' })).toEqual([]);
  });

  it('puts the nearest first when asked', async () => {
    expect(await codes({ search: '請求', sort: 'relevance' })).toEqual(['B_002', 'A-001']);
    expect(await codes({ sort: 'relevance' })).toEqual(['A-001', 'A-002', 'B-001', 'B_002']);
    expect(await codes({ search: '児童手当', sort: 'relevance' })).toEqual(['B_002']);
  });
});

describe('procedures by nearness', () => {
  it('begin with what is searched, then are the shorter ones, then go by code', async () => {
    const place = await newMunicipality(fresh.database);
    const { id: departmentId } = await newDepartment(fresh.database, place);
    const names = {
      'P-1': '犬の登録の申請',
      'P-2': '登録の変更と廃止の届出をまとめて行う手続',
      'P-3': '登録',
      'P-4': '犬の登録',
      'P-5': '猫の登録',
    };
    for (const [code, name] of Object.entries(names)) {
      await newProcedure(fresh.database, place, { code, name, departmentId });
    }
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { sort: 'relevance', search: '登録', limit: 2, cursor } as const;
      const { items, next } = await catalogue.procedures.list(dxOffice(place), query);
      found.push(...items.map(({ code }) => code));
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(['P-3', 'P-2', 'P-4', 'P-5', 'P-1']);
  });
});

describe('filtering procedures', () => {
  it('by everything', async () => {
    expect(await codes({ departmentId: residents.id })).toEqual(['A-001', 'A-002']);
    expect(await codes({ kind: 'claim' })).toEqual(['A-001', 'B_002']);
    expect(await codes({ kind: 'claim', departmentId: childcare.id })).toEqual(['B_002']);
    expect(await codes({ applicant: 'both' })).toEqual(['A-001']);
    expect(await codes({ frequency: 'yearly' })).toEqual(['A-002']);
    expect(await codes({ plannedFrom: parseMonth('2027-01') })).toEqual(['B_002']);
    expect(await codes({ plannedTo: parseMonth('2026-12') })).toEqual(['B-001']);
    expect(await codes({ stages: ['partial'] })).toEqual(['B_002']);
    expect(await codes({ stages: ['unanswered', 'partial'] })).toEqual(['A-001', 'B-001', 'B_002']);
    expect(await codes({ exempt: true })).toEqual(['A-002']);
    expect(await codes({ exempt: false })).toEqual(['A-001', 'B-001', 'B_002']);
    expect(await codes({ channel: 'mynaportal' })).toEqual(['B_002']);
    expect(await codes({ itemKey })).toEqual(['B_002']);
    expect(await codes({ mapped: true })).toEqual(['B_002']);
    expect(await codes({ mapped: false })).toEqual(['A-001', 'A-002', 'B-001']);
    expect(await codes({ retired: 'only' })).toEqual([]);
    const division = await fresh.database.transaction(town, (tx) =>
      tx.query<{ id: string }>(`SELECT id FROM division`),
    );
    expect(await codes({ divisionId: division[0]?.id })).toEqual(['B-001', 'B_002']);
  });

  it('shows a procedure with its stage, channels and items', async () => {
    const { items } = await catalogue.procedures.list(dxOffice(town), {
      sort: 'code',
      limit: 1,
      stages: ['partial'],
    });
    expect(items[0]).toMatchObject({
      departmentName: '子育て支援課',
      divisionName: '福祉部',
      stage: 'partial',
      stageSince: '2026-10-31',
      channels: ['mynaportal'],
      itemKeys: [itemKey],
    });
  });

  it('shows a department its own procedures only', async () => {
    const own = await catalogue.procedures.list(departmentUser(town, childcare), { sort: 'code', limit: 50 });
    expect(own.items.map(({ code }) => code)).toEqual(['B-001', 'B_002']);
  });
});

describe('a page as JSON', () => {
  const AWKWARD = [
    '引用符"と\\逆斜線',
    '改行\nとタブ\t',
    '制御\u0001文字\u007f',
    '𠮷野家',
    'é</script>',
    '行区切り\u2028',
  ];
  let place: Town;

  beforeAll(async () => {
    place = await newMunicipality(fresh.database);
    const department = await newDepartment(fresh.database, place, { name: '「"」課' });
    for (const [n, name] of AWKWARD.entries())
      await newProcedure(fresh.database, place, { code: `J-${n}`, name, departmentId: department.id });
    await fresh.database.transaction(place, (tx) =>
      tx.query(`UPDATE procedure SET updated_at = timestamptz '2026-03-31 23:59:59.9996+09' + substr(code, 3)::integer * interval '61.000456 s',
                       retired_at = CASE WHEN code = 'J-3' THEN now() END, retired_reason = CASE WHEN code = 'J-3' THEN 'サンプル' END`),
    );
  });

  it.each(SORTS)('says to the letter what its procedures are, sorted by %s, on every page', async (sort) => {
    for (const where of [place, town]) {
      const context = dxOffice(where);
      let cursor: string | undefined;
      do {
        const request = { sort, limit: 2, retired: 'all' as const, cursor };
        const page = await catalogue.procedures.list(context, request);
        expect(await catalogue.procedures.listAsJson(context, request)).toBe(JSON.stringify(page));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
    }
  });

  it('is an empty list where nothing is found', async () => {
    const page = await catalogue.procedures.listAsJson(dxOffice(place), {
      sort: 'code',
      limit: 2,
      search: '無',
    });
    expect(page).toBe('{"items":[],"next":null,"previous":null}');
  });
});

describe('paging through procedures', () => {
  it.each(SORTS)(
    'walks the list sorted by %s and meets every one exactly once while others are added',
    async (sort) => {
      const place = await newMunicipality(fresh.database);
      const department = await newDepartment(fresh.database, place);
      const add = (code: string) =>
        newProcedure(fresh.database, place, {
          code,
          name: `手続 ${code.slice(-1)}`,
          departmentId: department.id,
        });
      const there = new Set<string>();
      for (let i = 10; i < 35; i += 1) there.add(await add(`P${i}`));
      const met: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; ; page += 1) {
        const got = await catalogue.procedures.list(dxOffice(place), {
          sort,
          search: '手続',
          limit: 4,
          cursor,
        });
        met.push(...got.items.map(({ id }) => id));
        if (got.next === null) break;
        cursor = got.next;
        if (page < 5) await add(`P${20 + page}x${page}`);
      }
      expect(met).toHaveLength(new Set(met).size);
      expect([...there].filter((id) => !met.includes(id))).toEqual([]);
    },
  );

  it.each(SORTS)('leads back the same way, sorted by %s', async (sort) => {
    const place = await newMunicipality(fresh.database);
    const { id: departmentId } = await newDepartment(fresh.database, place);
    for (let i = 10; i < 23; i += 1) {
      const stage = i % 3 === 0 ? 'online' : 'partial';
      await newProcedure(fresh.database, place, {
        code: `P${i}`,
        name: `手続 ${i % 4}`,
        departmentId,
        stage,
      });
    }
    for (const filter of [
      {},
      { search: '手続' },
      { departmentId },
      { stages: ['online', 'partial'] as Stage[] },
    ]) {
      const query = { sort, limit: 4, ...filter };
      const read = (cursor?: string) => catalogue.procedures.list(dxOffice(place), { ...query, cursor });
      const pages = [await read()];
      for (let next = pages.at(-1)?.next; next; next = pages.at(-1)?.next) pages.push(await read(next));
      expect(pages.flatMap(({ items }) => items)).toHaveLength(13);
      expect(pages[0]?.previous).toBeNull();
      let page = pages.at(-1)!;
      for (const before of pages.slice(0, -1).reverse()) {
        page = await read(page.previous ?? '');
        expect(page.items).toEqual(before.items);
      }
      expect(page.previous).toBeNull();
      expect((await read(page.next ?? '')).items).toEqual(pages[1]?.items);
    }
  });
});
