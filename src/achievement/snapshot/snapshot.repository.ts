import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { monthsOfPeriod, type Period } from '../../kernel/period.js';
import { prepared, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { KEPT_STATE } from '../rows/open-rows.repository.js';
import { type CorrectionDto, type OpenCorrectionDto } from '../figures/figures-answer.dto.js';
import { SnapshotEntity } from './snapshot.entity.js';
import { type Snapshot } from './snapshot.js';

const SNAPSHOT = columnsOf(SnapshotEntity).except('municipalityId');
const COLUMNS = sqlText(SNAPSHOT.list());
const NEW_VALUES = SNAPSHOT.except('period', 'revision');
/** Where nothing else differs, a snapshot stays as it is. */
const COMPARED = NEW_VALUES.except('computedAt');

/** A snapshot, and the state of the rows that its provisional figures add up; null where they are not kept. */
export interface KeptSnapshot {
  snapshot: Snapshot;
  rowsKept: string | null;
}

const revisionOf = (tx: Transaction, period: Period, revision?: number) => sql`
  SELECT ${COLUMNS} FROM snapshot
   WHERE municipality_id = ${tx.municipality} AND period = ${period}
     AND (${revision ?? null}::integer IS NULL OR revision = ${revision ?? null})
   ORDER BY state = 'final' DESC, revision DESC LIMIT 1`;

const before = (tx: Transaction, period: Period) => sql`
  SELECT ${COLUMNS} FROM snapshot
   WHERE municipality_id = ${tx.municipality} AND period LIKE 'FY%' = (${period}::text LIKE 'FY%')
     AND period < ${period}
   ORDER BY period DESC, state = 'final' DESC, revision DESC LIMIT 1`;

@Injectable()
export class SnapshotRepository {
  /** One revision of a period; where none is named the newest final one, before the first close the provisional one. */
  async find(tx: Transaction, period: Period, revision?: number): Promise<Snapshot | undefined> {
    return tx.one<Snapshot>(prepared(revisionOf(tx, period, revision)));
  }

  /** The newest period of the same kind before this one, as readers see it; null where there is none. */
  async previous(tx: Transaction, period: Period): Promise<Snapshot | null> {
    return (await tx.one<Snapshot>(prepared(before(tx, period)))) ?? null;
  }

  /** Both of these, and of each the state of the rows that its figures add up where they are provisional and kept. */
  async withPrevious(
    tx: Transaction,
    period: Period,
    revision?: number,
  ): Promise<{ found: KeptSnapshot | undefined; previous: KeptSnapshot | null }> {
    const both = await tx.query<Snapshot & { rowsKept: string | null }>(
      prepared(sql`
      SELECT s.*, (SELECT ${KEPT_STATE} FROM figure_basis k
                    WHERE k.municipality_id = ${tx.municipality} AND k.period = s.period) AS rows_kept
        FROM ((${revisionOf(tx, period, revision)}) UNION ALL (${before(tx, period)})) s`),
    );
    const [found, previous] = [true, false].map((isFound) => {
      const one = both.find((row) => (row.period === period) === isFound);
      if (!one) return undefined;
      const { rowsKept, ...snapshot } = one;
      return { snapshot, rowsKept };
    });
    return { found, previous: previous ?? null };
  }

  /** Snapshots by period and revision, newest first, after the keyset `before`. */
  async list(
    tx: Transaction,
    { before, limit }: { before?: { period: string; revision: number }; limit: number },
  ): Promise<Snapshot[]> {
    return tx.query<Snapshot>(sql`
      SELECT ${COLUMNS} FROM snapshot
       WHERE municipality_id = ${tx.municipality}
         AND (${before?.period ?? null}::text IS NULL
              OR (period, revision) < (${before?.period ?? null}, ${before?.revision ?? null}::integer))
       ORDER BY period DESC, revision DESC LIMIT ${limit}`);
  }

  /** Every provisional snapshot, oldest period first. */
  async provisional(tx: Transaction): Promise<Pick<Snapshot, 'period' | 'revision'>[]> {
    return tx.query<Pick<Snapshot, 'period' | 'revision'>>(sql`
      SELECT period, revision FROM snapshot
       WHERE municipality_id = ${tx.municipality} AND state = 'provisional' ORDER BY period, revision`);
  }

  /**
   * Writes a snapshot over the provisional one of its revision, unless only the time differs. Returns whether anything
   * was written.
   */
  async save(tx: Transaction, snapshot: Snapshot): Promise<boolean> {
    const rowCount = await tx.execute(sql`
      INSERT INTO snapshot AS s (municipality_id, ${COLUMNS})
      SELECT ${tx.municipality}, ${COLUMNS}
        FROM jsonb_populate_recordset(NULL::snapshot, ${asTableRows([snapshot])}) AS g
      ON CONFLICT (municipality_id, period, revision)
      DO UPDATE SET ${sqlText(NEW_VALUES.assignedFrom('EXCLUDED'))}
      WHERE (${sqlText(COMPARED.list('s'))}) IS DISTINCT FROM (${sqlText(COMPARED.list('EXCLUDED'))})`);
    return rowCount > 0;
  }

  /** Updates the time of the computation where only the figures changed. */
  async saveComputedAt(tx: Transaction, { period, revision, computedAt }: Snapshot): Promise<void> {
    await tx.execute(sql`
      UPDATE snapshot SET computed_at = ${computedAt}
       WHERE municipality_id = ${tx.municipality} AND period = ${period} AND revision = ${revision}
         AND state = 'provisional'`);
  }

  /** What `correctionsSince` and `openCorrection` give, asked for at once. */
  async later(
    tx: Transaction,
    snapshot: Snapshot,
  ): Promise<{ corrections: CorrectionDto[]; correction: OpenCorrectionDto | null }> {
    const rows = await tx.query<Omit<CorrectionDto, 'month'> & { month: string | null }>(
      prepared(sql`
      (${closedSince(tx, snapshot)})
      UNION ALL
      SELECT NULL, c.revision, NULL FROM (${correctionOf(tx, snapshot.period)}) c`),
    );
    const closed = rows.flatMap(({ month, ...row }) => (month === null ? [] : [{ ...row, month }]));
    const open = rows.find(({ month }) => month === null);
    return {
      corrections: untaken(closed, snapshot),
      correction: open ? { revision: open.revision } : null,
    };
  }

  /**
   * Earlier months that became final after the rows of a snapshot were read, oldest first, each in its newest revision:
   * corrections and, for a final snapshot, months opened and closed late. Left out are months that the snapshot has
   * taken over and, for a fiscal year, its March, which is closed with it.
   */
  async correctionsSince(tx: Transaction, snapshot: Snapshot): Promise<CorrectionDto[]> {
    return untaken(await tx.query<CorrectionDto>(prepared(closedSince(tx, snapshot))), snapshot);
  }

  /** The correction under way of a period, for a fiscal year that of its March; null where there is none. */
  async openCorrection(tx: Transaction, period: Period): Promise<OpenCorrectionDto | null> {
    return (await tx.one<OpenCorrectionDto>(prepared(correctionOf(tx, period)))) ?? null;
  }
}

function closedSince(tx: Transaction, { asOf, period, state, computedAt, basisAt }: Snapshot) {
  return sql`
    SELECT DISTINCT ON (period) period AS month, revision, computed_at AS closed_at FROM snapshot
     WHERE municipality_id = ${tx.municipality} AND state = 'final'
       AND (revision > 1 OR ${state === 'final'}) AND computed_at > ${basisAt ?? computedAt}
       AND period NOT LIKE 'FY%' AND as_of <= ${asOf} AND period <> ${monthsOfPeriod(period).at(-1)}
     ORDER BY period, revision DESC`;
}

/** Without those that the snapshot has taken over. */
function untaken(since: readonly CorrectionDto[], { monthRevisions }: Snapshot): CorrectionDto[] {
  return since.filter(({ month, revision }) => monthRevisions?.[month as Month] !== revision);
}

function correctionOf(tx: Transaction, period: Period) {
  return sql`
    SELECT m.revision FROM reporting_month m
     WHERE m.municipality_id = ${tx.municipality} AND m.month = ${monthsOfPeriod(period).at(-1)}
       AND m.state <> 'closed' AND m.revision > 1`;
}
