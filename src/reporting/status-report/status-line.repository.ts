import { Injectable } from '@nestjs/common';
import { addMonths, previousMonth, type Month } from '../../kernel/month.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { asCorrected } from '../correction/as-corrected.js';
import {
  correctionLines,
  correctionRevision,
  type CorrectionLine,
} from '../correction/correction-line.repository.js';
import { reportingProcedures } from '../reporting-procedures.sql.js';
import { countColumns } from '../stored-counts.sql.js';
import { type DraftMove, DraftMoveRepository } from './draft-moves.repository.js';
import { isExpected } from './expected-procedures.js';
import { knownStatus } from './known-status.repository.js';
import { type StatusLine } from './status-entry.js';
import { linesOf, type Stored, type StoredProcedure, type StoredReport } from './stored-line.js';

/** What the transaction knows of the month and need not read again. */
export interface AlreadyKnown {
  revision?: number;
  /** Drafts have followed their procedures in this transaction. */
  draftsMoved?: boolean;
}

const procedures = (municipality: string, month: Month, ids: readonly string[] | null = null) => sql`
  SELECT id, code, name, frequency, department_id, planned_month, retired
    FROM (${reportingProcedures(municipality, month, ids)}) p`;

/**
 * The lines of a form are put together from one range read of each table rather than by one large join: freshly
 * filled tables have no statistics yet, and the planner then compares every procedure with every row.
 */
@Injectable()
export class StatusLineRepository {
  constructor(private readonly moves: DraftMoveRepository) {}

  /**
   * The form of a department: its procedures that are asked for this month and every row it has already, by code.
   * A procedure that moved here after another department handed its row in stays with that department's row; a row
   * that is still a draft has come along.
   */
  async ofDepartment(
    tx: Transaction,
    month: Month,
    departmentId: string,
    known: AlreadyKnown = {},
  ): Promise<StatusLine[]> {
    return this.inForm(tx, month, departmentId, null, known);
  }

  /** Those of the procedures that are in the department's form, by code. */
  async inFormOf(
    tx: Transaction,
    month: Month,
    departmentId: string,
    procedureIds: readonly string[],
    known: AlreadyKnown,
  ): Promise<StatusLine[]> {
    return this.inForm(tx, month, departmentId, procedureIds, known);
  }

  /** The lines of these procedures, asked for or not, by code; in a correction only of those it has rows of. */
  async ofProcedures(
    tx: Transaction,
    month: Month,
    procedureIds: readonly string[],
    known: AlreadyKnown = {},
  ): Promise<StatusLine[]> {
    const revision = known.revision === 1 ? null : await correctionRevision(tx, month);
    if (revision !== null) {
      return this.correctedLines(tx, month, await correctionLines(tx, { month, revision }, procedureIds));
    }
    return this.firstLines(tx, month, procedureIds, known);
  }

  private async inForm(
    tx: Transaction,
    month: Month,
    departmentId: string,
    procedureIds: readonly string[] | null,
    known: AlreadyKnown,
  ): Promise<StatusLine[]> {
    // Without waiting for anything: what is known is read together with what the caller reads.
    const revision = known.revision === 1 ? null : await correctionRevision(tx, month);
    if (revision !== null) {
      const corrections = await correctionLines(tx, { month, revision }, procedureIds);
      const expected = new Set(corrections.filter((one) => one.reportExpected).map(({ id }) => id));
      return (await this.correctedLines(tx, month, corrections)).filter(
        (line) =>
          line.departmentId === departmentId && (line.saved !== null || expected.has(line.procedureId)),
      );
    }
    const lines =
      procedureIds === null
        ? await this.firstLinesOf(tx, month, departmentId, known)
        : await this.firstLines(tx, month, procedureIds, known);
    return lines.filter(
      (line) =>
        line.departmentId === departmentId &&
        (line.saved !== null || isExpected({ ...line, stage: line.known.stage }, month)),
    );
  }

  /** In the month's first revision, the lines of all procedures that a department may have in its form. */
  private async firstLinesOf(
    tx: Transaction,
    month: Month,
    departmentId: string,
    { draftsMoved }: AlreadyKnown,
  ): Promise<StatusLine[]> {
    const [found, moving] = await Promise.all([
      tx.query<StoredProcedure>(sql`
        ${procedures(tx.municipality, month)} WHERE department_id = ${departmentId} OR id = ANY (ARRAY (
          SELECT procedure_id FROM status_report
           WHERE municipality_id = ${tx.municipality} AND month = ${month} AND department_id = ${departmentId}))
        ORDER BY code`),
      draftsMoved ? [] : this.moves.waiting(tx, month),
    ]);
    return this.lines(tx, month, found, moving);
  }

  private async firstLines(
    tx: Transaction,
    month: Month,
    procedureIds: readonly string[],
    { draftsMoved }: AlreadyKnown,
  ): Promise<StatusLine[]> {
    const [found, stored, moving] = await Promise.all([
      tx.query<StoredProcedure>(
        prepared(sql`${procedures(tx.municipality, month, procedureIds)} ORDER BY code`),
      ),
      this.storedFor(tx, month, procedureIds),
      draftsMoved ? [] : this.moves.waiting(tx, month, procedureIds),
    ]);
    return linesOf(found, { month, ...stored, moving: idsOf(moving) });
  }

  private async correctedLines(
    tx: Transaction,
    month: Month,
    corrections: readonly CorrectionLine[],
  ): Promise<StatusLine[]> {
    const procedures = corrections.map((one) => ({ ...one, retired: false }));
    return asCorrected(await this.lines(tx, month, procedures, []), corrections);
  }

  private async lines(
    tx: Transaction,
    month: Month,
    procedures: StoredProcedure[],
    moving: readonly DraftMove[],
  ): Promise<StatusLine[]> {
    const ids = procedures.map(({ id }) => id);
    return linesOf(procedures, { month, ...(await this.storedFor(tx, month, ids)), moving: idsOf(moving) });
  }

  /** What has been reported of these procedures, and what was known before. */
  private async storedFor(
    tx: Transaction,
    month: Month,
    ids: readonly string[],
  ): Promise<Pick<Stored, 'reports' | 'stages' | 'withChannel'>> {
    const [reports, known] = await Promise.all([this.reportsOf(tx, month, ids), knownStatus(tx, month, ids)]);
    return { reports, ...known };
  }

  /** The reports of the month, of the two before and of the same a year ago. */
  private async reportsOf(tx: Transaction, month: Month, ids: readonly string[]): Promise<StoredReport[]> {
    const months = [month, previousMonth(month), addMonths(month, -2), addMonths(month, -12)];
    return tx.query<StoredReport>(
      prepared(sql`
      SELECT month, procedure_id, department_id, stage, exempt_reason, ${countColumns('r')}, planned_month, note,
             confirmed_warnings, return_reason, on_behalf, entered_by, entered_at, version
        FROM status_report r
       WHERE municipality_id = ${tx.municipality} AND month = ANY (${months}) AND procedure_id = ANY (${ids}::uuid[])`),
    );
  }
}

function idsOf(moves: readonly DraftMove[]): Set<string> {
  return new Set(moves.map(({ procedureId }) => procedureId));
}
