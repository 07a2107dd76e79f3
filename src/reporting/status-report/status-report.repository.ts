import { Injectable } from '@nestjs/common';
import { addMonths, previousMonth, type Month } from '../../kernel/month.js';
import { sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import {
  correctionLines,
  correctionRevision,
  type CorrectionLine,
} from '../correction/correction-line.repository.js';
import { asCorrected } from '../correction/as-corrected.js';
import { reportingProcedures } from '../reporting-procedures.sql.js';
import { countColumns, countsToStore } from '../stored-counts.sql.js';
import { unsubmittedDrafts } from './unsubmitted-drafts.sql.js';
import { isExpected } from './expected-procedures.js';
import { knownStages, proceduresWithChannel } from './known-status.repository.js';
import { type StageEntry, type StatusEntry, type StatusLine } from './status-entry.js';
import { linesOf, type StoredProcedure, type StoredReport } from './stored-line.js';

/** An entry to be written over the version that was seen; 0 where none was there. */
export interface EntryToWrite {
  procedureId: string;
  departmentId: string;
  seenVersion: number;
  entry: StatusEntry;
}

export interface EnteredBy {
  label: string;
  at: Date;
  onBehalf: boolean;
}

/** A row that goes with its procedure from one department's draft to another's. */
export interface DraftMove {
  procedureId: string;
  before: string;
  after: string;
}

/** What an accepted row says, for the catalogue's histories. */
export type AcceptedRow = StageEntry & Pick<StoredReport, 'procedureId' | 'departmentId' | 'enteredAt'>;

const procedures = (municipality: string, month: Month) => sql`
  SELECT id, code, name, frequency, department_id, planned_month, retired
    FROM (${reportingProcedures(municipality, month)}) p`;

/**
 * The lines of a form are put together from one range read of each table rather than by one large join: freshly
 * filled tables have no statistics yet, and the planner then compares every procedure with every row.
 */
@Injectable()
export class StatusReportRepository {
  /**
   * The form of a department: its procedures that are asked for this month and every row it has already, by code.
   * A procedure that moved here after another department handed its row in stays with that department's row; a row
   * that is still a draft has come along.
   */
  async linesOfDepartment(tx: Transaction, month: Month, departmentId: string): Promise<StatusLine[]> {
    const revision = await correctionRevision(tx, month);
    if (revision !== null) {
      const corrections = await correctionLines(tx, { month, revision });
      const expected = new Set(corrections.filter((one) => one.reportExpected).map(({ id }) => id));
      return (await this.correctedLines(tx, month, corrections)).filter(
        (line) =>
          line.departmentId === departmentId && (line.saved !== null || expected.has(line.procedureId)),
      );
    }
    const moving = await this.unsubmittedDrafts(tx, month);
    const found = await tx.query<StoredProcedure>(sql`
      ${procedures(tx.municipality, month)} WHERE department_id = ${departmentId} OR id = ANY (ARRAY (
        SELECT procedure_id FROM status_report
         WHERE municipality_id = ${tx.municipality} AND month = ${month} AND department_id = ${departmentId}))
      ORDER BY code`);
    const lines = await this.lines(tx, month, found, moving);
    return lines.filter(
      (line) =>
        line.departmentId === departmentId &&
        (line.saved !== null || isExpected({ ...line, stage: line.known.stage }, month)),
    );
  }

  /** The lines of these procedures, asked for or not, by code; in a correction only of those it has rows of. */
  async linesOfProcedures(
    tx: Transaction,
    month: Month,
    procedureIds: readonly string[],
  ): Promise<StatusLine[]> {
    const revision = await correctionRevision(tx, month);
    if (revision !== null) {
      return this.correctedLines(tx, month, await correctionLines(tx, { month, revision }, procedureIds));
    }
    const found = await tx.query<StoredProcedure>(
      sql`${procedures(tx.municipality, month)} WHERE id = ANY (${procedureIds}::uuid[]) ORDER BY code`,
    );
    return this.lines(tx, month, found, await this.unsubmittedDrafts(tx, month));
  }

  /** Rows still in draft whose procedure has since moved, with the departments they lie with and belong to. */
  private async unsubmittedDrafts(tx: Transaction, month: Month): Promise<DraftMove[]> {
    return tx.query<DraftMove>(sql`
      SELECT procedure_id, before, after FROM (${unsubmittedDrafts(tx.municipality, month)}) d
       ORDER BY procedure_id`);
  }

  /**
   * Lets the rows that are still in draft follow their procedures to the department that reports them now, whose
   * report is begun where it was not. Rows handed in stay where they were handed in. Returns those that moved.
   */
  async moveDraftsAlong(tx: Transaction, month: Month): Promise<DraftMove[]> {
    const moves = await this.unsubmittedDrafts(tx, month);
    if (moves.length === 0) return [];
    await tx.execute(sql`
      SELECT FROM submission
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND department_id = ANY (${moves.flatMap(({ before, after }) => [before, after])}::uuid[])
       ORDER BY department_id FOR UPDATE`);
    await tx.execute(sql`
      INSERT INTO submission (municipality_id, month, department_id)
      SELECT DISTINCT ${tx.municipality}, ${month}, after
        FROM (${unsubmittedDrafts(tx.municipality, month)}) d ORDER BY after ON CONFLICT DO NOTHING`);
    return tx.query<DraftMove>(sql`
      UPDATE status_report r SET department_id = d.after
        FROM (${unsubmittedDrafts(tx.municipality, month)}) d
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month} AND r.procedure_id = d.procedure_id
      RETURNING r.procedure_id, d.before, d.after`);
  }

  /**
   * Writes entries, each over the version its writer has seen, and takes back what was returned. Returns how many
   * were written: fewer than given where somebody else was first, and then the transaction must be given up.
   */
  async write(
    tx: Transaction,
    month: Month,
    entries: readonly EntryToWrite[],
    by: EnteredBy,
  ): Promise<number> {
    return tx.execute(sql`
      INSERT INTO status_report AS old (municipality_id, month, procedure_id, department_id, stage,
             exempt_reason, applications_total, applications_total_na, applications_online,
             applications_online_na, planned_month, note, confirmed_warnings, on_behalf, entered_by,
             entered_at, version, entered_revision)
      SELECT ${tx.municipality}, ${month}, e.procedure_id, e.department_id, e.stage, e.exempt_reason,
             e.applications_total, e.applications_total_na, e.applications_online, e.applications_online_na,
             e.planned_month, e.note, e.confirmed_warnings, ${by.onBehalf}, ${by.label}, ${by.at},
             e.version + 1,
             (SELECT revision FROM reporting_month
               WHERE municipality_id = ${tx.municipality} AND month = ${month})
        FROM jsonb_populate_recordset(NULL::status_report, ${asTableRows(entries.map(toStored))}) AS e
       ORDER BY e.procedure_id
      ON CONFLICT (municipality_id, month, procedure_id) DO UPDATE
         SET stage = EXCLUDED.stage, exempt_reason = EXCLUDED.exempt_reason,
             applications_total = EXCLUDED.applications_total,
             applications_total_na = EXCLUDED.applications_total_na,
             applications_online = EXCLUDED.applications_online,
             applications_online_na = EXCLUDED.applications_online_na,
             planned_month = EXCLUDED.planned_month, note = EXCLUDED.note,
             confirmed_warnings = EXCLUDED.confirmed_warnings, return_reason = NULL,
             on_behalf = EXCLUDED.on_behalf, entered_by = EXCLUDED.entered_by, entered_at = EXCLUDED.entered_at,
             version = EXCLUDED.version, entered_revision = EXCLUDED.entered_revision
       WHERE old.version = EXCLUDED.version - 1`);
  }

  /** Sends single rows back, each with its reason. Returns how many of them there were. */
  async returnRows(
    tx: Transaction,
    month: Month,
    departmentId: string,
    rows: readonly { procedureId: string; reason: string }[],
  ): Promise<number> {
    const back = rows.map(({ procedureId, reason }) => ({ procedureId, returnReason: reason }));
    return tx.execute(sql`
      UPDATE status_report r SET return_reason = back.return_reason, version = r.version + 1,
             returned_revision = (SELECT revision FROM reporting_month
                                   WHERE municipality_id = ${tx.municipality} AND month = ${month})
        FROM jsonb_populate_recordset(NULL::status_report, ${asTableRows(back)}) AS back
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month}
         AND r.department_id = ${departmentId} AND r.procedure_id = back.procedure_id`);
  }

  /** Notes of every row of a department that the report was sent back as a whole, in the month's present revision. */
  async markReturned(tx: Transaction, month: Month, departmentId: string): Promise<void> {
    await tx.execute(sql`
      UPDATE status_report r SET returned_revision = m.revision
        FROM reporting_month m
       WHERE m.municipality_id = ${tx.municipality} AND m.month = ${month}
         AND r.municipality_id = ${tx.municipality} AND r.month = ${month}
         AND r.department_id = ${departmentId}`);
  }

  /**
   * The rows of departments as they go into the catalogue's histories, in the order of procedures. In a correction
   * those entered, returned or not yet accepted; nothing is written to a procedure retired since.
   */
  async rowsOf(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<AcceptedRow[]> {
    return tx.query<AcceptedRow>(sql`
      SELECT r.procedure_id, r.department_id, r.stage, r.exempt_reason, r.planned_month, r.note, r.entered_at
        FROM status_report r
        JOIN reporting_month m ON m.municipality_id = ${tx.municipality} AND m.month = r.month
        JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = r.procedure_id
        LEFT JOIN correction_line l ON l.municipality_id = ${tx.municipality} AND l.month = r.month
                                   AND l.revision = m.revision AND l.procedure_id = r.procedure_id
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month}
         AND r.department_id = ANY (${departmentIds}::uuid[])
         AND (m.revision = 1 OR p.retired_at IS NULL
              AND (m.revision IN (r.entered_revision, r.returned_revision) OR l.report_counted IS NOT TRUE))
       ORDER BY r.procedure_id`);
  }

  /** Those of the departments' procedures of a month of which a later month's report is accepted. */
  async acceptedLater(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ procedureId: string }>(sql`
      SELECT DISTINCT r.procedure_id
        FROM status_report later
        JOIN submission s ON s.municipality_id = ${tx.municipality} AND s.month = later.month
                         AND s.department_id = later.department_id AND s.state = 'accepted'
        JOIN status_report r ON r.municipality_id = ${tx.municipality} AND r.month = ${month}
                            AND r.procedure_id = later.procedure_id AND r.department_id = ANY (${departmentIds}::uuid[])
       WHERE later.municipality_id = ${tx.municipality} AND later.month > ${month}
         AND later.return_reason IS NULL`);
    return new Set(rows.map(({ procedureId }) => procedureId));
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
    const reports = await tx.query<StoredReport>(sql`
      SELECT month, procedure_id, department_id, stage, exempt_reason, ${countColumns('r')}, planned_month, note,
             confirmed_warnings, return_reason, on_behalf, entered_by, entered_at, version
        FROM status_report r
       WHERE municipality_id = ${tx.municipality} AND month = ANY (${months}) AND procedure_id = ANY (${ids}::uuid[])`);
    const stages = await knownStages(tx, month, ids);
    const withChannel = await proceduresWithChannel(tx, month, ids);
    const movingIds = new Set(moving.map(({ procedureId }) => procedureId));
    return linesOf(procedures, { month, reports, stages, withChannel, moving: movingIds });
  }
}

function toStored({ procedureId, departmentId, seenVersion, entry }: EntryToWrite): object {
  const { stage, exemptReason, plannedMonth, note, confirmedWarnings } = entry;
  return {
    ...{ procedureId, departmentId, version: seenVersion, stage, exemptReason, plannedMonth, note },
    ...{ confirmedWarnings, ...countsToStore(entry) },
  };
}
