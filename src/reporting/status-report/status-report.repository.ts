import { Injectable } from '@nestjs/common';
import { addMonths, type Month, monthRange, previousMonth } from '../../kernel/month.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { countsToStore } from '../stored-counts.sql.js';
import { type StageEntry, type StatusEntry } from './status-entry.js';
import { type StoredReport } from './stored-line.js';
import { UNCHANGED_MONTHS } from './unchanged-warning.js';

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

/** What an accepted row says, for the catalogue's histories. */
export type AcceptedRow = StageEntry & Pick<StoredReport, 'procedureId' | 'departmentId' | 'enteredAt'>;

/** The rows of a month as they are written, returned and accepted. */
@Injectable()
export class StatusReportRepository {
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
    return tx.execute(
      prepared(sql`
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
       WHERE old.version = EXCLUDED.version - 1`),
    );
  }

  /**
   * Whether every row of the department says the stage and counts that it said in each of the months before, as many
   * as it is asked about. Not where all are 0 or unknown: where nobody applies nothing changes.
   */
  async isUnchanged(tx: Transaction, month: Month, departmentId: string): Promise<boolean> {
    const before = monthRange(addMonths(month, 1 - UNCHANGED_MONTHS), previousMonth(month));
    const ofDepartment = sql`municipality_id = ${tx.municipality} AND month = ${month} AND department_id = ${departmentId}`;
    const row = await tx.one<{ unchanged: boolean }>(
      prepared(sql`
      SELECT EXISTS (SELECT FROM status_report WHERE ${ofDepartment} AND applications_total > 0)
         AND NOT EXISTS (
             SELECT FROM (SELECT * FROM status_report WHERE ${ofDepartment}) now
              WHERE ${before.length} > (
                    SELECT count(*) FROM status_report earlier
                     WHERE earlier.municipality_id = ${tx.municipality} AND earlier.month = ANY (${before})
                       AND earlier.procedure_id = now.procedure_id
                       AND (earlier.stage, earlier.exempt_reason, earlier.applications_total, earlier.applications_total_na,
                            earlier.applications_online, earlier.applications_online_na) IS NOT DISTINCT FROM
                           (now.stage, now.exempt_reason, now.applications_total, now.applications_total_na,
                            now.applications_online, now.applications_online_na))) AS unchanged`),
    );
    return row?.unchanged ?? false;
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

  /** The procedures of which these departments have a report of the month. */
  async proceduresOf(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ procedureId: string }>(sql`
      SELECT procedure_id FROM status_report
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND department_id = ANY (${departmentIds}::uuid[])`);
    return rows.map(({ procedureId }) => procedureId);
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
}

function toStored({ procedureId, departmentId, seenVersion, entry }: EntryToWrite): object {
  const { stage, exemptReason, plannedMonth, note, confirmedWarnings } = entry;
  return {
    ...{ procedureId, departmentId, version: seenVersion, stage, exemptReason, plannedMonth, note },
    ...{ confirmedWarnings, ...countsToStore(entry) },
  };
}
