import { type CursorPart } from '../../platform/cursor-part.js';
import { type Sql, sql } from '../../platform/database/sql.js';
import { type ProcedureQuery, type Sort } from './procedure-filter.js';
import { searchWords } from './procedure-search-key.js';

/** How a list is put in order and taken up again after a row. */
interface Order {
  by: Sql;
  /** Values of the last row as text, in the order of `by`. */
  key: Sql;
  after(values: readonly string[]): Sql;
}

const ORDERS: Record<Exclude<Sort, 'relevance'>, Order> = {
  code: { by: sql`p.code`, key: sql`p.code`, after: ([code]) => sql`p.code > ${code}` },
  name: {
    by: sql`p.name, p.id`,
    key: sql`p.name, p.id::text`,
    after: ([name, id]) => sql`(p.name, p.id) > (${name}, ${id}::uuid)`,
  },
  updated: {
    by: sql`p.updated_at DESC, p.id DESC`,
    key: sql`p.updated_at::text, p.id::text`,
    after: ([at, id]) => sql`(p.updated_at, p.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
};

const KEY_PARTS: Record<Sort, readonly CursorPart[]> = {
  code: ['text'],
  name: ['text', 'uuid'],
  updated: ['instant', 'uuid'],
  relevance: ['number', 'text'],
};

/** What the values in the cursor of an order are. */
export function sortKeyParts(sort: Sort): readonly CursorPart[] {
  return KEY_PARTS[sort];
}

export function orderOf({ sort, search = '' }: Pick<ProcedureQuery, 'sort' | 'search'>): Order {
  if (sort !== 'relevance') return ORDERS[sort];
  const score = sql`similarity(p.search_key, ${searchWords(search).join(' ')})`;
  return {
    by: sql`${score} DESC, p.code`,
    key: sql`${score}::text, p.code`,
    after: ([last, code]) =>
      sql`(${score} < ${last}::real OR (${score} = ${last}::real AND p.code > ${code}))`,
  };
}
