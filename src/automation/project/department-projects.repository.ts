import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** The automation projects of a department, all at once. */
@Injectable()
export class DepartmentProjectsRepository {
  async count(tx: Transaction, departmentId: string): Promise<number> {
    const row = await tx.one<{ projects: number }>(sql`
      SELECT count(*) AS projects FROM automation_project
       WHERE municipality_id = ${tx.municipality} AND department_id = ${departmentId}`);
    return row?.projects ?? 0;
  }

  /** Moves every project to another department. Returns their ids. */
  async move(tx: Transaction, { from, to }: { from: string; to: string }): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(sql`
      UPDATE automation_project SET department_id = ${to}, version = version + 1, updated_at = now()
       WHERE municipality_id = ${tx.municipality} AND department_id = ${from} RETURNING id`);
    return rows.map(({ id }) => id).sort();
  }
}
