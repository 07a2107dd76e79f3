import { searchWords } from '../../kernel/text.js';
import { type CursorPart } from '../../platform/cursor-part.js';
import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Position } from '../../platform/keyset.js';
import { type ProcedureQuery, type Sort } from './procedure-query.dto.js';

/** More bytes than name, reading and code have together at most. */
const BEYOND_ANY_KEY = '10000';

/** How a list is put in order and taken up again beside a row. */
export interface Order {
  /** All in the same direction. */
  terms: readonly Sql[];
  descending?: boolean;
  /** Values of a row, from which a cursor is made. */
  key: Sql;
  /** Those values as the terms are compared with. */
  read: (values: readonly string[]) => Sql;
}

const ORDERS: Record<Exclude<Sort, 'relevance'>, Order> = {
  code: { terms: [sql`p.code`], key: sql`p.code`, read: ([code]) => sql`${code}` },
  name: {
    terms: [sql`p.name`, sql`p.id`],
    key: sql`p.name, p.id`,
    read: ([name, id]) => sql`${name}, ${id}::uuid`,
  },
  updated: {
    terms: [sql`p.updated_at`, sql`p.id`],
    descending: true,
    key: sql`p.updated_at::text, p.id`,
    read: ([at, id]) => sql`${at}::timestamptz, ${id}::uuid`,
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

/** For ORDER BY; backward what comes last comes first. */
export function inOrder(
  { terms, descending = false }: Pick<Order, 'terms' | 'descending'>,
  backward = false,
): Sql {
  const direction = sqlText(descending === backward ? 'ASC' : 'DESC');
  return sqlJoin(
    terms.map((term) => sql`${term} ${direction}`),
    ', ',
  );
}

/** What the rows on the other side of a position have in common; none at the beginning. */
export function beyond({ terms, descending = false, read }: Order, { after, before }: Position): Sql[] {
  const values = before ?? after;
  if (values === undefined) return [];
  const comparison = sqlText(descending === (before !== undefined) ? '>' : '<');
  return [sql`(${sqlJoin(terms, ', ')}) ${comparison} (${read(values)})`];
}

/**
 * What begins with the search comes first; then the less else there is, the nearer. The lengths alone tell that: a search
 * may find the whole catalogue. Without words all are equally near.
 */
function byNearness(words: readonly string[]): Order {
  const [first] = words;
  if (first === undefined) return { ...ORDERS.code, key: sql`0, p.code`, read: ([, code]) => sql`${code}` };
  const distance = sql`(octet_length(p.search_key)
    + CASE WHEN starts_with(p.search_key, ${first}) THEN 0 ELSE ${sqlText(BEYOND_ANY_KEY)} END)`;
  return {
    terms: [distance, sql`p.code`],
    key: sql`${distance}, p.code`,
    read: ([last, code]) => sql`${last}::integer, ${code}`,
  };
}
