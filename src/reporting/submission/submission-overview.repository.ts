import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { prepared, type Sql, sql, sqlAmong, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { linesOfCorrection, revisionOfCorrection } from '../correction/correction-line.repository.js';
import { unsubmittedDrafts } from '../status-report/unsubmitted-drafts.sql.js';
import { expectedProcedures } from '../status-report/expected-procedures.sql.js';
import { type SubmissionListingState } from './submission-states.js';
import { type SubmissionOverviewDto } from './submission.dto.js';

const HANDED_IN: readonly SubmissionListingState[] = ['submitted', 'accepted'];

/** Which rows a month counts. */
interface Basis {
  /** Of a correction; null where the catalogue says what is expected. */
  revision: number | null;
  /** Whether any procedure ever went to another department, so that drafts may follow. */
  moved: boolean;
}

/** A month that is open, with the departments that have to report it. */
export interface OpenMonthOverview {
  month: Month;
  dueOn: IsoDate;
  departments: SubmissionOverviewDto[];
}

@Injectable()
export class SubmissionOverviewRepository {
  /**
   * Every department that has to report this month or has handed something in, by code; of these departments alone if given.
   * A report begun whose rows have all gone to another department is nobody's to finish.
   */
  async list(
    tx: Transaction,
    month: Month,
    departmentIds: readonly string[] | null,
  ): Promise<SubmissionOverviewDto[]> {
    return this.counted(tx, { month, departmentIds }, await this.basis(tx, month));
  }

  /** The same of the newest month that is open, with its due day; null where none is. */
  async ofNewestOpen(
    tx: Transaction,
    departmentIds: readonly string[] | null,
  ): Promise<OpenMonthOverview | null> {
    const open = await tx.one<Basis & Pick<OpenMonthOverview, 'month' | 'dueOn'>>(
      prepared(sql`
      SELECT m.month, m.due_on, (${revisionOfCorrection(tx, sqlText('m.month'))}) AS revision, ${hasMoves(tx)} AS moved
        FROM reporting_month m
       WHERE m.municipality_id = ${tx.municipality} AND m.state = 'open' ORDER BY m.month DESC LIMIT 1`),
    );
    if (!open) return null;
    const { month, dueOn, ...basis } = open;
    return { month, dueOn, departments: await this.counted(tx, { month, departmentIds }, basis) };
  }

  private async counted(
    tx: Transaction,
    { month, departmentIds }: { month: Month; departmentIds: readonly string[] | null },
    basis: Basis,
  ): Promise<SubmissionOverviewDto[]> {
    const tallies = talliesOf(tx, month, basis);
    return tx.query<SubmissionOverviewDto>(sql`
      WITH tallies AS MATERIALIZED (${tallies})
      SELECT d.id AS department_id, d.code AS department_code, d.name AS department_name,
             v.name AS division_name, coalesce(s.state, 'not-started') AS state,
             coalesce(s.on_behalf, false) AS on_behalf, s.return_reason,
             s.submitted_at, s.submitted_by, s.accepted_at, s.accepted_by, coalesce(s.version, 0) AS version,
             coalesce(t.expected, 0) AS expected, coalesce(t.saved, 0) AS saved
        FROM department d
        LEFT JOIN division v ON v.municipality_id = d.municipality_id AND v.id = d.division_id
        LEFT JOIN submission s ON s.municipality_id = d.municipality_id AND s.month = ${month}
                              AND s.department_id = d.id
        LEFT JOIN tallies t ON t.department_id = d.id
       WHERE d.municipality_id = ${tx.municipality}
         AND ${sqlAmong('d.id', departmentIds)}
         AND (t.expected > 0 OR s.state = ANY (${HANDED_IN}))
       ORDER BY d.code`);
  }

  /** Which rows a month counts, told in one look, so that the large statement is planned for nothing else. */
  private async basis(tx: Transaction, month: Month): Promise<Basis> {
    const row = await tx.one<Basis>(
      prepared(sql`
      SELECT (${revisionOfCorrection(tx, month)}) AS revision,
             ${hasMoves(tx)} AS moved`),
    );
    return row ?? { revision: null, moved: false };
  }
}

function hasMoves(tx: Transaction): Sql {
  return sql`EXISTS (SELECT FROM procedure_move WHERE municipality_id = ${tx.municipality})`;
}

/**
 * How many procedures each department has to report, and how many of them are saved, as a part of a statement. What is
 * reported counts for who reports it; in a correction, what the close expected is expected.
 */
function talliesOf(tx: Transaction, month: Month, { revision, moved }: Basis): Sql {
  const procedures =
    revision === null
      ? expectedProcedures(tx.municipality, month)
      : sql`SELECT id, department_id, report_expected AS expected FROM (${linesOfCorrection(tx, { month, revision })}) l`;
  const reports = sql`
    SELECT procedure_id, department_id FROM status_report
     WHERE municipality_id = ${tx.municipality} AND month = ${month}`;
  const movedReports = sql`
    SELECT r.procedure_id, coalesce(d.after, r.department_id) AS department_id
      FROM (${reports}) r
      LEFT JOIN (${unsubmittedDrafts(tx.municipality, month)}) d ON d.procedure_id = r.procedure_id`;
  return sql`
    SELECT coalesce(r.department_id, p.department_id) AS department_id,
           count(*)::integer AS expected, count(r.department_id)::integer AS saved
      FROM (${procedures}) p
      LEFT JOIN (${moved ? movedReports : reports}) r ON r.procedure_id = p.id
     WHERE r.department_id IS NOT NULL OR p.expected
     GROUP BY 1`;
}
