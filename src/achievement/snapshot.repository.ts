import { Injectable } from '@nestjs/common';
import { type Period } from '../kernel/period.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type Snapshot } from './snapshot.js';

const COLUMNS = `period, revision, state, edition, item_rule AS "itemRule", as_of AS "asOf",
  flows_from AS "flowsFrom", flows_to AS "flowsTo", yearly_fiscal_year AS "yearlyFiscalYear",
  stages_known AS "stagesKnown", indicators, computed_at AS "computedAt", reason, digest`;

/** A later correction of an earlier month: `2026-10` closed again as revision 2. */
export interface Correction {
  month: string;
  revision: number;
  closedAt: Date;
}

@Injectable()
export class SnapshotRepository {
  /** One revision of a period; the newest where none is named. */
  async find(tx: Transaction, period: Period, revision?: number): Promise<Snapshot | undefined> {
    const [found] = await tx.query<Snapshot>(
      `SELECT ${COLUMNS} FROM snapshot
        WHERE municipality_id = $1 AND period = $2 AND ($3::integer IS NULL OR revision = $3)
        ORDER BY revision DESC LIMIT 1`,
      [tx.municipality, period, revision ?? null],
    );
    return found;
  }

  /** The newest period of the same kind before one, as readers see it; null before the first. */
  async previous(tx: Transaction, period: Period): Promise<Snapshot | null> {
    const [found] = await tx.query<Snapshot>(
      `SELECT ${COLUMNS} FROM snapshot
        WHERE municipality_id = $1 AND period LIKE 'FY%' = ($2::text LIKE 'FY%') AND period < $2
        ORDER BY period DESC, state = 'final' DESC, revision DESC LIMIT 1`,
      [tx.municipality, period],
    );
    return found ?? null;
  }

  /** Snapshots by period and revision, newest first, after the keyset `before`. */
  async list(
    tx: Transaction,
    { before, limit }: { before?: { period: string; revision: number }; limit: number },
  ): Promise<Snapshot[]> {
    return tx.query<Snapshot>(
      `SELECT ${COLUMNS} FROM snapshot
        WHERE municipality_id = $1 AND ($2::text IS NULL OR (period, revision) < ($2, $3::integer))
        ORDER BY period DESC, revision DESC LIMIT $4`,
      [tx.municipality, before?.period ?? null, before?.revision ?? null, limit],
    );
  }

  /**
   * Writes a snapshot over the provisional one of its revision. Where nothing but the time differs it is left
   * as it is. Returns whether anything was written.
   */
  async save(tx: Transaction, snapshot: Snapshot): Promise<boolean> {
    const touched = await tx.execute(
      `INSERT INTO snapshot AS s (municipality_id, period, revision, state, edition, item_rule, as_of, flows_from,
                             flows_to, yearly_fiscal_year, stages_known, indicators, computed_at, reason, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (municipality_id, period, revision) DO UPDATE SET
         state = EXCLUDED.state, edition = EXCLUDED.edition, item_rule = EXCLUDED.item_rule,
         as_of = EXCLUDED.as_of, flows_from = EXCLUDED.flows_from, flows_to = EXCLUDED.flows_to,
         yearly_fiscal_year = EXCLUDED.yearly_fiscal_year, stages_known = EXCLUDED.stages_known,
         indicators = EXCLUDED.indicators, computed_at = EXCLUDED.computed_at, reason = EXCLUDED.reason,
         digest = EXCLUDED.digest
       WHERE (s.state, s.edition, s.item_rule, s.as_of, s.flows_from, s.flows_to, s.yearly_fiscal_year,
              s.stages_known, s.indicators, s.reason, s.digest)
         IS DISTINCT FROM
             (EXCLUDED.state, EXCLUDED.edition, EXCLUDED.item_rule, EXCLUDED.as_of, EXCLUDED.flows_from,
              EXCLUDED.flows_to, EXCLUDED.yearly_fiscal_year, EXCLUDED.stages_known, EXCLUDED.indicators,
              EXCLUDED.reason, EXCLUDED.digest)`,
      [
        tx.municipality,
        snapshot.period,
        snapshot.revision,
        snapshot.state,
        snapshot.edition,
        snapshot.itemRule,
        snapshot.asOf,
        snapshot.flowsFrom,
        snapshot.flowsTo,
        snapshot.yearlyFiscalYear,
        snapshot.stagesKnown,
        JSON.stringify(snapshot.indicators),
        snapshot.computedAt,
        snapshot.reason,
        snapshot.digest,
      ],
    );
    return touched > 0;
  }

  /** The time of the computation, where figures changed and nothing else of the snapshot did. */
  async saveComputedAt(tx: Transaction, { period, revision, computedAt }: Snapshot): Promise<void> {
    await tx.execute(
      `UPDATE snapshot SET computed_at = $4
        WHERE municipality_id = $1 AND period = $2 AND revision = $3 AND state = 'provisional'`,
      [tx.municipality, period, revision, computedAt],
    );
  }

  /** Earlier months that were closed again after a snapshot was worked out, oldest first; only their newest revision. */
  async correctionsSince(
    tx: Transaction,
    { asOf, period, computedAt }: Pick<Snapshot, 'asOf' | 'period' | 'computedAt'>,
  ): Promise<Correction[]> {
    return tx.query<Correction>(
      `SELECT DISTINCT ON (period) period AS month, revision, computed_at AS "closedAt" FROM snapshot
        WHERE municipality_id = $1 AND state = 'final' AND revision > 1 AND computed_at > $2
          AND period NOT LIKE 'FY%' AND as_of <= $3 AND period <> $4
        ORDER BY period, revision DESC`,
      [tx.municipality, computedAt, asOf, period],
    );
  }
}
