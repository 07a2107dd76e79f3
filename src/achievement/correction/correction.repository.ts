import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type PeriodFacts } from '../rows/period-facts.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from '../rows/procedure-row.js';
import { type RowSource } from '../rows/row-source.js';
import { type MonthRevisions } from '../snapshot/snapshot.js';
import { type CorrectedReport } from './corrected-report.js';
import { closedMonthRow, type ClosedMonthRow } from './months-of-procedure.js';

@Injectable()
export class CorrectionRepository {
  /** The reports that may have changed their row since the reopening, and those of the given procedures. */
  async reports(
    tx: Transaction,
    {
      month,
      revision,
      countedStates,
      alsoOf,
    }: { month: Month; revision: number; countedStates: readonly string[]; alsoOf: readonly string[] },
  ): Promise<CorrectedReport[]> {
    return tx.query<CorrectedReport>(sql`
      SELECT r.procedure_id, r.stage, r.exempt_reason, r.planned_month, r.note,
             r.applications_total AS total, r.applications_total_na AS total_na,
             r.applications_online AS online, r.applications_online_na AS online_na,
             r.return_reason IS NULL AND s.state = ANY (${countedStates}::text[]) AS counts,
             r.entered_revision IS NOT DISTINCT FROM ${revision} AS entered,
             r.returned_revision IS NOT DISTINCT FROM ${revision} AS returned,
             coalesce(l.report_counted, true) AS counted_before, l.closed_counts
        FROM status_report r
        JOIN submission s ON s.municipality_id = ${tx.municipality} AND s.month = ${month}
                         AND s.department_id = r.department_id
        LEFT JOIN correction_line l ON l.municipality_id = ${tx.municipality} AND l.month = ${month}
                                   AND l.revision = ${revision} AND l.procedure_id = r.procedure_id
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month}
         AND (l.procedure_id IS NOT NULL OR r.procedure_id = ANY (${alsoOf}::uuid[]))
         AND (${revision} IN (r.entered_revision, r.returned_revision) OR NOT l.report_counted
              OR r.procedure_id = ANY (${alsoOf}::uuid[]))`);
  }

  /** The rows of these procedures, and of those mapped to one of these items. */
  async procedures(
    tx: Transaction,
    source: RowSource,
    { ids, itemKeys }: { ids: readonly string[]; itemKeys: readonly string[] },
  ): Promise<ProcedureRow[]> {
    return tx.query<ProcedureRow>(sql`
      SELECT ${sqlText(PROCEDURE_COLUMNS.list('r'))} FROM (${source.procedures}) r
       WHERE r.procedure_id = ANY (${ids}::uuid[]) OR r.item_keys && ${itemKeys}::text[]`);
  }

  /** Procedures in closed months, each month in the given revision. */
  async months(
    tx: Transaction,
    revisions: MonthRevisions,
    procedureIds: readonly string[],
  ): Promise<ClosedMonthRow[]> {
    const rows = await tx.query<ProcedureRow & { month: Month }>(sql`
      SELECT ${sqlText(PROCEDURE_COLUMNS.list('f'))}, f.period AS month
        FROM jsonb_each_text(${JSON.stringify(revisions)}) AS closed (month, revision)
        JOIN frozen_procedure f ON f.municipality_id = ${tx.municipality} AND f.period = closed.month
                               AND f.revision = closed.revision::integer
       WHERE f.procedure_id = ANY (${procedureIds}::uuid[])`);
    return rows.map(closedMonthRow);
  }

  /** The procedures whose counts or scope in a month differ between two of its closed revisions; 0 is before the first. */
  async changedProcedures(tx: Transaction, month: Month, before: number, after: number): Promise<string[]> {
    const comparedColumns = `to_jsonb(ARRAY[f.in_scope::text, f.report_counted::text, f.frequency, f.applications_total::text,
      f.applications_total_na::text, f.applications_online::text, f.applications_online_na::text,
      CASE WHEN f.frequency = 'yearly' THEN f.yearly_total::text END,
      CASE WHEN f.frequency = 'yearly' THEN f.yearly_online::text END])`;
    const rows = await tx.query<{ id: string }>(sql`
      SELECT f.procedure_id AS id FROM frozen_procedure f
       WHERE f.municipality_id = ${tx.municipality} AND f.period = ${month}
         AND f.revision IN (${before}, ${after})
       GROUP BY f.procedure_id
      HAVING count(*) < 2 OR count(DISTINCT ${sqlText(comparedColumns)}) > 1`);
    return rows.map(({ id }) => id);
  }

  /** The closed revisions that months had at a time, from `from` up to, not including, `before`. */
  async revisionsAt(
    tx: Transaction,
    { from, before, at }: { from: Month; before: Month; at: Date },
  ): Promise<MonthRevisions> {
    const rows = await tx.query<{ month: Month; revision: number }>(sql`
      SELECT period AS month, max(revision) AS revision FROM snapshot
       WHERE municipality_id = ${tx.municipality} AND state = 'final' AND period >= ${from}
         AND period < ${before} AND length(period) = 7
         AND date_trunc('milliseconds', computed_at) <= ${at}
       GROUP BY period`);
    const revisions: MonthRevisions = {};
    for (const { month, revision } of rows) revisions[month] = revision;
    return revisions;
  }

  async tagsOf(tx: Transaction, edition: IsoDate): Promise<PeriodFacts['tags']> {
    const row = await tx.one<{ tags: PeriodFacts['tags'] }>(sql`
      SELECT tags FROM list_edition WHERE edition = ${edition}`);
    return row?.tags ?? [];
  }
}
