import { Injectable } from '@nestjs/common';
import { countToColumns } from '../../kernel/count.js';
import { type IsoDate } from '../../kernel/date.js';
import { addMonths, monthEnd, previousMonth, type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { expectedFrequencies } from './expected-procedures.js';
import { askedFor, knownStage } from './expected-procedures.sql.js';
import { type StatusEntry, type StatusLine } from './status-entry.js';
import { statusLineOf, type StoredLine } from './stored-line.js';

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
export interface AcceptedRow {
  procedureId: string;
  departmentId: string;
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  plannedMonth: Month | null;
  note: string | null;
}

const LINES = `
  SELECT p.id AS "procedureId", p.code, p.name, p.frequency,
         coalesce(r.department_id, p.department_id) AS "departmentId", p.retired_at IS NOT NULL AS retired,
         known.stage AS "knownStage", known.exempt_reason AS "knownReason", p.planned_month AS "knownPlan",
         EXISTS (SELECT FROM procedure_channel c
                  WHERE c.municipality_id = p.municipality_id AND c.procedure_id = p.id
                    AND coalesce(c.active_from, '-infinity') <= $3::date
                    AND coalesce(c.active_to, 'infinity') >= $3::date) AS "hasChannel",
         to_jsonb(r) AS saved, to_jsonb(before) AS "previousMonth", to_jsonb(year_ago) AS "sameMonthLastYear"
    FROM procedure p
    LEFT JOIN status_report r
      ON r.municipality_id = p.municipality_id AND r.month = $2 AND r.procedure_id = p.id
    LEFT JOIN status_report before
      ON before.municipality_id = p.municipality_id AND before.month = $4 AND before.procedure_id = p.id
    LEFT JOIN status_report year_ago
      ON year_ago.municipality_id = p.municipality_id AND year_ago.month = $5 AND year_ago.procedure_id = p.id
    ${knownStage('$2', '$3')}
   WHERE p.municipality_id = $1`;

@Injectable()
export class StatusReportRepository {
  /**
   * The form of a department: its procedures that are asked for this month and every row it has already, by code.
   * A procedure that moved here after another department reported on it stays with that department's row.
   */
  async linesOfDepartment(tx: Transaction, month: Month, departmentId: string): Promise<StatusLine[]> {
    return this.lines(
      tx,
      month,
      `AND (r.department_id = $6
            OR (p.department_id = $6 AND r.procedure_id IS NULL AND ${askedFor('$7')}))`,
      [departmentId, expectedFrequencies(month)],
    );
  }

  /** The lines of these procedures, asked for or not, by code. */
  async linesOfProcedures(
    tx: Transaction,
    month: Month,
    procedureIds: readonly string[],
  ): Promise<StatusLine[]> {
    return this.lines(tx, month, `AND p.id = ANY ($6::uuid[])`, [procedureIds]);
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
    return tx.execute(
      `INSERT INTO status_report AS old (municipality_id, month, procedure_id, department_id, stage, exempt_reason,
              applications_total, applications_total_na, applications_online, applications_online_na,
              planned_month, note, confirmed_warnings, on_behalf, entered_by, entered_at, version)
       SELECT $1, $2, e."procedureId", e."departmentId", e.stage, e."exemptReason", e.total, e."totalNa",
              e.online, e."onlineNa", e."plannedMonth", e.note, e."confirmedWarnings", $4, $5, $6, e."seenVersion" + 1
         FROM jsonb_to_recordset($3) AS e("procedureId" uuid, "departmentId" uuid, stage text, "exemptReason" text,
                total bigint, "totalNa" boolean, online bigint, "onlineNa" boolean, "plannedMonth" text, note text,
                "confirmedWarnings" text[], "seenVersion" integer)
        ORDER BY e."procedureId"
       ON CONFLICT (municipality_id, month, procedure_id) DO UPDATE
          SET stage = EXCLUDED.stage, exempt_reason = EXCLUDED.exempt_reason,
              applications_total = EXCLUDED.applications_total,
              applications_total_na = EXCLUDED.applications_total_na,
              applications_online = EXCLUDED.applications_online,
              applications_online_na = EXCLUDED.applications_online_na,
              planned_month = EXCLUDED.planned_month, note = EXCLUDED.note,
              confirmed_warnings = EXCLUDED.confirmed_warnings, return_reason = NULL,
              on_behalf = EXCLUDED.on_behalf, entered_by = EXCLUDED.entered_by, entered_at = EXCLUDED.entered_at,
              version = EXCLUDED.version
        WHERE old.version = EXCLUDED.version - 1`,
      [tx.municipality, month, JSON.stringify(entries.map(toStored)), by.onBehalf, by.label, by.at],
    );
  }

  /** Sends single rows back, each with its reason. Returns how many of them there were. */
  async returnRows(
    tx: Transaction,
    month: Month,
    departmentId: string,
    rows: readonly { procedureId: string; reason: string }[],
  ): Promise<number> {
    return tx.execute(
      `UPDATE status_report r SET return_reason = back.reason, version = version + 1
         FROM jsonb_to_recordset($4) AS back("procedureId" uuid, reason text)
        WHERE r.municipality_id = $1 AND r.month = $2 AND r.department_id = $3
          AND r.procedure_id = back."procedureId"`,
      [tx.municipality, month, departmentId, JSON.stringify(rows)],
    );
  }

  /** The rows of departments as they go into the catalogue's histories, in the order of procedures. */
  async rowsOf(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<AcceptedRow[]> {
    return tx.query<AcceptedRow>(
      `SELECT procedure_id AS "procedureId", department_id AS "departmentId", stage,
              exempt_reason AS "exemptReason", planned_month AS "plannedMonth", note
         FROM status_report
        WHERE municipality_id = $1 AND month = $2 AND department_id = ANY ($3::uuid[])
        ORDER BY procedure_id`,
      [tx.municipality, month, departmentIds],
    );
  }

  private async lines(
    tx: Transaction,
    month: Month,
    condition: string,
    values: unknown[],
  ): Promise<StatusLine[]> {
    const end: IsoDate = monthEnd(month);
    const rows = await tx.query<StoredLine>(`${LINES} ${condition} ORDER BY p.code`, [
      tx.municipality,
      month,
      end,
      previousMonth(month),
      addMonths(month, -12),
      ...values,
    ]);
    return rows.map(statusLineOf);
  }
}

function toStored({ procedureId, departmentId, seenVersion, entry }: EntryToWrite): object {
  const total = countToColumns(entry.applicationsTotal);
  const online = countToColumns(entry.applicationsOnline);
  return {
    procedureId,
    departmentId,
    seenVersion,
    stage: entry.stage,
    exemptReason: entry.exemptReason,
    total: total.value,
    totalNa: total.notApplicable,
    online: online.value,
    onlineNa: online.notApplicable,
    plannedMonth: entry.plannedMonth,
    note: entry.note,
    confirmedWarnings: entry.confirmedWarnings,
  };
}
