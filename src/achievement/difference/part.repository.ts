import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { measure } from '../indicator/measures.js';
import { openRows } from '../rows/open-rows.sql.js';
import { OpenItemEntity } from '../rows/open-item.entity.js';
import { OpenProcedureEntity } from '../rows/open-procedure.entity.js';
import { type RowSource } from '../rows/row-source.js';
import { type RowIds } from './figure-basis.repository.js';
import { cellOfStored, type CountedCell, type Part, type PartOf, sumNames } from './part.js';

/** What changed rows added to the figures, and what they add now; a row that does not count has no part. */
export interface PartChange {
  before: Part[];
  after: Part[];
}

type PartRow = Omit<Part, 'of'>;

const PLACE = sqlText('department_id, department_name, group_key, group_name, tags');
/** Of each kind of row: its table, its key there, where it is summed up, and whether its stage is known. */
const KINDS: Record<PartOf, { table: Sql; columns: string[]; key: Sql; place: Sql; staged: string }> = {
  procedure: {
    table: sqlText('open_procedure'),
    columns: columnsOf(OpenProcedureEntity).all.map(({ name }) => name),
    key: sqlText('procedure_id'),
    place: sqlText(`procedure_id::text AS id, department_id, department_name,
         NULL::text AS group_key, NULL::text AS group_name, '{}'::text[] AS tags`),
    staged: 'CASE WHEN stage IS NOT NULL THEN 1 ELSE 0 END',
  },
  item: {
    table: sqlText('open_item'),
    columns: columnsOf(OpenItemEntity).all.map(({ name }) => name),
    key: sqlText('item_key'),
    place:
      sqlText(`item_key AS id, lead_department_id AS department_id, lead_department_name AS department_name,
         group_key, group_name, tags`),
    staged: '0',
  },
};

const PARTS: readonly PartOf[] = ['item', 'procedure'];

/** Keeps the rows that the provisional figures of a period add up, and gives what they add. */
@Injectable()
export class PartRepository {
  /** Makes the rows of the source those of the period: what differs is written. Returns what all of them add up to. */
  async replaceAll(tx: Transaction, period: Period, source: RowSource): Promise<CountedCell[]> {
    const cells: CountedCell[] = [];
    for (const kind of PARTS) {
      const rows = await tx.query<Omit<PartRow, 'id'>>(
        replacement(tx.municipality, period, { of: kind, source }),
      );
      cells.push(...rows.map((row) => cellOf(kind, row)));
    }
    return cells;
  }

  /** The same for the rows with these ids, which the source has no others of. */
  async replace(
    tx: Transaction,
    period: Period,
    { source, ids }: { source: RowSource; ids: RowIds },
  ): Promise<PartChange> {
    const change: PartChange = { before: [], after: [] };
    const replaced = PARTS.filter((of) => ids[of].length > 0).map(async (of) => {
      const statement = replacement(tx.municipality, period, { of, source, ids: ids[of] });
      const rows = await tx.query<PartRow & { stored: boolean }>(prepared(statement));
      for (const { stored, ...part } of rows) change[stored ? 'before' : 'after'].push({ of, ...part });
    });
    await Promise.all(replaced);
    return change;
  }

  /** Whether the rows of the period differ from those of the source. */
  async differ(view: Transaction, period: Period, source: RowSource): Promise<boolean> {
    const stored = openRows(view.municipality, period);
    const differences = PARTS.map((of) => {
      const { columns } = KINDS[of];
      const list = sqlText(columns.filter((name) => !OWNER.has(name)).join(', '));
      const [one, other] = [stored, source].map((from) => sql`SELECT ${list} FROM (${rowsOf(from, of)}) r`);
      return sql`EXISTS ((${one} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${one}))`;
    });
    const row = await view.one<{ differ: boolean }>(
      sql`SELECT ${differences[0]} OR ${differences[1]} AS differ`,
    );
    return row?.differ ?? false;
  }
}

/** Both statements that write all rows, for a digest over text and values. */
export function allReplacements(period: Period, source: RowSource): { text: string; values: unknown[] }[] {
  return PARTS.map((of) => replacement('', period, { of, source }).toStatement());
}

const OWNER = new Set(['municipality_id', 'period']);

/**
 * Writes the rows of the source that differ from those kept, and deletes those that it has not; all, or those with the
 * ids. Gives the sums of all by place; with ids the parts before and after, one by one.
 */
function replacement(
  municipality: string,
  period: Period,
  { of, source, ids }: { of: PartOf; source: RowSource; ids?: readonly string[] },
): Sql {
  const { table, columns, key } = KINDS[of];
  const values = columns.filter((name) => !OWNER.has(name));
  const list = (alias: string) => sqlText(values.map((name) => `${alias}.${name}`).join(', '));
  const plain = sqlText(values.join(', '));
  const assigned = sqlText(values.map((name) => `${name} = EXCLUDED.${name}`).join(', '));
  const type = sqlText(of === 'procedure' ? 'uuid[]' : 'text[]');
  const among = ids ? sql`AND ${key} = ANY (${ids}::${type})` : sql``;
  const own = sql`municipality_id = ${municipality} AND period = ${period} ${among}`;
  return sql`
    WITH live AS MATERIALIZED (SELECT ${plain} FROM (${rowsOf(source, of)}) r),
    stored AS MATERIALIZED (SELECT ${plain} FROM ${table} WHERE ${own}),
    gone AS (
      DELETE FROM ${table} o WHERE ${own} AND NOT EXISTS (SELECT FROM live WHERE live.${key} = o.${key})),
    written AS (
      INSERT INTO ${table} (municipality_id, period, ${plain})
      SELECT ${municipality}, ${period}, ${list('live')}
        FROM live LEFT JOIN stored ON stored.${key} = live.${key}
       WHERE (${list('live')}) IS DISTINCT FROM (${list('stored')})
      ON CONFLICT (municipality_id, period, ${key}) DO UPDATE SET ${assigned})
    ${ids ? bothParts(of) : sums(of)}`;
}

function bothParts(of: PartOf): Sql {
  const parts = (from: string, stored: string) =>
    sql`SELECT id, ${PLACE}, to_jsonb(sums) AS sums, ${sqlText(stored)} AS stored FROM (${partsIn(of, from)}) part`;
  return sql`${parts('stored', 'true')} UNION ALL ${parts('live', 'false')}`;
}

function sums(of: PartOf): Sql {
  const each = sumNames(of).map((_, at) => `sum(sums[${at + 1}])`);
  return sql`
    SELECT ${PLACE}, jsonb_build_array(${sqlText(each.join(', '))}) AS sums
      FROM (${partsIn(of, 'live')}) part GROUP BY ${PLACE}`;
}

function partsIn(of: PartOf, from: string): Sql {
  const { place, staged } = KINDS[of];
  const each = sumNames(of).map((name) => {
    if (name === 'rows') return '1';
    if (name === 'staged') return staged;
    const { adds, where } = measure(name);
    return `CASE WHEN ${where} THEN coalesce(${adds}, 0) ELSE 0 END`;
  });
  const all = sqlText(`ARRAY[${each.join(',\n           ')}]::bigint[]`);
  return sql`SELECT ${place}, ${all} AS sums FROM ${sqlText(from)} r`;
}

function rowsOf(source: RowSource, of: PartOf): Sql {
  return of === 'procedure' ? source.procedures : source.items;
}

function cellOf(of: PartOf, row: Omit<PartRow, 'id'>): CountedCell {
  const { departmentId, departmentName, groupKey, groupName, tags, sums: numbers } = row;
  return cellOfStored([[of, departmentId, departmentName, groupKey, groupName, tags], numbers]);
}
