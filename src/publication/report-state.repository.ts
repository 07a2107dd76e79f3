import { Injectable } from '@nestjs/common';
import { prepared, type Sql, sql, sqlJoin, sqlText } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';

/**
 * All that a report is made from, but for the rows and figures of months: whoever writes those writes the snapshot or
 * the basis of their period in the same transaction.
 */
export const STATED_TABLES = {
  municipality: [
    ...['municipality', 'division', 'department', 'snapshot', 'figure_basis'],
    ...['target', 'target_value', 'target_history', 'manual_indicator', 'manual_actual'],
    ...['review_text', 'review_action', 'review_action_step'],
    ...['automation_project', 'automation_project_procedure', 'automation_stage'],
    ...['automation_before', 'automation_estimate', 'automation_result', 'automation_run_sum'],
    ...['automation_cost', 'automation_cost_share', 'automation_hourly_cost'],
  ],
  /** Of these only what concerns figures. */
  work: ['owed_work', 'owed_work_request'],
  /** Only added to. */
  log: ['planned_month_change'],
  /** Of no municipality. */
  nation: ['list_edition', 'list_edition_item', 'indicator'],
} as const;

/** Says in which state everything is that reports are made from. */
@Injectable()
export class ReportStateRepository {
  /**
   * As long as it is the same, so is a report whose rows are frozen or kept beside their basis. It goes by the
   * versions of the rows as PostgreSQL keeps them, so no writer has to think of it.
   */
  async state(view: Transaction): Promise<string> {
    const own = sql`WHERE municipality_id = ${view.municipality}`;
    const ofFigures = sql`${own} AND kind IN ('provisional', 'final')`;
    const { municipality, work, log, nation } = STATED_TABLES;
    const parts = [
      ...municipality.map((table) => versions(table, own)),
      ...work.map((table) => versions(table, ofFigures)),
      ...log.map((table) => sql`(SELECT count(*)::text FROM ${sqlText(table)} ${own})`),
      ...nation.map((table) => versions(table, sql``)),
    ];
    const found = await view.one<{ state: string }>(
      prepared(sql`SELECT concat_ws('/', ${sqlJoin(parts, ', ')}) AS state`),
    );
    return found?.state ?? '';
  }
}

/** The versions of some rows, in no order: where a row is stored, and who wrote it there. */
function versions(table: string, where: Sql): Sql {
  return sql`(
    SELECT count(*) || ':' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0)
      FROM ${sqlText(table)} ${where})`;
}
