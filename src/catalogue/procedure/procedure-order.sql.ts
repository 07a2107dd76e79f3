import { type CursorPart } from '../../platform/cursor-part.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { type ProcedureQuery, type Sort } from './procedure-filter.js';
import { searchWords } from './procedure-search-key.js';

/** More bytes than name, reading and code have together at most. */
const BEYOND_ANY_KEY = '10000';

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
  relevance: ['integer', 'text'],
};

/** What the values in the cursor of an order are. */
export function sortKeyParts(sort: Sort): readonly CursorPart[] {
  return KEY_PARTS[sort];
}

export function orderOf({ sort, search = '' }: Pick<ProcedureQuery, 'sort' | 'search'>): Order {
  return sort === 'relevance' ? byNearness(searchWords(search)) : ORDERS[sort];
}

/**
 * What begins with the search comes first; then the less else there is, the nearer. A measure that is told from the
 * length alone, because a search may find the whole catalogue. Of a search without words all are equally near.
 */
function byNearness(words: readonly string[]): Order {
  const [first] = words;
  if (first === undefined) {
    return { by: sql`p.code`, key: sql`0, p.code`, after: ([, code]) => sql`p.code > ${code}` };
  }
  const distance = sql`(octet_length(p.search_key)
    + CASE WHEN starts_with(p.search_key, ${first}) THEN 0 ELSE ${sqlText(BEYOND_ANY_KEY)} END)`;
  return {
    by: sql`${distance}, p.code`,
    key: sql`${distance}, p.code`,
    after: ([last, code]) => sql`(${distance}, p.code) > (${last}::integer, ${code})`,
  };
}
