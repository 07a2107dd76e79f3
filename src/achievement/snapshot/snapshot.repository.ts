import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { monthsOfPeriod, type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type CorrectionDto, type OpenCorrectionDto } from '../figures/figures-answer.dto.js';
import { type Snapshot } from './snapshot.js';

const COLUMNS = `period, revision, state, edition, item_rule, as_of,
  flows_from, flows_to, yearly_fiscal_year,
  stages_known, indicators, computed_at, reason, digest,
  digest_form, month_revisions, basis_at`;

@Injectable()
export class SnapshotRepository {
  /** One revision of a period; where none is named the newest final one, before the first close the provisional one. */
  async find(tx: Transaction, period: Period, revision?: number): Promise<Snapshot | undefined> {
    const [found] = await tx.query<Snapshot>(
      `SELECT ${COLUMNS} FROM snapshot
        WHERE municipality_id = $1 AND period = $2 AND ($3::integer IS NULL OR revision = $3)
        ORDER BY state = 'final' DESC, revision DESC LIMIT 1`,
      [tx.municipality, period, revision ?? null],
    );
    return found;
  }

  /** The newest period of the same kind before this one, as readers see it; null where there is none. */
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
   * Writes a snapshot over the provisional one of its revision, unless only the time differs. Returns whether anything
   * was written.
   */
  async save(tx: Transaction, snapshot: Snapshot): Promise<boolean> {
    const rowCount = await tx.execute(
      `INSERT INTO snapshot AS s (municipality_id, period, revision, state, edition, item_rule, as_of, flows_from,
                             flows_to, yearly_fiscal_year, stages_known, indicators, computed_at, reason, digest,
                             digest_form, month_revisions, basis_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       ON CONFLICT (municipality_id, period, revision) DO UPDATE SET
         state = EXCLUDED.state, edition = EXCLUDED.edition, item_rule = EXCLUDED.item_rule,
         as_of = EXCLUDED.as_of, flows_from = EXCLUDED.flows_from, flows_to = EXCLUDED.flows_to,
         yearly_fiscal_year = EXCLUDED.yearly_fiscal_year, stages_known = EXCLUDED.stages_known,
         indicators = EXCLUDED.indicators, computed_at = EXCLUDED.computed_at, reason = EXCLUDED.reason,
         digest = EXCLUDED.digest, digest_form = EXCLUDED.digest_form,
         month_revisions = EXCLUDED.month_revisions, basis_at = EXCLUDED.basis_at
       WHERE (s.state, s.edition, s.item_rule, s.as_of, s.flows_from, s.flows_to, s.yearly_fiscal_year,
              s.stages_known, s.indicators, s.reason, s.digest, s.digest_form, s.month_revisions, s.basis_at)
         IS DISTINCT FROM
             (EXCLUDED.state, EXCLUDED.edition, EXCLUDED.item_rule, EXCLUDED.as_of, EXCLUDED.flows_from,
              EXCLUDED.flows_to, EXCLUDED.yearly_fiscal_year, EXCLUDED.stages_known, EXCLUDED.indicators,
              EXCLUDED.reason, EXCLUDED.digest, EXCLUDED.digest_form, EXCLUDED.month_revisions,
              EXCLUDED.basis_at)`,
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
        snapshot.digestForm,
        snapshot.monthRevisions && JSON.stringify(snapshot.monthRevisions),
        snapshot.basisAt,
      ],
    );
    return rowCount > 0;
  }

  /** Updates the time of the computation where only the figures changed. */
  async saveComputedAt(tx: Transaction, { period, revision, computedAt }: Snapshot): Promise<void> {
    await tx.execute(
      `UPDATE snapshot SET computed_at = $4
        WHERE municipality_id = $1 AND period = $2 AND revision = $3 AND state = 'provisional'`,
      [tx.municipality, period, revision, computedAt],
    );
  }

  /**
   * Earlier months that became final after the rows of a snapshot were read, oldest first, each in its newest revision:
   * corrections and, for a final snapshot, months opened and closed late. Left out are months that the snapshot has
   * taken over and, for a fiscal year, its March, which is closed with it.
   */
  async correctionsSince(
    tx: Transaction,
    { asOf, period, state, computedAt, basisAt, monthRevisions }: Snapshot,
  ): Promise<CorrectionDto[]> {
    const since = await tx.query<CorrectionDto>(
      `SELECT DISTINCT ON (period) period AS month, revision, computed_at AS closed_at FROM snapshot
        WHERE municipality_id = $1 AND state = 'final' AND (revision > 1 OR $5) AND computed_at > $2
          AND period NOT LIKE 'FY%' AND as_of <= $3 AND period <> $4
        ORDER BY period, revision DESC`,
      [tx.municipality, basisAt ?? computedAt, asOf, monthsOfPeriod(period).at(-1), state === 'final'],
    );
    return since.filter(({ month, revision }) => monthRevisions?.[month as Month] !== revision);
  }

  /** The correction under way of a period, for a fiscal year that of its March; null where there is none. */
  async openCorrection(tx: Transaction, period: Period): Promise<OpenCorrectionDto | null> {
    const [row] = await tx.query<OpenCorrectionDto>(
      `SELECT m.revision FROM reporting_month m
        WHERE m.municipality_id = $1 AND m.month = $2 AND m.state <> 'closed' AND m.revision > 1`,
      [tx.municipality, monthsOfPeriod(period).at(-1)],
    );
    return row ?? null;
  }
}
