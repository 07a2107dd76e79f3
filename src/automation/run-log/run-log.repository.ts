import { Injectable } from '@nestjs/common';
import { countToColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { RobotRunEntity } from './robot-run.entity.js';
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

const GIVEN = 'jsonb_populate_recordset(NULL::robot_run, $2) WITH ORDINALITY AS g';
const COLUMNS = columnsOf(RobotRunEntity).except('municipalityId', 'batchId');

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
         INSERT INTO robot_run (municipality_id, batch_id, ${COLUMNS.list()})
         SELECT $1, $3, ${COLUMNS.list('g')} FROM ${GIVEN} ORDER BY project_id, run_id
         ON CONFLICT DO NOTHING RETURNING month, late)
       SELECT month, count(*)::integer AS stored, (count(*) FILTER (WHERE late))::integer AS late
         FROM added GROUP BY month ORDER BY month`,
      [tx.municipality, rowsOf(runs), batchId],
    );
  }

  /** The places of runs that are known with different content, at most `limit`. */
  async contradicted(tx: Transaction, runs: readonly RunToStore[], limit: number): Promise<number[]> {
    const rows = await tx.query<{ place: number }>(
      `SELECT g.ordinality AS place FROM ${GIVEN}
         JOIN robot_run r ON r.municipality_id = $1 AND r.project_id = g.project_id AND r.run_id = g.run_id
        WHERE (r.started_at, r.ended_at, r.outcome, r.reason, r.cases, r.cases_na)
              IS DISTINCT FROM (g.started_at, g.ended_at, g.outcome, g.reason, g.cases, g.cases_na)
        ORDER BY g.ordinality LIMIT $3`,
      [tx.municipality, rowsOf(runs), limit],
    );
    return rows.flatMap(({ place }) => runs[place - 1]?.at ?? []);
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

function rowsOf(runs: readonly RunToStore[]): string {
  return asTableRows(
    runs.map(({ run, projectId, late }) => {
      const { value: cases, notApplicable: casesNa } = countToColumns(run.cases);
      return { ...run, projectId, runId: identityOf(run), month: monthOfRun(run), late, cases, casesNa };
    }),
  );
}
