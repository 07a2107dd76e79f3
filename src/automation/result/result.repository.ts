import { Injectable } from '@nestjs/common';
import { countFromColumns, countToColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { prepared, type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { type Basis, byKey } from '../automation-words.js';
import { COUNT_FIELDS, type CountField, type ResultEntryDto, type RunSumDto } from './result.dto.js';
import { type EnteredBeforeDto } from '../baseline/baseline.dto.js';
import { AutomationResultEntity } from './automation-result.entity.js';
import { AutomationRunSumEntity } from './automation-run-sum.entity.js';
import { type StoredMonth } from './result.js';

/** A result to be written over the version that was seen; 0 where none was there. */
export interface ResultToWrite {
  projectId: string;
  seenVersion: number;
  entry: ResultEntryDto;
  onBehalf: boolean;
}

type CountColumns = Record<CountField, number | null> & Record<`${CountField}Na`, boolean>;

export interface StoredRow
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

const ENTERED_AS_JSON = sqlText(ENTERED.inFields('r', { asJson: true }));
const BEFORE_AS_JSON = sqlText(BEFORE.inFields('r', { asJson: true }));
const LOGGED = columnsOf(AutomationRunSumEntity);
const LOGGED_AS_JSON = sqlText(
  LOGGED.only('robotSeconds', 'runsWithoutCases', 'runsWithoutEnd', 'lastRunAt').inFields('l', {
    asJson: true,
  }),
);

/** What is stored in these months of projects that the condition names, for `storedMonth`. */
export function storedMonths(municipality: string, months: readonly Month[], of: Sql): Sql {
  const within = sql`municipality_id = ${municipality} AND month = ANY (${months}) AND ${of}`;
  return sql`
    SELECT project_id AS "projectId", month, ${ENTERED_AS_JSON}, ${BEFORE_AS_JSON}, r.version,
           l.runs, l.failures AS "loggedFailures", l.cases AS "loggedCases", l.cases_na AS "loggedCasesNa",
           ${LOGGED_AS_JSON}
      FROM (SELECT * FROM automation_result WHERE ${within}) r
      FULL JOIN (SELECT * FROM automation_run_sum WHERE ${within}) l USING (project_id, month)
     ORDER BY month, project_id`;
}

/** The first month with logs of the robot of a project that a statement names; null where it never sent any. */
export function logsSince(municipality: string, project: Sql): Sql {
  return sql`
    SELECT min(l.month) FROM automation_run_sum l
     WHERE l.municipality_id = ${municipality} AND l.project_id = ${project}`;
}

@Injectable()
export class ResultRepository {
  constructor(private readonly months: MonthRepository) {}

  /** What is stored of these projects in these months, by month. Where nothing is, there is no row. */
  async ofMonths(
    tx: Transaction,
    months: readonly Month[],
    projectIds: readonly string[],
  ): Promise<StoredMonth[]> {
    const of = sql`project_id = ANY (${projectIds}::uuid[])`;
    const rows = await tx.query<StoredRow>(prepared(storedMonths(tx.municipality, months, of)));
    return rows.map(storedMonth);
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

export function storedMonth(row: StoredRow): StoredMonth {
  const { projectId, month, version, beforeMinutesPerCase: minutesPerCase, beforePeople: people } = row;
  const { beforeBasis: basis, runs, loggedFailures: failures, loggedCases, loggedCasesNa } = row;
  const { runsWithoutCases, robotSeconds, runsWithoutEnd, lastRunAt } = LOGGED.fromJson(row);
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

function enteredIn(row: StoredRow): ResultEntryDto {
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
