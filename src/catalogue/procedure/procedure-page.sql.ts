import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { ALL, conditionsOf, type Part, stageConditions, wordConditions } from './procedure-conditions.sql.js';
import { beyond, inOrder, type Order, orderOf } from './procedure-order.sql.js';
import { type ProcedureQuery } from './procedure-query.dto.js';

/** Of a search, how many procedures are looked at before all are. */
const LOOKED_AT = sqlText('1000');

interface Wanted {
  order: Order;
  backward: boolean;
  /** What a procedure `p` must meet besides its stage and the words. */
  conditions: readonly Sql[];
  words: readonly Sql[];
  /** Of the municipality, and on the other side of the position. */
  position: readonly Sql[];
  /** One too many says that there are more. As text: the planner has to know that few are wanted. */
  limit: Sql;
}

/**
 * The procedures of a page, with these columns of `p`. The planner cannot know how many rows hold a word, and under
 * row-level security no index finds them, so a search for words says itself how it goes about it. What it has to put in
 * order may be the whole catalogue: only ids and the terms of the order are carried until the page is complete.
 */
export function rowsOfPage(municipality: string, query: ProcedureQuery, columns: Sql): Sql {
  const order = orderOf(query);
  const position = [sql`p.municipality_id = ${municipality}`, ...beyond(order, query)];
  const wanted: Wanted = {
    order,
    backward: query.before !== undefined,
    conditions: [...position, ...conditionsOf(municipality, query)],
    words: wordConditions(query),
    position,
    limit: sqlText(String(query.limit + 1)),
  };
  const parts = stageConditions(municipality, query);
  if (wanted.words.length === 0) return inOneGo(parts, wanted, columns);
  return sql`SELECT ${columns} FROM procedure p
              WHERE ${position[0]} AND p.id = ANY (ARRAY(${found(parts, wanted, query)}))`;
}

/** How many procedures the query finds on all its pages, as `total`. */
export function countOfRows(municipality: string, query: ProcedureQuery): Sql {
  const conditions = [
    sql`p.municipality_id = ${municipality}`,
    ...conditionsOf(municipality, query),
    ...wordConditions(query),
  ];
  const parts = stageConditions(municipality, query).map(
    ({ from, where }) =>
      sql`(SELECT count(*) AS n FROM ${from} p WHERE ${sqlJoin([...where, ...conditions], ' AND ')})`,
  );
  return sql`SELECT sum(n)::integer AS total FROM (${sqlJoin(parts, ' UNION ALL ')}) parts`;
}

function inOneGo(parts: readonly Part[], { order, backward, conditions, limit }: Wanted, columns: Sql): Sql {
  const page = sql`ORDER BY ${inOrder(order, backward)} LIMIT ${limit}`;
  const pages = parts.map(
    ({ from, where }) =>
      sql`(SELECT ${columns} FROM ${from} p WHERE ${sqlJoin([...where, ...conditions], ' AND ')} ${page})`,
  );
  return sql`SELECT p.* FROM (${sqlJoin(pages, ' UNION ALL ')}) p ${page}`;
}

function found(parts: readonly Part[], wanted: Wanted, { sort, departmentId }: ProcedureQuery): Sql {
  if (sort === 'relevance') return nearest(parts, wanted);
  // Few rows are left of a department, which an index gives.
  return parts.length > 1 || departmentId ? idsOf(parts, wanted) : foundSoon(wanted);
}

function idsOf(parts: readonly Part[], wanted: Wanted): Sql {
  const pages = parts.map((part) => sql`(${placed(part, wanted)} ${page(wanted)})`);
  return sql`SELECT id FROM (${sqlJoin(pages, ' UNION ALL ')}) p ${page(wanted)}`;
}

/**
 * The first rows of the order are looked at. Only where they do not fill the page, all rows are searched and what is found
 * is put in order: to walk through an order to its end reads the table row by row.
 */
function foundSoon(wanted: Wanted): Sql {
  const { order, backward, position, limit } = wanted;
  const first = sql`(SELECT * FROM procedure p WHERE ${sqlJoin(position, ' AND ')}
    ORDER BY ${inOrder(order, backward)} LIMIT ${LOOKED_AT})`;
  const isFull = sql`(SELECT count(*) FROM soon) = ${limit}`;
  return sql`
    WITH soon AS MATERIALIZED (${placed({ from: first, where: [] }, wanted)} ${page(wanted)})
    SELECT id FROM soon WHERE ${isFull}
    UNION ALL
    SELECT id FROM (
      SELECT id FROM (${placed({ from: ALL, where: [] }, wanted)} OFFSET 0) p
       WHERE NOT ${isFull} ${page(wanted)}) p`;
}

/**
 * A thousand rows say how far the page's last row is at most: in the order of their random ids they are like all others.
 * Only what is as near is searched for the words, which takes longer than to compare lengths.
 */
function nearest(parts: readonly Part[], wanted: Wanted): Sql {
  const { order, backward, position, words, limit } = wanted;
  const [{ where }, [distance]] = [parts[0]!, order.terms];
  const some = sql`(SELECT * FROM procedure p WHERE ${position[0]} ORDER BY p.id LIMIT ${LOOKED_AT})`;
  const [last, isBeyond] = backward ? [sqlText('min'), sqlText('<')] : [sqlText('max'), sqlText('>')];
  const bound = sql`(SELECT at FROM bound)`;
  // Compared with 1, because the planner expects few rows of that, but half of all of a condition alone.
  const near = sql`CASE WHEN ${bound} IS NOT NULL AND ${distance} ${isBeyond} ${bound} THEN 0
                        WHEN ${sqlJoin(words, ' AND ')} THEN 1 END = 1`;
  return sql`
    WITH sample AS MATERIALIZED (${placed({ from: some, where }, wanted)} ${page(wanted)}),
    bound AS MATERIALIZED (SELECT CASE WHEN count(*) = ${limit} THEN ${last}(place_1) END AS at FROM sample)
    ${idsOf(parts, { ...wanted, words: [near] })}`;
}

/** Ids, and the terms of the order as `place_1`, `place_2`. */
function placed({ from, where }: Part, { order, conditions, words }: Wanted): Sql {
  const places = order.terms.map((term, at) => sql`${term} AS ${placeOf(at)}`);
  return sql`SELECT p.id, ${sqlJoin(places, ', ')} FROM ${from} p
              WHERE ${sqlJoin([...where, ...conditions, ...words], ' AND ')}`;
}

function page({ order, backward, limit }: Wanted): Sql {
  const places = order.terms.map((_, at) => placeOf(at));
  return sql`ORDER BY ${inOrder({ ...order, terms: places }, backward)} LIMIT ${limit}`;
}

function placeOf(at: number): Sql {
  return sqlText(`place_${at + 1}`);
}
