import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { prepared, type Sql, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { cellOfStored, type CountedCell, type PartOf, storedCell, type StoredCell } from './part.js';

/** From what a period's figures were summed. */
export interface FigureBasis {
  digest: string;
  upTo: number;
}

/** Rows by kind: procedures' ids, items' keys. */
export type RowIds = Record<PartOf, readonly string[]>;

@Injectable()
export class FigureBasisRepository {
  async find(view: Transaction, period: Period): Promise<FigureBasis | undefined> {
    return view.one<FigureBasis>(
      prepared(sql`SELECT digest, up_to FROM figure_basis WHERE ${isOf(view, period)}`),
    );
  }

  /** The basis with its cells, locked: whoever writes figures with or without it waits for the commit. */
  async lock(tx: Transaction, period: Period): Promise<(FigureBasis & { cells: CountedCell[] }) | undefined> {
    const row = await tx.one<FigureBasis & { cells: StoredCell[] }>(
      prepared(sql`SELECT digest, up_to, cells FROM figure_basis WHERE ${isOf(tx, period)} FOR UPDATE`),
    );
    return row && { ...row, cells: row.cells.map(cellOfStored) };
  }

  /** Begins a new basis, or the old one anew, and locks it; until `save` it has no cells. */
  async begin(tx: Transaction, period: Period, { digest, upTo }: FigureBasis): Promise<void> {
    await tx.execute(sql`
      INSERT INTO figure_basis (municipality_id, period, digest, up_to, cells)
      VALUES (${tx.municipality}, ${period}, ${digest}, ${upTo}, '[]')
      ON CONFLICT (municipality_id, period)
      DO UPDATE SET digest = EXCLUDED.digest, up_to = EXCLUDED.up_to, cells = EXCLUDED.cells`);
  }

  async save(
    tx: Transaction,
    period: Period,
    { upTo, cells }: { upTo: number; cells: readonly CountedCell[] },
  ): Promise<void> {
    const stored = JSON.stringify(cells.map(storedCell));
    await tx.execute(
      prepared(sql`
        UPDATE figure_basis SET up_to = ${upTo}, cells = ${stored}::jsonb WHERE ${isOf(tx, period)}`),
    );
  }

  /** Nothing differs: the basis is good up to a newer request. */
  async saveUpTo(tx: Transaction, period: Period, upTo: number): Promise<void> {
    await tx.execute(prepared(sql`UPDATE figure_basis SET up_to = ${upTo} WHERE ${isOf(tx, period)}`));
  }

  /** The figures of the period are not, or no longer, sums of stored rows. */
  async remove(tx: Transaction, period: Period): Promise<void> {
    await tx.execute(prepared(sql`DELETE FROM figure_basis WHERE ${isOf(tx, period)}`));
  }
}

function isOf({ municipality }: Transaction, period: Period): Sql {
  return sql`municipality_id = ${municipality} AND period = ${period}`;
}
