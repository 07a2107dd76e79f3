import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { prepared, type Sql, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { packetOf } from './part.repository.js';
import {
  cellOfStored,
  type CountedCell,
  type Part,
  type PartOf,
  storedCell,
  type StoredCell,
  type StoredPart,
  storedPart,
} from './part.js';

/** From what a period's figures were summed. */
export interface FigureBasis {
  digest: string;
  upTo: number;
  packets: number;
}

/** Rows by kind: procedures' ids, items' keys. */
export type RowIds = Record<PartOf, readonly string[]>;

/** How many packets travel in one statement, some kilobytes each. */
const PACKETS_AT_ONCE = 200;

@Injectable()
export class FigureBasisRepository {
  async find(view: Transaction, period: Period): Promise<FigureBasis | undefined> {
    return view.one<FigureBasis>(
      prepared(sql`SELECT digest, up_to, packets FROM figure_basis WHERE ${isOf(view, period)}`),
    );
  }

  /** The basis with its cells, locked: whoever writes figures with or without it waits for the commit. */
  async lock(tx: Transaction, period: Period): Promise<(FigureBasis & { cells: CountedCell[] }) | undefined> {
    const row = await tx.one<FigureBasis & { cells: StoredCell[] }>(
      prepared(sql`
        SELECT digest, up_to, packets, cells FROM figure_basis WHERE ${isOf(tx, period)} FOR UPDATE`),
    );
    return row && { ...row, cells: row.cells.map(cellOfStored) };
  }

  /** The stored parts of these rows; a row that did not count has none. */
  async parts(
    tx: Transaction,
    period: Period,
    { packets }: FigureBasis,
    ids: RowIds,
  ): Promise<{ of: PartOf; id: string; part: StoredPart }[]> {
    return tx.query(
      prepared(sql`
        SELECT r.part_of AS of, r.id, p.parts->r.id AS part
          FROM (${rowsIn(packets, ids)}) r
          JOIN figure_packet p ON p.municipality_id = ${tx.municipality} AND p.period = ${period}
                              AND p.part_of = r.part_of AND p.packet = r.packet
         WHERE p.parts ? r.id`),
    );
  }

  /** Makes this the basis: cells, and packets as `PartRepository` gives them. */
  async replace(
    tx: Transaction,
    period: Period,
    { digest, upTo, packets, cells }: FigureBasis & { cells: CountedCell[] },
    texts: readonly string[],
  ): Promise<void> {
    await tx.execute(sql`
      INSERT INTO figure_basis (municipality_id, period, digest, up_to, packets, cells)
      VALUES (${tx.municipality}, ${period}, ${digest}, ${upTo}, ${packets}, ${JSON.stringify(cells.map(storedCell))}::jsonb)
      ON CONFLICT (municipality_id, period) DO UPDATE
         SET digest = EXCLUDED.digest, up_to = EXCLUDED.up_to, packets = EXCLUDED.packets, cells = EXCLUDED.cells`);
    await tx.execute(sql`DELETE FROM figure_packet WHERE ${isOf(tx, period)}`);
    for (let at = 0; at < texts.length; at += PACKETS_AT_ONCE) {
      const some = `[${texts.slice(at, at + PACKETS_AT_ONCE).join(',')}]`;
      await tx.execute(sql`
        INSERT INTO figure_packet (municipality_id, period, part_of, packet, parts)
        SELECT ${tx.municipality}, ${period}, p."partOf", p.packet, p.parts
          FROM json_to_recordset(${some}::json) AS p("partOf" text, packet integer, parts jsonb)`);
    }
  }

  /** Replaces the parts of these rows, and the cells. */
  async change(
    tx: Transaction,
    period: Period,
    basis: FigureBasis & { cells: CountedCell[] },
    { ids, parts }: { ids: RowIds; parts: readonly Part[] },
  ): Promise<void> {
    const { packets, upTo, cells } = basis;
    const now = Object.fromEntries(parts.map((part) => [`${part.of} ${part.id}`, storedPart(part)]));
    await tx.execute(
      prepared(sql`
        WITH changed AS (
          INSERT INTO figure_packet AS p (municipality_id, period, part_of, packet, parts)
          SELECT ${tx.municipality}, ${period}, r.part_of, r.packet,
                 coalesce(jsonb_object_agg(r.id, r.part) FILTER (WHERE r.part IS NOT NULL), '{}')
            FROM (SELECT r.*, ${JSON.stringify(now)}::jsonb->(r.part_of || ' ' || r.id) AS part
                    FROM (${rowsIn(packets, ids)}) r) r
           GROUP BY r.part_of, r.packet
          ON CONFLICT (municipality_id, period, part_of, packet) DO UPDATE
             SET parts = (p.parts - ${[...ids.procedure, ...ids.item]}::text[]) || EXCLUDED.parts)
        UPDATE figure_basis SET up_to = ${upTo}, cells = ${JSON.stringify(cells.map(storedCell))}::jsonb
         WHERE ${isOf(tx, period)}`),
    );
  }

  /** Nothing differs: the basis is good up to a newer request. */
  async saveUpTo(tx: Transaction, period: Period, upTo: number): Promise<void> {
    await tx.execute(prepared(sql`UPDATE figure_basis SET up_to = ${upTo} WHERE ${isOf(tx, period)}`));
  }

  /** The figures of the period are not, or no longer, sums of stored parts. */
  async remove(tx: Transaction, period: Period): Promise<void> {
    await tx.execute(prepared(sql`DELETE FROM figure_basis WHERE ${isOf(tx, period)}`));
  }
}

/** One row for each id: of what it is, and in which packet its part is. */
function rowsIn(packets: number, ids: RowIds): Sql {
  return sql`
    SELECT 'procedure' AS part_of, id, ${packetOf(sql`id`, sql`${packets}::integer`)} AS packet
      FROM unnest(${ids.procedure}::text[]) AS id
     UNION ALL SELECT 'item', id, 0 FROM unnest(${ids.item}::text[]) AS id`;
}

function isOf({ municipality }: Transaction, period: Period): Sql {
  return sql`municipality_id = ${municipality} AND period = ${period}`;
}
