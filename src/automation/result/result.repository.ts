import { Injectable } from '@nestjs/common';
import { countFromColumns, countToColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { columnOf } from '../../platform/database/column-name.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { type Basis } from '../automation-words.js';
import { COUNT_FIELDS, type CountField, countsBy, type ResultEntryDto } from './result.dto.js';
import { type EnteredBeforeDto } from '../baseline/baseline.dto.js';
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
  extends CountColumns, Pick<ResultEntryDto, 'peopleMinutes' | 'robotMinutes' | 'basis' | 'note'> {
  projectId: string;
  month: Month;
  beforeMinutes: string | null;
  beforePeople: string | null;
  beforeBasis: Basis | null;
  version: number | null;
  runs: number | null;
  loggedFailures: number;
  loggedCases: number | null;
  loggedCasesNa: boolean;
  runsWithoutCases: number;
  robotSeconds: number;
  runsWithoutEnd: number;
  lastRunAt: Date | null;
}

const COUNT_COLUMNS = COUNT_FIELDS.flatMap((field) => [field, `${field}Na`]).map(columnOf);
/** What is entered of a result, as columns. */
const ENTERED = [...COUNT_COLUMNS, 'people_minutes', 'robot_minutes', 'basis', 'note'];
/** What is written of a result beside its key. */
const WRITTEN = [
  ...ENTERED,
  'before_minutes_per_case',
  'before_people',
  'before_basis',
  'on_behalf',
  'entered_by',
  'version',
];

@Injectable()
export class ResultRepository {
  constructor(private readonly months: MonthRepository) {}

  /** What is stored of these projects in these months, by month. Where nothing is, there is no row. */
  async ofMonths(
    tx: Transaction,
    months: readonly Month[],
    projectIds: readonly string[],
  ): Promise<StoredMonth[]> {
    const rows = await tx.query<Row>(
      `SELECT project_id, month, ${COUNT_COLUMNS.map((column) => `r.${column}`).join(', ')},
              r.people_minutes::text AS people_minutes, r.robot_minutes::text AS robot_minutes, r.basis, r.note,
              r.before_minutes_per_case::text AS before_minutes, r.before_people::text AS before_people,
              r.before_basis, r.version, l.runs, l.failures AS logged_failures,
              l.cases AS logged_cases, l.cases_na AS logged_cases_na, l.robot_seconds,
              l.runs_without_cases, l.runs_without_end,
              l.last_run_at
         FROM (SELECT * FROM automation_result WHERE municipality_id = $1 AND month = ANY ($2)) r
         FULL JOIN (SELECT * FROM automation_run_sum WHERE municipality_id = $1 AND month = ANY ($2)) l
              USING (project_id, month)
        WHERE project_id = ANY ($3::uuid[])
        ORDER BY month, project_id`,
      [tx.municipality, months, projectIds],
    );
    return rows.map(storedMonth);
  }

  /** The first month with logs of each of these projects that has any. */
  async logsSince(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, Month>> {
    const rows = await tx.query<{ projectId: string; month: Month }>(
      `SELECT project_id, min(month) AS month FROM automation_run_sum
        WHERE municipality_id = $1 AND project_id = ANY ($2::uuid[]) GROUP BY project_id`,
      [tx.municipality, projectIds],
    );
    return new Map(rows.map(({ projectId, month }) => [projectId, month]));
  }

  /** Writes results of a month, each over the version seen and with today's "before" beside it. Fewer written than
   * given: somebody was first, give up. */
  async write(tx: Transaction, month: Month, results: readonly ResultToWrite[], by: string): Promise<number> {
    return tx.execute(
      `INSERT INTO automation_result AS old (municipality_id, month, project_id, ${WRITTEN.join(', ')})
       SELECT $1, $2, e.project_id, ${ENTERED.map((column) => `e.${column}`).join(', ')},
              b.minutes_per_case, b.people, b.basis, e.on_behalf, $4, e.version + 1
         FROM jsonb_populate_recordset(NULL::automation_result, $3) AS e
         LEFT JOIN automation_before b ON b.municipality_id = $1 AND b.project_id = e.project_id
        ORDER BY e.project_id
       ON CONFLICT (municipality_id, month, project_id) DO UPDATE
          SET (${WRITTEN.join(', ')}, entered_at)
            = (${WRITTEN.map((column) => `EXCLUDED.${column}`).join(', ')}, now())
        WHERE old.version = EXCLUDED.version - 1`,
      [tx.municipality, month, asTableRows(results.map(toStored)), by],
    );
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
    await tx.execute(
      `UPDATE automation_result SET before_minutes_per_case = $4, before_people = $5, before_basis = $6
        WHERE municipality_id = $1 AND project_id = $2 AND month = ANY ($3)`,
      [
        tx.municipality,
        projectId,
        months,
        before?.minutesPerCase ?? null,
        before?.people ?? null,
        before?.basis ?? null,
      ],
    );
  }
}

function storedMonth(row: Row): StoredMonth {
  const { projectId, month, beforeMinutes, beforePeople, beforeBasis } = row;
  return {
    projectId,
    month,
    entered: row.version === null ? null : enteredIn(row),
    logged:
      row.runs === null
        ? null
        : {
            runs: row.runs,
            failures: row.loggedFailures,
            cases: countFromColumns(row.loggedCases, row.loggedCasesNa),
            runsWithoutCases: row.runsWithoutCases,
            robotSeconds: row.robotSeconds,
            runsWithoutEnd: row.runsWithoutEnd,
            lastRunAt: row.lastRunAt,
          },
    before:
      beforeMinutes !== null && beforePeople !== null && beforeBasis !== null
        ? { minutesPerCase: beforeMinutes, people: beforePeople, basis: beforeBasis }
        : null,
    version: row.version ?? 0,
  };
}

function enteredIn(row: Row): ResultEntryDto {
  const { peopleMinutes, robotMinutes, basis, note } = row;
  const counts = countsBy((field) => countFromColumns(row[field], row[`${field}Na`]));
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
