import { Injectable } from '@nestjs/common';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { measure, measuresOf } from '../indicator/measures.js';
import { type RowSource } from '../rows/row-source.js';
import { cellOfStored, type CountedCell, type Part, type PartOf, sumNames } from './part.js';

/** The cells of all rows, and their parts in packets: texts of JSON as `figure_packet` takes them. */
interface PackedRows {
  cells: CountedCell[];
  packets: string[];
}

type PartRow = Omit<Part, 'of'>;
type PackedRow = Omit<PartRow, 'id'> & { packet: string | null };

const PLACE = sqlText('department_id, department_name, group_key, group_name, tags');
/** What a row is called, and where it is summed up. */
const PLACED: Record<PartOf, Sql> = {
  procedure: sqlText(`procedure_id::text AS id, department_id, department_name,
         NULL::text AS group_key, NULL::text AS group_name, '{}'::text[] AS tags`),
  item: sqlText(`item_key AS id, lead_department_id AS department_id, lead_department_name AS department_name,
         group_key, group_name, tags`),
};
const STAGED: Record<PartOf, string> = {
  procedure: 'CASE WHEN stage IS NOT NULL THEN 1 ELSE 0 END',
  item: '0',
};

/** What each row adds to the figures. */
@Injectable()
export class PartRepository {
  /** Of the rows of the source one by one; for a source of few rows. */
  async list(tx: Transaction, source: RowSource, of: PartOf): Promise<Part[]> {
    const rows = await tx.query<PartRow>(
      prepared(sql`SELECT id, ${PLACE}, to_jsonb(sums) AS sums FROM (${parts(source, of)}) part`),
    );
    return rows.map((row) => ({ of, ...row }));
  }

  /** Of all rows, in one pass. */
  async packed(tx: Transaction, source: RowSource, of: PartOf, packets: number): Promise<PackedRows> {
    const rows = await tx.query<PackedRow>(packedStatement(source, of, packets));
    const cells = rows.filter(({ packet }) => packet === null);
    return {
      cells: cells.map((row) => cellOf(of, row)),
      packets: rows.flatMap(({ packet }) => packet ?? []),
    };
  }

  /** Among how many packets procedures are divided, so that each holds some dozens. */
  async packetsNeeded(tx: Transaction): Promise<number> {
    const row = await tx.one<{ packets: number }>(sql`
      SELECT (count(*) / 64 + 1)::integer AS packets FROM procedure WHERE municipality_id = ${tx.municipality}`);
    return row?.packets ?? 1;
  }
}

/** All statements that read all parts, for a digest over text and values. */
export function allParts(source: RowSource): { text: string; values: unknown[] }[] {
  return (['procedure', 'item'] as const).map((of) => packedStatement(source, of, 1).toStatement());
}

/** In which packet the part of a row is. The same for ever, as the packets are stored. */
export function packetOf(id: Sql, packets: Sql): Sql {
  return sql`('x' || left(md5(${id}), 7))::bit(28)::integer % ${packets}`;
}

function packedStatement(source: RowSource, of: PartOf, packets: number): Sql {
  const sums = sqlText(
    sumNames(of)
      .map((_, at) => `sum(sums[${at + 1}])`)
      .join(', '),
  );
  const number = packetOf(sql`id`, sql`${packets}::integer`);
  return sql`
    WITH part AS MATERIALIZED (${parts(source, of)})
    SELECT ${PLACE}, jsonb_build_array(${sums}) AS sums, NULL AS packet FROM part GROUP BY ${PLACE}
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, NULL,
           json_build_object('partOf', ${of}::text, 'packet', number, 'parts', json_object_agg(
             id, json_build_array(department_id, group_key, tags, array_to_string(sums, ','))))::text
      FROM (SELECT part.*, ${number} AS number FROM part) part GROUP BY number`;
}

function parts(source: RowSource, of: PartOf): Sql {
  const rows = of === 'procedure' ? source.procedures : source.items;
  return sql`SELECT ${PLACED[of]}, ${sumsOf(of)} AS sums FROM (${rows}) r`;
}

function sumsOf(of: PartOf): Sql {
  const all = measuresOf(of).map((name) => {
    const { adds, where } = measure(name);
    return `CASE WHEN ${where} THEN coalesce(${adds}, 0) ELSE 0 END`;
  });
  return sqlText(`ARRAY[1, ${STAGED[of]}, ${all.join(',\n           ')}]::bigint[]`);
}

function cellOf(of: PartOf, row: PackedRow): CountedCell {
  const { departmentId, departmentName, groupKey, groupName, tags, sums } = row;
  return cellOfStored([[of, departmentId, departmentName, groupKey, groupName, tags], sums]);
}
