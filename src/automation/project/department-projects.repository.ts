import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';

/** The automation projects of a department, all at once. */
@Injectable()
export class DepartmentProjectsRepository {
  async count(tx: Transaction, departmentId: string): Promise<number> {
    const rows = await tx.query<{ projects: number }>(
      `SELECT count(*) AS projects FROM automation_project WHERE municipality_id = $1 AND department_id = $2`,
      [tx.municipality, departmentId],
    );
    return rows[0]?.projects ?? 0;
  }

  /** Moves every project to another department. Returns their ids. */
  async move(tx: Transaction, { from, to }: { from: string; to: string }): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE automation_project SET department_id = $3, version = version + 1, updated_at = now()
        WHERE municipality_id = $1 AND department_id = $2 RETURNING id`,
      [tx.municipality, from, to],
    );
    return rows.map(({ id }) => id).sort();
  }
}
