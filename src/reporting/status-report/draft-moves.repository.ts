import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { unsubmittedDrafts } from './unsubmitted-drafts.sql.js';

/** A row that goes with its procedure from one department's draft to another's. */
export interface DraftMove {
  procedureId: string;
  before: string;
  after: string;
}

/** Drafts whose procedures have gone to another department since. */
@Injectable()
export class DraftMoveRepository {
  /** Rows still in draft whose procedure has since moved, with the departments they lie with and belong to. */
  async waiting(
    tx: Transaction,
    month: Month,
    procedureIds: readonly string[] | null = null,
  ): Promise<DraftMove[]> {
    if (!(await this.haveMoved(tx, procedureIds))) return [];
    return tx.query<DraftMove>(sql`
      SELECT procedure_id, before, after FROM (${unsubmittedDrafts(tx.municipality, month, procedureIds)}) d
       ORDER BY procedure_id`);
  }

  /** Whether any of the procedures (of all, where null) ever went from one department to another. */
  async haveMoved(tx: Transaction, procedureIds: readonly string[] | null): Promise<boolean> {
    const only = procedureIds === null ? sql`` : sql`AND procedure_id = ANY (${procedureIds}::uuid[])`;
    const moves = await tx.query(
      prepared(sql`SELECT FROM procedure_move WHERE municipality_id = ${tx.municipality} ${only} LIMIT 1`),
    );
    return moves.length > 0;
  }

  /**
   * Lets the rows that are still in draft follow their procedures to the department that reports them now, whose
   * report is begun where it was not. Rows handed in stay where they were handed in. Only those of these procedures,
   * if given. Returns those that moved.
   */
  async moveDraftsAlong(
    tx: Transaction,
    month: Month,
    procedureIds: readonly string[] | null = null,
  ): Promise<DraftMove[]> {
    const moves = await this.waiting(tx, month, procedureIds);
    if (moves.length === 0) return [];
    await tx.execute(sql`
      SELECT FROM submission
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
        AND department_id = ANY (${moves.flatMap(({ before, after }) => [before, after])}::uuid[])
       ORDER BY department_id FOR UPDATE`);
    await tx.execute(sql`
      INSERT INTO submission (municipality_id, month, department_id)
      SELECT DISTINCT ${tx.municipality}, ${month}, after
        FROM (${unsubmittedDrafts(tx.municipality, month, procedureIds)}) d ORDER BY after ON CONFLICT DO NOTHING`);
    return tx.query<DraftMove>(sql`
      UPDATE status_report r SET department_id = d.after
        FROM (${unsubmittedDrafts(tx.municipality, month, procedureIds)}) d
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month} AND r.procedure_id = d.procedure_id
      RETURNING r.procedure_id, d.before, d.after`);
  }
}
