import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../kernel/date.js';
import { type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { REPORT_FORMATS } from '../publication/report-formats.js';
import { type MonthState } from '../reporting/month/month-states.js';
import { type SubmissionState } from '../reporting/submission/submission-states.js';

/** What a notice is about, as it is now. */
export interface NoticeFacts {
  municipalityName: string;
  dueOn: IsoDate;
  monthState: MonthState;
  revision: number;
  closedAt: Date | null;
  /** Whether the final report of this revision is there in every format. */
  reportComplete: boolean;
  /** The formats of it that could not be made so far. */
  failedForms: string[];
  /** Null where the notice is about no department. */
  departmentName: string | null;
  /** Null where the department has not begun. */
  submissionState: SubmissionState | null;
  returnReason: string | null;
  /** Procedures returned singly, by code. */
  returnedRows: { name: string; reason: string }[];
}

export interface DepartmentOutOfReach {
  id: string;
  name: string;
}

@Injectable()
export class NoticeFactsRepository {
  /** Undefined where the month was never opened. */
  async of(tx: Transaction, month: Month, departmentId: string | null): Promise<NoticeFacts | undefined> {
    const facts = await tx.one<Omit<NoticeFacts, 'returnedRows'>>(
      `SELECT t.name AS municipality_name, m.due_on, m.state AS month_state, m.revision, m.closed_at,
              (SELECT count(*) FROM report_model r
                 JOIN report_file f ON f.municipality_id = r.municipality_id AND f.model_digest = r.digest
                WHERE r.municipality_id = m.municipality_id AND r.month = m.month AND r.revision = m.revision
                  AND r.state = 'final' AND f.format = ANY ($4)) = cardinality($4::text[]) AS report_complete,
              ARRAY(SELECT split_part(o.key, '.', 3) FROM owed_work o
                     WHERE o.municipality_id = m.municipality_id AND o.kind = 'report-file' AND o.failure IS NOT NULL
                       AND o.done < o.requested AND starts_with(o.key, m.month || '.' || m.revision || '.')
                     ORDER BY o.key) AS failed_forms,
              d.name AS department_name, s.state AS submission_state, s.return_reason
         FROM reporting_month m
         JOIN municipality t ON t.municipality_id = m.municipality_id
         LEFT JOIN department d ON d.municipality_id = m.municipality_id AND d.id = $3
         LEFT JOIN submission s ON s.municipality_id = m.municipality_id AND s.month = m.month
                               AND s.department_id = d.id
        WHERE m.municipality_id = $1 AND m.month = $2`,
      [tx.municipality, month, departmentId, REPORT_FORMATS],
    );
    if (!facts) return undefined;
    return { ...facts, returnedRows: await this.returnedRows(tx, month, departmentId) };
  }

  /** Departments that report and in which nobody gets the reminders: no address, or done without. By code. */
  async departmentsOutOfReach(tx: Transaction): Promise<DepartmentOutOfReach[]> {
    return tx.query(
      `SELECT d.id, d.name FROM department d
        WHERE d.municipality_id = $1 AND d.ended_on IS NULL
          AND EXISTS (SELECT FROM procedure p
                       WHERE p.municipality_id = d.municipality_id AND p.department_id = d.id AND p.retired_at IS NULL)
          AND NOT EXISTS (SELECT FROM app_user u
                           WHERE u.municipality_id = d.municipality_id AND u.department_id = d.id
                             AND u.disabled_at IS NULL AND u.mail_address IS NOT NULL
                             AND NOT 'reminder' = ANY (u.unwanted_mails))
        ORDER BY d.code`,
      [tx.municipality],
    );
  }

  private async returnedRows(
    tx: Transaction,
    month: Month,
    departmentId: string | null,
  ): Promise<NoticeFacts['returnedRows']> {
    return tx.query(
      `SELECT p.code || ' ' || p.name AS name, r.return_reason AS reason
         FROM status_report r
         JOIN procedure p ON p.municipality_id = r.municipality_id AND p.id = r.procedure_id
        WHERE r.municipality_id = $1 AND r.month = $2 AND r.department_id = $3 AND r.return_reason IS NOT NULL
        ORDER BY p.code`,
      [tx.municipality, month, departmentId],
    );
  }
}
