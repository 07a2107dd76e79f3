import { Injectable } from '@nestjs/common';
import { monthEnd, type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { expectedFrequencies } from '../status-report/expected-procedures.js';
import { askedFor, knownStage } from '../status-report/expected-procedures.sql.js';
import { type SubmissionListingState } from './submission-states.js';

/** One department in the overview of a month. */
export interface SubmissionOverview {
  departmentId: string;
  departmentCode: string;
  departmentName: string;
  divisionName: string | null;
  state: SubmissionListingState;
  onBehalf: boolean;
  returnReason: string | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  /** How many procedures the department is asked about, and of how many rows have been saved. */
  expected: number;
  saved: number;
  /** 0 where nothing has been begun. */
  version: number;
}

@Injectable()
export class SubmissionOverviewRepository {
  /** Every department that is asked this month or has a submission, by code; of one department alone if given. */
  async list(tx: Transaction, month: Month, onlyDepartment: string | null): Promise<SubmissionOverview[]> {
    return tx.query<SubmissionOverview>(
      `WITH line AS (
         SELECT coalesce(r.department_id, p.department_id) AS department_id, r.procedure_id IS NOT NULL AS saved
           FROM procedure p
           LEFT JOIN status_report r
             ON r.municipality_id = p.municipality_id AND r.month = $2 AND r.procedure_id = p.id
          ${knownStage('$2', '$5')}
          WHERE p.municipality_id = $1 AND (r.procedure_id IS NOT NULL OR ${askedFor('$4')})),
       form AS (
         SELECT department_id, count(*)::integer AS expected, (count(*) FILTER (WHERE saved))::integer AS saved
           FROM line GROUP BY department_id)
       SELECT d.id AS "departmentId", d.code AS "departmentCode", d.name AS "departmentName",
              v.name AS "divisionName", coalesce(s.state, 'not-started') AS state,
              coalesce(s.on_behalf, false) AS "onBehalf", s.return_reason AS "returnReason",
              s.submitted_at AS "submittedAt", s.submitted_by AS "submittedBy",
              s.accepted_at AS "acceptedAt", s.accepted_by AS "acceptedBy",
              coalesce(f.expected, 0) AS expected, coalesce(f.saved, 0) AS saved, coalesce(s.version, 0) AS version
         FROM department d
         LEFT JOIN division v ON v.municipality_id = d.municipality_id AND v.id = d.division_id
         LEFT JOIN submission s ON s.municipality_id = d.municipality_id AND s.month = $2 AND s.department_id = d.id
         LEFT JOIN form f ON f.department_id = d.id
        WHERE d.municipality_id = $1 AND (f.expected > 0 OR s.state IS NOT NULL)
          AND ($3::uuid IS NULL OR d.id = $3)
        ORDER BY d.code`,
      [tx.municipality, month, onlyDepartment, expectedFrequencies(month), monthEnd(month)],
    );
  }
}
