import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** A department's report as a page leads to it. */
interface Neighbour {
  id: string;
  name: string;
}

/** The reports around one, by the department's code; null where there is none. */
export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
  /** The next one that waits to be accepted; after the last comes the first. */
  waiting: Neighbour | null;
}

@Injectable()
export class SubmissionNeighboursRepository {
  /** Around a department's report of a month: of all that have been handed in, whatever became of them. */
  async around(tx: Transaction, month: Month, departmentId: string): Promise<Neighbours> {
    const rows = await tx.query<Neighbour & { place: keyof Neighbours }>(sql`
      WITH here AS (
        SELECT code FROM department WHERE municipality_id = ${tx.municipality} AND id = ${departmentId}),
      others AS (
        SELECT d.id, d.name, d.code, s.state
          FROM submission s
          JOIN department d ON d.municipality_id = s.municipality_id AND d.id = s.department_id
         WHERE s.municipality_id = ${tx.municipality} AND s.month = ${month} AND s.state <> 'draft'
           AND s.department_id <> ${departmentId})
      (SELECT 'previous' AS place, o.id, o.name FROM others o, here
        WHERE o.code < here.code ORDER BY o.code DESC LIMIT 1)
      UNION ALL
      (SELECT 'next', o.id, o.name FROM others o, here WHERE o.code > here.code ORDER BY o.code LIMIT 1)
      UNION ALL
      (SELECT 'waiting', o.id, o.name FROM others o, here
        WHERE o.state = 'submitted' ORDER BY o.code < here.code, o.code LIMIT 1)`);
    const at = (place: keyof Neighbours) => {
      const row = rows.find((one) => one.place === place);
      return row ? { id: row.id, name: row.name } : null;
    };
    return { previous: at('previous'), next: at('next'), waiting: at('waiting') };
  }
}
