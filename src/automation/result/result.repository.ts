import { Injectable } from '@nestjs/common';
import { countFromColumns, countToColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { prepared, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { type Basis, byKey } from '../automation-words.js';
import { COUNT_FIELDS, type CountField, type ResultEntryDto, type RunSumDto } from './result.dto.js';
import { type EnteredBeforeDto } from '../baseline/baseline.dto.js';
import { AutomationResultEntity } from './automation-result.entity.js';
import { type StoredMonth } from './result.js';

/** A result to be written over the version that was seen; 0 where none was there. */
export interface ResultToWrite {
  projectId: string;
  seenVersion: number;
  entry: ResultEntryDto;
  onBehalf: boolean;
}

type CountColumns = Record<CountField, number | null> & Record<`${CountField}Na`, boolean>;

interface Row
  extends
    CountColumns,
    Omit<ResultEntryDto, CountField>,
    Omit<RunSumDto, 'runs' | 'failures' | 'cases'>,
    Pick<StoredMonth, 'projectId' | 'month'> {
  beforeMinutesPerCase: string | null;
  beforePeople: string | null;
  beforeBasis: Basis | null;
  version: number | null;
  runs: number | null;
  loggedFailures: number;
  loggedCases: number | null;
  loggedCasesNa: boolean;
}

const RESULT = columnsOf(AutomationResultEntity);
const COUNTS = COUNT_FIELDS.flatMap((field) => [field, `${field}Na`] as const);
/** What people enter. */
const ENTERED = RESULT.only(...COUNTS, 'peopleMinutes', 'robotMinutes', 'basis', 'note');
const BEFORE = RESULT.only('beforeMinutesPerCase', 'beforePeople', 'beforeBasis');

@Injectable()
export class ResultRepository {
  constructor(private readonly months: MonthRepository) {}

  /** What is stored of these projects in these months, by month. Where nothing is, there is no row. */
  async ofMonths(
    tx: Transaction,
    months: readonly Month[],
    projectIds: readonly string[],
  ): Promise<StoredMonth[]> {
    const within = sql`municipality_id = ${tx.municipality} AND month = ANY (${months})`;
    const rows = await tx.query<Row>(
      prepared(sql`
      SELECT project_id, month, ${sqlText(ENTERED.list('r'))}, ${sqlText(BEFORE.list('r'))}, r.version,
             l.runs, l.failures AS logged_failures, l.cases AS logged_cases, l.cases_na AS logged_cases_na, l.robot_seconds, l.runs_without_cases,
             l.runs_without_end, l.last_run_at
        FROM (SELECT * FROM automation_result WHERE ${within}) r
        FULL JOIN (SELECT * FROM automation_run_sum WHERE ${within}) l USING (project_id, month)
       WHERE project_id = ANY (${projectIds}::uuid[])
       ORDER BY month, project_id`),
    );
    return rows.map(storedMonth);
  }

  /** The first month with logs of each of these projects that has any. */
  async logsSince(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, Month>> {
    const rows = await tx.query<{ projectId: string; month: Month }>(
      prepared(sql`
      SELECT project_id, min(month) AS month FROM automation_run_sum
       WHERE municipality_id = ${tx.municipality}
         AND project_id = ANY (${projectIds}::uuid[]) GROUP BY project_id`),
    );
    return new Map(rows.map(({ projectId, month }) => [projectId, month]));
  }

  /** Writes results of a month, each over the version seen and with today's "before" beside it. Fewer written than
   * given: somebody was first, give up. */
  async write(tx: Transaction, month: Month, results: readonly ResultToWrite[], by: string): Promise<number> {
    return tx.execute(sql`
      INSERT INTO automation_result AS old
             (municipality_id, month, project_id, ${sqlText(ENTERED.list())},
              before_minutes_per_case, before_people, before_basis, on_behalf, entered_by, version)
      SELECT ${tx.municipality}, ${month}, e.project_id, ${sqlText(ENTERED.list('e'))},
             b.minutes_per_case, b.people, b.basis, e.on_behalf, ${by}, e.version + 1
        FROM jsonb_populate_recordset(NULL::automation_result, ${asTableRows(results.map(toStored))}) AS e
        LEFT JOIN automation_before b ON b.municipality_id = ${tx.municipality} AND b.project_id = e.project_id
       ORDER BY e.project_id
      ON CONFLICT (municipality_id, month, project_id) DO UPDATE
         SET ${sqlText(ENTERED.assignedFrom('EXCLUDED'))}, ${sqlText(BEFORE.assignedFrom('EXCLUDED'))},
             on_behalf = EXCLUDED.on_behalf, entered_by = EXCLUDED.entered_by, version = EXCLUDED.version,
             entered_at = now()
       WHERE old.version = EXCLUDED.version - 1`);
  }

  /** The months that are open, kept open until the commit. */
  async lockOpenMonths(tx: Transaction): Promise<Month[]> {
    const rows = await this.months.shareAll(tx);
    return rows.filter(({ state }) => state === 'open').map(({ month }) => month);
  }

  /** Holds the results of these months against another "before". */
  async compareWith(
    tx: Transaction,
    projectId: string,
    months: readonly Month[],
    before: EnteredBeforeDto | null,
  ): Promise<void> {
    await tx.execute(sql`
      UPDATE automation_result SET before_minutes_per_case = ${before?.minutesPerCase ?? null},
             before_people = ${before?.people ?? null}, before_basis = ${before?.basis ?? null}
       WHERE municipality_id = ${tx.municipality} AND project_id = ${projectId} AND month = ANY (${months})`);
  }
}

function storedMonth(row: Row): StoredMonth {
  const { projectId, month, version, beforeMinutesPerCase: minutesPerCase, beforePeople: people } = row;
  const { beforeBasis: basis, runs, loggedFailures: failures, loggedCases, loggedCasesNa } = row;
  const { runsWithoutCases, robotSeconds, runsWithoutEnd, lastRunAt } = row;
  const times = { runsWithoutCases, robotSeconds, runsWithoutEnd, lastRunAt };
  return {
    projectId,
    month,
    entered: version === null ? null : enteredIn(row),
    logged:
      runs === null
        ? null
        : { runs, failures, cases: countFromColumns(loggedCases, loggedCasesNa), ...times },
    before:
      minutesPerCase !== null && people !== null && basis !== null ? { minutesPerCase, people, basis } : null,
    version: version ?? 0,
  };
}

function enteredIn(row: Row): ResultEntryDto {
  const { peopleMinutes, robotMinutes, basis, note } = row;
  const counts = byKey(COUNT_FIELDS, (field) => countFromColumns(row[field], row[`${field}Na`]));
  return { ...counts, peopleMinutes, robotMinutes, basis, note };
}

function toStored({ projectId, seenVersion, entry, onBehalf }: ResultToWrite): object {
  const counts = COUNT_FIELDS.flatMap((field) => {
    const { value, notApplicable } = countToColumns(entry[field]);
    return [
      [field, value],
      [`${field}Na`, notApplicable],
    ];
  });
  return { ...entry, projectId, version: seenVersion, onBehalf, ...(Object.fromEntries(counts) as object) };
}
