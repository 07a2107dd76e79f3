import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationRunSumEntity } from '../result/automation-run-sum.entity.js';

/** What the runs of one robot in a month come to, as it is stored. */
export type StoredRunSum = Omit<AutomationRunSumEntity, 'municipalityId' | 'month' | 'summedAt'>;

const SUMS = columnsOf(AutomationRunSumEntity).except('municipalityId', 'projectId', 'month', 'summedAt');

@Injectable()
export class RunSumRepository {
  /** Sums the runs of a month that count, by project. A month that was cleared away gives none. */
  async ofMonth(tx: Transaction, month: Month): Promise<StoredRunSum[]> {
    return tx.query<StoredRunSum>(sql`
      SELECT project_id, count(*) AS runs, count(*) FILTER (WHERE outcome = 'failed') AS failures,
             sum(cases)::bigint AS cases, bool_and(cases_na) AS cases_na,
             count(*) FILTER (WHERE cases IS NULL AND NOT cases_na) AS runs_without_cases,
             coalesce(round(extract(epoch FROM sum(ended_at - started_at))), 0)::bigint AS robot_seconds,
             count(*) FILTER (WHERE ended_at IS NULL) AS runs_without_end, max(started_at) AS last_run_at
        FROM robot_run WHERE municipality_id = ${tx.municipality} AND month = ${month} AND NOT late
       GROUP BY project_id ORDER BY project_id`);
  }

  /** Writes the sums of a month. Sums of other projects stay: their runs have been cleared away. */
  async save(tx: Transaction, month: Month, sums: readonly StoredRunSum[], at: Date): Promise<void> {
    if (sums.length === 0) return;
    await tx.execute(sql`
      INSERT INTO automation_run_sum (municipality_id, month, summed_at, project_id, ${sqlText(SUMS.list())})
      SELECT ${tx.municipality}, ${month}, ${at}, s.project_id, ${sqlText(SUMS.list('s'))}
        FROM jsonb_populate_recordset(NULL::automation_run_sum, ${asTableRows(sums)}) AS s
       ORDER BY s.project_id
      ON CONFLICT (municipality_id, project_id, month) DO UPDATE
         SET ${sqlText(SUMS.assignedFrom('EXCLUDED'))}, summed_at = EXCLUDED.summed_at`);
  }
}
