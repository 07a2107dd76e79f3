import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** What the runs of one robot in a month come to, as it is stored. */
export interface StoredRunSum {
  projectId: string;
  runs: number;
  failures: number;
  /** Sum over the runs that reported theirs; null where none did. */
  cases: number | null;
  /** Whether every run said that cases do not apply. */
  casesNa: boolean;
  runsWithoutCases: number;
  robotSeconds: number;
  runsWithoutEnd: number;
  lastRunAt: Date;
}

@Injectable()
export class RunSumRepository {
  /** Sums the runs of a month that count, by project. A month that was cleared away gives none. */
  async ofMonth(tx: Transaction, month: Month): Promise<StoredRunSum[]> {
    return tx.query<StoredRunSum>(
      `SELECT project_id, count(*) AS runs, count(*) FILTER (WHERE outcome = 'failed') AS failures,
              sum(cases)::bigint AS cases, bool_and(cases_na) AS cases_na,
              count(*) FILTER (WHERE cases IS NULL AND NOT cases_na) AS runs_without_cases,
              coalesce(round(extract(epoch FROM sum(ended_at - started_at))), 0)::bigint AS robot_seconds,
              count(*) FILTER (WHERE ended_at IS NULL) AS runs_without_end, max(started_at) AS last_run_at
         FROM robot_run WHERE municipality_id = $1 AND month = $2 AND NOT late
        GROUP BY project_id ORDER BY project_id`,
      [tx.municipality, month],
    );
  }

  /** Writes the sums of a month. Sums of other projects stay: their runs have been cleared away. */
  async save(tx: Transaction, month: Month, sums: readonly StoredRunSum[], at: Date): Promise<void> {
    if (sums.length === 0) return;
    await tx.execute(
      `INSERT INTO automation_run_sum (municipality_id, month, summed_at, project_id, runs, failures, cases, cases_na,
              runs_without_cases, robot_seconds, runs_without_end, last_run_at)
       SELECT $1, $2, $3, s.project_id, s.runs, s.failures, s.cases, s.cases_na, s.runs_without_cases,
              s.robot_seconds, s.runs_without_end, s.last_run_at
         FROM jsonb_populate_recordset(NULL::automation_run_sum, $4) AS s
        ORDER BY s.project_id
       ON CONFLICT (municipality_id, project_id, month) DO UPDATE
          SET (runs, failures, cases, cases_na, runs_without_cases, robot_seconds, runs_without_end, last_run_at,
               summed_at)
            = (EXCLUDED.runs, EXCLUDED.failures, EXCLUDED.cases, EXCLUDED.cases_na, EXCLUDED.runs_without_cases,
               EXCLUDED.robot_seconds, EXCLUDED.runs_without_end, EXCLUDED.last_run_at, EXCLUDED.summed_at)`,
      [tx.municipality, month, at, asTableRows(sums)],
    );
  }
}
