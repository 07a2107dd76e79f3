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
import { linesOf, type StoredProcedure, type StoredReport } from './stored-line.js';

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
    const revision = await this.correction(tx, month, known);
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
    const revision = await this.correction(tx, month, known);
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
    const found = await tx.query<StoredProcedure>(
      prepared(sql`${procedures(tx.municipality, month, procedureIds)} ORDER BY code`),
    );
    return this.lines(tx, month, found, draftsMoved ? [] : await this.moves.waiting(tx, month, procedureIds));
  }

  private async correction(
    tx: Transaction,
    month: Month,
    { revision }: AlreadyKnown,
  ): Promise<number | null> {
    return revision === 1 ? null : correctionRevision(tx, month);
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
    const months = [month, previousMonth(month), addMonths(month, -12)];
    const rows = tx.query<StoredReport>(
      prepared(sql`
      SELECT month, procedure_id, department_id, stage, exempt_reason, ${countColumns('r')}, planned_month, note,
             confirmed_warnings, return_reason, on_behalf, entered_by, entered_at, version
        FROM status_report r
       WHERE municipality_id = ${tx.municipality} AND month = ANY (${months}) AND procedure_id = ANY (${ids}::uuid[])`),
    );
    const [reports, known] = await Promise.all([rows, knownStatus(tx, month, ids)]);
    const movingIds = new Set(moving.map(({ procedureId }) => procedureId));
    return linesOf(procedures, { month, reports, ...known, moving: movingIds });
  }
}
