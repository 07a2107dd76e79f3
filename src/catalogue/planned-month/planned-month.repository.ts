import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { PlannedMonthChangeEntity } from './planned-month-change.entity.js';
import { type PlannedMonthLineDto } from './planned-month-answer.dto.js';

const LINE = columnsOf(PlannedMonthChangeEntity).except('municipalityId', 'procedureId', 'seq').list();

/** A plan to be written down; null takes it back. */
export interface Plan {
  procedureId: string;
  plannedMonth: Month | null;
  /** The month whose report says so; null for the catalogue. */
  reportMonth: Month | null;
  /** The day on which it was entered; null for the plan a new procedure is registered with. */
  saidOn: IsoDate | null;
  /** Whether a newer month has spoken already. */
  superseded: boolean;
}

/** A procedure whose plan has moved. */
export interface MovedPlan {
  procedureId: string;
  before: Month | null;
  after: Month | null;
}

/**
 * What overrules the plan `said` of a report, besides what its caller knows of: the report of a later month, and a
 * change of the catalogue made when that month was no longer the newest ended one, or after the report was entered. The
 * plan a procedure was registered with overrules nothing.
 */
const overruled = (tx: Transaction) => sql`
  statement."reportMonth" IS NOT NULL AND (statement.superseded OR EXISTS (
  SELECT FROM planned_month_change c
   WHERE c.municipality_id = ${tx.municipality} AND c.procedure_id = statement."procedureId" AND NOT c.superseded
     AND CASE WHEN c.report_month IS NOT NULL THEN c.report_month > statement."reportMonth"
              ELSE c.effective_on > statement."saidOn"
                OR to_char(date_trunc('month', c.effective_on) - interval '1 day', 'YYYY-MM') > statement."reportMonth" END))`;

/** 予定年月 of procedures and every change of it. */
@Injectable()
export class PlannedMonthRepository {
  /**
   * Sets plans, one a procedure, and writes a line of history for each that differs from the present one. The newest
   * word holds, by the month it speaks of: an older one that comes later is kept in the history and moves nothing.
   * Returns the plans that moved; one that says the same leaves no trace. A report's plan counts the procedure's
   * version up; an edit of the catalogue has done so itself.
   */
  async set(tx: Transaction, plans: readonly Plan[], recordedBy: string): Promise<MovedPlan[]> {
    if (plans.length === 0) return [];
    return tx.query<MovedPlan>(sql`
      WITH differing AS (
        SELECT p.id, p.planned_month AS before, statement.*, ${overruled(tx)} AS overruled
          FROM procedure p
          JOIN jsonb_to_recordset(${JSON.stringify(plans)})
                 AS statement("procedureId" uuid, "plannedMonth" text, "reportMonth" text, "saidOn" date,
                              superseded boolean)
            ON statement."procedureId" = p.id
         WHERE p.municipality_id = ${tx.municipality}
           AND p.planned_month IS DISTINCT FROM statement."plannedMonth"
           FOR NO KEY UPDATE OF p),
      changed AS (
        UPDATE procedure p SET planned_month = d."plannedMonth", updated_at = now(),
               version = version + CASE WHEN d."reportMonth" IS NULL THEN 0 ELSE 1 END
          FROM differing d
         WHERE p.municipality_id = ${tx.municipality} AND p.id = d.id AND NOT d.overruled),
      written AS (
        INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, report_month,
                                          effective_on, superseded, recorded_by)
        SELECT ${tx.municipality}, d.id, d."plannedMonth", d."reportMonth",
               coalesce((to_date(d."reportMonth", 'YYYY-MM') + interval '1 month - 1 day')::date, d."saidOn"),
               d.overruled, ${recordedBy}
          FROM differing d
         WHERE NOT d.overruled OR d."plannedMonth" IS DISTINCT FROM (
           SELECT c.planned_month FROM planned_month_change c
            WHERE c.municipality_id = ${tx.municipality} AND c.procedure_id = d.id
              AND c.report_month = d."reportMonth"
            ORDER BY c.seq DESC LIMIT 1))
      SELECT id AS procedure_id, before, "plannedMonth" AS after FROM differing WHERE NOT overruled`);
  }

  /** Every plan a procedure ever had, in the order in which they were said. */
  async history(tx: Transaction, procedureId: string): Promise<PlannedMonthLineDto[]> {
    return tx.query<PlannedMonthLineDto>(sql`
      SELECT ${sqlText(LINE)}
        FROM planned_month_change
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
       ORDER BY seq`);
  }
}
