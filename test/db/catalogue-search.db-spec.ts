import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedureSearchKey } from '../../src/catalogue/procedure/procedure-search-key.js';
import { type Sort, SORTS } from '../../src/catalogue/procedure/procedure-query.dto.js';
import { compareText } from '../../src/kernel/text.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { dxOffice, newDepartment, newMunicipality, type Town } from '../setup/town.js';
import { type CatalogueServices, catalogueServices } from './catalogue-fixture.js';

interface Row {
  id: string;
  code: string;
  name: string;
  at: string;
  stage: string | null;
}

let fresh: FreshDatabase;
let catalogue: CatalogueServices;
let town: Town;
let rows: Row[];

/** More than are looked at first: words that stand everywhere, only at the end of an order, rarely, and nowhere. */
beforeAll(async () => {
  fresh = await freshDatabase();
  catalogue = catalogueServices(await testApp(fresh, { nudges: [] }));
  town = await newMunicipality(fresh.database);
  const department = await newDepartment(fresh.database, town);
  rows = await fresh.database.transaction(town, async (tx) => {
    await tx.query(
      `INSERT INTO procedure (municipality_id, code, name, search_key, department_id, updated_at)
       SELECT $1, code, name, name || '  ' || lower(code), $2,
              timestamptz '2026-03-01' + make_interval(mins => n * 7919 % 3001)
         FROM generate_series(1, 2600) n
        CROSS JOIN LATERAL (SELECT 'P' || lpad(n::text, 4, '0') AS code,
          (ARRAY['住民票', '保育所', '犬', '水道使用'])[1 + n % 4] || repeat('の届出', 1 + n % 3)
            || CASE WHEN n > 2400 THEN '終期' ELSE '' END || CASE WHEN n % 400 = 7 THEN '特例' ELSE '' END || n AS name) text`,
      [town.municipality, department.id],
    );
    await tx.query(
      `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, source, recorded_by)
       SELECT $1, id, '2026-03-31', CASE WHEN substr(code, 2)::integer % 2 = 0 THEN 'online' ELSE 'partial' END, 'catalogue', 'test'
         FROM procedure WHERE municipality_id = $1 AND substr(code, 2)::integer % 5 <> 0`,
      [town.municipality],
    );
    return tx.query<Row>(
      `SELECT id, code, name, updated_at::text AS at, current_stage AS stage FROM procedure`,
    );
  });
});
afterAll(() => fresh.close());

const textOf = ({ code, name }: Row) => procedureSearchKey({ code, name, kana: null });

function inOrder(sort: Sort, search: string): (a: Row, b: Row) => number {
  const [first = ''] = search.split(' ');
  const distance = (row: Row) =>
    Buffer.byteLength(textOf(row)) + (textOf(row).startsWith(first) ? 0 : 10_000);
  if (sort === 'code') return (a, b) => compareText(a.code, b.code);
  if (sort === 'name') return (a, b) => compareText(a.name, b.name);
  if (sort === 'updated') return (a, b) => compareText(b.at, a.at) || compareText(b.id, a.id);
  return (a, b) => distance(a) - distance(b) || compareText(a.code, b.code);
}

type Filter = Parameters<CatalogueServices['procedures']['list']>[1];

/** All pages from the first to the last, and from there back. */
async function walk(filter: Filter): Promise<{ there: string[]; back: string[] }> {
  const read = (cursor: string | null) =>
    catalogue.procedures.list(dxOffice(town), { ...filter, ...(cursor ? { cursor } : {}) });
  const codes: Record<'there' | 'back', string[]> = { there: [], back: [] };
  let page = await read(null);
  codes.there.push(...page.items.map(({ code }) => code));
  while (page.next) {
    page = await read(page.next);
    codes.there.push(...page.items.map(({ code }) => code));
  }
  codes.back.unshift(...page.items.map(({ code }) => code));
  while (page.previous) {
    page = await read(page.previous);
    codes.back.unshift(...page.items.map(({ code }) => code));
  }
  return codes;
}

describe('a search of a large catalogue', () => {
  it.each(
    SORTS.flatMap((sort) =>
      ['届出', '住民票', '犬 届出', '終期', '特例', '終期 特例', '固定資産'].map(
        (search) => [sort, search] as const,
      ),
    ),
  )('sorted by %s finds every procedure with %s, page by page, there and back', async (sort, search) => {
    const matching = rows.filter((row) => search.split(' ').every((word) => textOf(row).includes(word)));
    const expected = matching.sort(inOrder(sort, search)).map(({ code }) => code);
    const { there, back } = await walk({ sort, search, limit: 200 });
    expect(there).toEqual(expected);
    expect(back).toEqual(expected);
  });

  it.each(SORTS)('among several stages, sorted by %s', async (sort) => {
    const search = '届出';
    const matching = rows.filter(({ stage }) => stage === null || stage === 'online');
    const expected = matching.sort(inOrder(sort, search)).map(({ code }) => code);
    const { there, back } = await walk({ sort, search, stages: ['unanswered', 'online'], limit: 200 });
    expect(there).toEqual(expected);
    expect(back).toEqual(expected);
  });
});
