import { Injectable } from '@nestjs/common';
import { countToColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { identityOf, monthOfRun, type Run } from './run.js';
import { type StoredMonthRunsDto } from './run-log.dto.js';

/** The project whose robot has a key. */
export interface RobotProject {
  id: string;
  robotKey: string;
  departmentId: string;
}

/** A run to be stored; `at` is its place in the batch. */
export interface RunToStore {
  at: number;
  run: Run;
  projectId: string;
  late: boolean;
}

const GIVEN = `unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[], $7::timestamptz[], $8::text[],
  $9::text[], $10::bigint[], $11::boolean[], $12::integer[])
  AS g(project_id, run_id, month, late, started_at, ended_at, outcome, reason, cases, cases_na, at)`;

@Injectable()
export class RunLogRepository {
  constructor(private readonly months: MonthRepository) {}

  /** The projects with these robot keys, by key. */
  async robots(tx: Transaction, keys: readonly string[]): Promise<Map<string, RobotProject>> {
    const rows = await tx.query<RobotProject>(
      `SELECT id, robot_key, department_id
         FROM automation_project WHERE municipality_id = $1 AND robot_key = ANY ($2)`,
      [tx.municipality, keys],
    );
    return new Map(rows.map((row) => [row.robotKey, row]));
  }

  /** Which of these months are closed or being closed; all are held as they are until the commit. */
  async lockMonths(tx: Transaction, months: readonly Month[]): Promise<Set<Month>> {
    const rows = await this.months.shareAll(tx, months);
    return new Set(rows.filter(({ state }) => state !== 'open').map(({ month }) => month));
  }

  /** Stores runs in one statement. Those known already stay as they are and are not in the answer, by month. */
  async store(tx: Transaction, batchId: string, runs: readonly RunToStore[]): Promise<StoredMonthRunsDto[]> {
    return tx.query<StoredMonthRunsDto>(
      `WITH added AS (
         INSERT INTO robot_run (municipality_id, project_id, run_id, month, late, started_at, ended_at, outcome, reason,
                                cases, cases_na, batch_id)
         SELECT $1, project_id, run_id, month, late, started_at, ended_at, outcome, reason, cases, cases_na, $13
           FROM ${GIVEN} ORDER BY project_id, run_id
         ON CONFLICT DO NOTHING RETURNING month, late)
       SELECT month, count(*)::integer AS stored, (count(*) FILTER (WHERE late))::integer AS late
         FROM added GROUP BY month ORDER BY month`,
      [tx.municipality, ...columnsOf(runs), batchId],
    );
  }

  /** The places of runs that are known with different content, at most `limit`. */
  async contradicted(tx: Transaction, runs: readonly RunToStore[], limit: number): Promise<number[]> {
    const rows = await tx.query<{ at: number }>(
      `SELECT g.at FROM ${GIVEN}
         JOIN robot_run r ON r.municipality_id = $1 AND r.project_id = g.project_id AND r.run_id = g.run_id
        WHERE (r.started_at, r.ended_at, r.outcome, r.reason, r.cases, r.cases_na)
              IS DISTINCT FROM (g.started_at, g.ended_at, g.outcome, g.reason, g.cases, g.cases_na)
        ORDER BY g.at LIMIT $13`,
      [tx.municipality, ...columnsOf(runs), limit],
    );
    return rows.map(({ at }) => at);
  }

  /** How many runs of a month came after its close, by project. */
  async late(tx: Transaction, month: Month): Promise<Map<string, number>> {
    const rows = await tx.query<{ projectId: string; late: number }>(
      `SELECT project_id, count(*)::integer AS late FROM robot_run
        WHERE municipality_id = $1 AND month = $2 AND late GROUP BY project_id`,
      [tx.municipality, month],
    );
    return new Map(rows.map(({ projectId, late }) => [projectId, late]));
  }

  /** Lets the late runs of a month count, now that it is open again. Returns how many. */
  async takeInLate(tx: Transaction, month: Month): Promise<number> {
    return tx.execute(
      `UPDATE robot_run SET late = false WHERE municipality_id = $1 AND month = $2 AND late`,
      [tx.municipality, month],
    );
  }
}

function columnsOf(runs: readonly RunToStore[]): unknown[] {
  const counts = runs.map(({ run }) => countToColumns(run.cases));
  return [
    runs.map(({ projectId }) => projectId),
    runs.map(({ run }) => identityOf(run)),
    runs.map(({ run }) => monthOfRun(run)),
    runs.map(({ late }) => late),
    runs.map(({ run }) => run.startedAt.toISOString()),
    runs.map(({ run }) => run.endedAt?.toISOString() ?? null),
    runs.map(({ run }) => run.outcome),
    runs.map(({ run }) => run.reason),
    counts.map(({ value }) => value),
    counts.map(({ notApplicable }) => notApplicable),
    runs.map(({ at }) => at),
  ];
}
