import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { type CountPair } from '../../kernel/rate.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type MonthState } from '../month/month-states.js';
import { countColumns, countPairOf, type StoredCounts } from '../stored-counts.sql.js';
import { type SubmissionState } from '../submission/submission-states.js';
import { type EntryRecord, type StageEntry } from './status-entry.js';

/** What was reported on one procedure in one month, and what became of that report. */
export interface ProcedureReport extends StageEntry, CountPair, EntryRecord {
  month: Month;
  monthState: MonthState;
  /** The department that reported, by its present name. */
  departmentName: string;
  submissionState: SubmissionState;
}

type Stored = Omit<ProcedureReport, keyof CountPair> & StoredCounts;

/** The reports of single procedures over time. */
@Injectable()
export class ProcedureReportsRepository {
  /** Reports of months before `before`, newest first. */
  async list(
    tx: Transaction,
    procedureId: string,
    { before, limit }: { before: string | null; limit: number },
  ): Promise<ProcedureReport[]> {
    const rows = await tx.query<Stored>(sql`
      SELECT r.month, m.state AS month_state, d.name AS department_name, s.state AS submission_state, r.stage,
             r.exempt_reason, ${countColumns('r')}, r.planned_month, r.note, r.return_reason,
             r.on_behalf, r.entered_by, r.entered_at
        FROM reporting_month m
        JOIN status_report r ON r.municipality_id = m.municipality_id AND r.month = m.month
           AND r.procedure_id = ${procedureId}
        JOIN submission s ON s.municipality_id = r.municipality_id AND s.month = r.month
                         AND s.department_id = r.department_id
        JOIN department d ON d.municipality_id = r.municipality_id AND d.id = r.department_id
       WHERE m.municipality_id = ${tx.municipality} AND (${before}::text IS NULL OR m.month < ${before})
       ORDER BY m.month DESC LIMIT ${limit}`);
    return rows.map(({ total, totalNa, online, onlineNa, ...row }) => ({
      ...row,
      ...countPairOf({ total, totalNa, online, onlineNa }),
    }));
  }
}
