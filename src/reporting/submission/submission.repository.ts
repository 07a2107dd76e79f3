import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type SubmissionDto } from './submission.dto.js';

const COLUMNS = `department_id, state, on_behalf, return_reason,
  submitted_at, submitted_by, accepted_at,
  accepted_by, version`;

@Injectable()
export class SubmissionRepository {
  async find(tx: Transaction, month: Month, departmentId: string): Promise<SubmissionDto | undefined> {
    const [row] = await tx.query<SubmissionDto>(
      `SELECT ${COLUMNS} FROM submission WHERE municipality_id = $1 AND month = $2 AND department_id = $3`,
      [tx.municipality, month, departmentId],
    );
    return row;
  }

  /** The submissions of these departments that exist, locked until the commit, always in the same order. */
  async lock(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<SubmissionDto[]> {
    return tx.query<SubmissionDto>(
      `SELECT ${COLUMNS} FROM submission
        WHERE municipality_id = $1 AND month = $2 AND department_id = ANY ($3::uuid[])
        ORDER BY department_id FOR UPDATE`,
      [tx.municipality, month, departmentIds],
    );
  }

  /** Every submission of the month that waits to be accepted, locked until the commit. */
  async lockSubmitted(tx: Transaction, month: Month): Promise<SubmissionDto[]> {
    return tx.query<SubmissionDto>(
      `SELECT ${COLUMNS} FROM submission
        WHERE municipality_id = $1 AND month = $2 AND state = 'submitted' ORDER BY department_id FOR UPDATE`,
      [tx.municipality, month],
    );
  }

  /** Begins drafts. Returns how many: fewer than requested where somebody else was first. */
  async begin(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<number> {
    return tx.execute(
      `INSERT INTO submission (municipality_id, month, department_id)
       SELECT $1, $2, id FROM unnest($3::uuid[]) AS id ORDER BY id ON CONFLICT DO NOTHING`,
      [tx.municipality, month, departmentIds],
    );
  }

  /** Notes that the DX office has entered for these departments. */
  async markOnBehalf(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<void> {
    await tx.execute(
      `UPDATE submission SET on_behalf = true, version = version + 1
        WHERE municipality_id = $1 AND month = $2 AND department_id = ANY ($3::uuid[]) AND NOT on_behalf`,
      [tx.municipality, month, departmentIds],
    );
  }

  /** Writes submissions that are locked, as they are now, each as its next version. */
  async save(tx: Transaction, month: Month, rows: readonly SubmissionDto[]): Promise<void> {
    await tx.execute(
      `UPDATE submission s
          SET state = n.state, on_behalf = n.on_behalf, return_reason = n.return_reason,
              submitted_at = n.submitted_at, submitted_by = n.submitted_by,
              accepted_at = n.accepted_at, accepted_by = n.accepted_by, version = s.version + 1
         FROM jsonb_populate_recordset(NULL::submission, $3) AS n
        WHERE s.municipality_id = $1 AND s.month = $2 AND s.department_id = n.department_id`,
      [tx.municipality, month, asTableRows(rows)],
    );
  }
}
