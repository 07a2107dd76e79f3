import { Injectable } from '@nestjs/common';
import { countToColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { type ProjectDto } from '../project/project.dto.js';
import { RobotRunEntity } from './robot-run.entity.js';
import { identityOf, monthOfRun, type Run } from './run.js';
import { type StoredMonthRunsDto } from './run-log.dto.js';

/** The project whose robot has a key. */
type RobotProject = Pick<ProjectDto, 'id' | 'departmentId'> & { robotKey: string };

/** A run to be stored; `at` is its place in the batch. */
export interface RunToStore {
  at: number;
  run: Run;
  projectId: string;
  late: boolean;
}

const COLUMNS = columnsOf(RobotRunEntity).except('municipalityId', 'batchId');

@Injectable()
export class RunLogRepository {
  constructor(private readonly months: MonthRepository) {}

  /** The projects with these robot keys, by key. */
  async robots(tx: Transaction, keys: readonly string[]): Promise<Map<string, RobotProject>> {
    const rows = await tx.query<RobotProject>(sql`
      SELECT id, robot_key, department_id
        FROM automation_project WHERE municipality_id = ${tx.municipality} AND robot_key = ANY (${keys})`);
    return new Map(rows.map((row) => [row.robotKey, row]));
  }

  /** Which of these months are closed or being closed; all are held as they are until the commit. */
  async lockMonths(tx: Transaction, months: readonly Month[]): Promise<Set<Month>> {
    const rows = await this.months.shareAll(tx, months);
    return new Set(rows.filter(({ state }) => state !== 'open').map(({ month }) => month));
  }

  /** Stores runs in one statement. Those known already stay as they are and are not in the answer, by month. */
  async store(tx: Transaction, batchId: string, runs: readonly RunToStore[]): Promise<StoredMonthRunsDto[]> {
    return tx.query<StoredMonthRunsDto>(sql`
      WITH added AS (
        INSERT INTO robot_run (municipality_id, batch_id, ${sqlText(COLUMNS.list())})
        SELECT ${tx.municipality}, ${batchId}::uuid, ${sqlText(COLUMNS.list('g'))}
          FROM ${runRows(runs)} ORDER BY project_id, run_id
        ON CONFLICT DO NOTHING RETURNING month, late)
      SELECT month, count(*)::integer AS stored, (count(*) FILTER (WHERE late))::integer AS late
        FROM added GROUP BY month ORDER BY month`);
  }

  /** The places of runs that are known with different content, at most `limit`. */
  async contradicted(tx: Transaction, runs: readonly RunToStore[], limit: number): Promise<number[]> {
    const rows = await tx.query<{ place: number }>(sql`
      SELECT g.ordinality AS place FROM ${runRows(runs)}
        JOIN robot_run r
          ON r.municipality_id = ${tx.municipality} AND r.project_id = g.project_id AND r.run_id = g.run_id
       WHERE (r.started_at, r.ended_at, r.outcome, r.reason, r.cases, r.cases_na)
             IS DISTINCT FROM (g.started_at, g.ended_at, g.outcome, g.reason, g.cases, g.cases_na)
       ORDER BY g.ordinality LIMIT ${limit}`);
    return rows.flatMap(({ place }) => runs[place - 1]?.at ?? []);
  }

  /** How many runs of a month came after its close, by project. */
  async late(tx: Transaction, month: Month): Promise<Map<string, number>> {
    const rows = await tx.query<{ projectId: string; late: number }>(sql`
      SELECT project_id, count(*)::integer AS late FROM robot_run
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND late GROUP BY project_id`);
    return new Map(rows.map(({ projectId, late }) => [projectId, late]));
  }

  /** Lets the late runs of a month count, now that it is open again. Returns how many. */
  async takeInLate(tx: Transaction, month: Month): Promise<number> {
    return tx.execute(sql`
      UPDATE robot_run SET late = false
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND late`);
  }
}

function runRows(runs: readonly RunToStore[]): Sql {
  const rows = runs.map(({ run, projectId, late }) => {
    const { value: cases, notApplicable: casesNa } = countToColumns(run.cases);
    return { ...run, projectId, runId: identityOf(run), month: monthOfRun(run), late, cases, casesNa };
  });
  return sql`jsonb_populate_recordset(NULL::robot_run, ${asTableRows(rows)}) WITH ORDINALITY AS g`;
}
