import { Injectable } from '@nestjs/common';
import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Month } from '../../kernel/month.js';
import { sql, sqlAmong } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { correctionLines, correctionRevision } from '../correction/correction-line.repository.js';
import { reportingProcedures } from '../reporting-procedures.sql.js';
import { unsubmittedDrafts } from '../status-report/unsubmitted-drafts.sql.js';
import { isExpected } from '../status-report/expected-procedures.js';
import { knownStages } from '../status-report/known-status.repository.js';
import { type SubmissionListingState } from './submission-states.js';
import { type SubmissionOverviewDto } from './submission.dto.js';

/** How many procedures a department has to report, and how many of them are saved. */
interface Tally {
  expected: number;
  saved: number;
}

const HANDED_IN: readonly SubmissionListingState[] = ['submitted', 'accepted'];

type StoredOverview = Pick<
  SubmissionOverviewDto,
  | 'departmentId'
  | 'departmentCode'
  | 'departmentName'
  | 'divisionName'
  | 'state'
  | 'onBehalf'
  | 'returnReason'
  | 'submittedAt'
  | 'submittedBy'
  | 'acceptedAt'
  | 'acceptedBy'
  | 'version'
>;

@Injectable()
export class SubmissionOverviewRepository {
  /**
   * Every department that has to report this month or has handed something in, by code; of these departments alone if given.
   * A report begun whose rows have all gone to another department is nobody's to finish.
   */
  async list(
    tx: Transaction,
    month: Month,
    departmentIds: readonly string[] | null,
  ): Promise<SubmissionOverviewDto[]> {
    const tallies = await this.tallies(tx, month);
    const rows = await tx.query<StoredOverview>(sql`
      SELECT d.id AS department_id, d.code AS department_code, d.name AS department_name,
             v.name AS division_name, coalesce(s.state, 'not-started') AS state,
             coalesce(s.on_behalf, false) AS on_behalf, s.return_reason,
             s.submitted_at, s.submitted_by, s.accepted_at, s.accepted_by, coalesce(s.version, 0) AS version
        FROM department d
        LEFT JOIN division v ON v.municipality_id = d.municipality_id AND v.id = d.division_id
        LEFT JOIN submission s ON s.municipality_id = d.municipality_id AND s.month = ${month}
                              AND s.department_id = d.id
       WHERE d.municipality_id = ${tx.municipality}
         AND ${sqlAmong('d.id', departmentIds)}
       ORDER BY d.code`);
    return rows
      .map((row) => ({ ...row, ...(tallies.get(row.departmentId) ?? { expected: 0, saved: 0 }) }))
      .filter(({ expected, state }) => expected > 0 || HANDED_IN.includes(state));
  }

  private async tallies(tx: Transaction, month: Month): Promise<Map<string, Tally>> {
    const reported = await tx.query<{ procedureId: string; departmentId: string }>(sql`
      SELECT r.procedure_id, coalesce(d.after, r.department_id) AS department_id
        FROM status_report r
        LEFT JOIN (${unsubmittedDrafts(tx.municipality, month)}) d ON d.procedure_id = r.procedure_id
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month}`);
    const reporter = new Map(reported.map(({ procedureId, departmentId }) => [procedureId, departmentId]));
    const tallies = new Map<string, Tally>();
    for (const procedure of await this.expectedProcedures(tx, month)) {
      const by = reporter.get(procedure.id);
      if (by === undefined && !procedure.expected) continue;
      const departmentId = by ?? procedure.departmentId;
      const tally = tallies.get(departmentId) ?? { expected: 0, saved: 0 };
      tally.expected += 1;
      if (by !== undefined) tally.saved += 1;
      tallies.set(departmentId, tally);
    }
    return tallies;
  }

  /** Every procedure with whether its report is expected: in a correction, what the close expected. */
  private async expectedProcedures(
    tx: Transaction,
    month: Month,
  ): Promise<{ id: string; departmentId: string; expected: boolean }[]> {
    const revision = await correctionRevision(tx, month);
    if (revision !== null) {
      const lines = await correctionLines(tx, { month, revision });
      return lines.map(({ id, departmentId, reportExpected }) => ({
        id,
        departmentId,
        expected: reportExpected,
      }));
    }
    const procedures = await tx.query<{
      id: string;
      departmentId: string;
      frequency: Frequency;
      retired: boolean;
    }>(sql`
      SELECT id, department_id, frequency, retired
        FROM (${reportingProcedures(tx.municipality, month)}) p`);
    const stages = await knownStages(tx, month);
    return procedures.map(({ id, departmentId, ...procedure }) => ({
      id,
      departmentId,
      expected: isExpected({ ...procedure, stage: stages.get(id)?.stage ?? null }, month),
    }));
  }
}
