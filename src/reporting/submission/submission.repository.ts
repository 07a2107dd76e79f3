import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type SubmissionDto } from './submission.dto.js';

const COLUMNS = sql`department_id, state, on_behalf, return_reason,
  submitted_at, submitted_by, accepted_at,
  accepted_by, version`;

@Injectable()
export class SubmissionRepository {
  async find(tx: Transaction, month: Month, departmentId: string): Promise<SubmissionDto | undefined> {
    return tx.one<SubmissionDto>(sql`
      SELECT ${COLUMNS} FROM submission
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND department_id = ${departmentId}`);
  }

  /** The submissions of these departments that exist, locked until the commit, always in the same order. */
  async lock(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<SubmissionDto[]> {
    return tx.query<SubmissionDto>(
      prepared(sql`
        SELECT ${COLUMNS} FROM submission
         WHERE municipality_id = ${tx.municipality} AND month = ${month}
           AND department_id = ANY (${departmentIds}::uuid[])
         ORDER BY department_id FOR UPDATE`),
    );
  }

  /** Every submission of the month that waits to be accepted, locked until the commit. */
  async lockSubmitted(tx: Transaction, month: Month): Promise<SubmissionDto[]> {
    return tx.query<SubmissionDto>(sql`
      SELECT ${COLUMNS} FROM submission
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND state = 'submitted'
       ORDER BY department_id FOR UPDATE`);
  }

  /** Begins drafts. Returns how many: fewer than requested where somebody else was first. */
  async begin(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<number> {
    return tx.execute(sql`
      INSERT INTO submission (municipality_id, month, department_id)
      SELECT ${tx.municipality}, ${month}, id
        FROM unnest(${departmentIds}::uuid[]) AS id ORDER BY id ON CONFLICT DO NOTHING`);
  }

  /** Notes that the DX office has entered for these departments. */
  async markOnBehalf(tx: Transaction, month: Month, departmentIds: readonly string[]): Promise<void> {
    await tx.execute(sql`
      UPDATE submission SET on_behalf = true, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND department_id = ANY (${departmentIds}::uuid[]) AND NOT on_behalf`);
  }

  /** Writes submissions that are locked, as they are now, each as its next version. */
  async save(tx: Transaction, month: Month, rows: readonly SubmissionDto[]): Promise<void> {
    await tx.execute(sql`
      UPDATE submission s
         SET state = n.state, on_behalf = n.on_behalf, return_reason = n.return_reason,
             submitted_at = n.submitted_at, submitted_by = n.submitted_by,
             accepted_at = n.accepted_at, accepted_by = n.accepted_by, version = s.version + 1
        FROM jsonb_populate_recordset(NULL::submission, ${asTableRows(rows)}) AS n
       WHERE s.municipality_id = ${tx.municipality} AND s.month = ${month}
         AND s.department_id = n.department_id`);
  }
}
