import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** A plan to be written down; null takes it back. `reportMonth` where a monthly report says so. */
export interface Plan {
  procedureId: string;
  plannedMonth: Month | null;
  reportMonth: Month | null;
}

/** A plan as it was set at one time. */
export interface PlannedMonthLine {
  plannedMonth: Month | null;
  reportMonth: Month | null;
  recordedAt: Date;
  recordedBy: string;
}

/** A procedure whose plan has moved. */
export interface MovedPlan {
  procedureId: string;
  before: Month | null;
  after: Month | null;
}

/** 予定年月 of procedures and every change of it. */
@Injectable()
export class PlannedMonthRepository {
  /**
   * Sets plans, one a procedure, and writes a line of history for each that differs from the present one.
   * Returns those; a plan that says the same leaves no trace. A report's plan counts the procedure's version up; an
   * edit of the catalogue has done so itself.
   */
  async set(tx: Transaction, plans: readonly Plan[], recordedBy: string): Promise<MovedPlan[]> {
    if (plans.length === 0) return [];
    return tx.query<MovedPlan>(
      `WITH said AS (
         SELECT * FROM jsonb_to_recordset($2) AS s("procedureId" uuid, "plannedMonth" text, "reportMonth" text)),
       moved AS (
         SELECT p.id, p.planned_month AS before, s."plannedMonth" AS after, s."reportMonth" AS report_month
           FROM procedure p JOIN said s ON s."procedureId" = p.id
          WHERE p.municipality_id = $1 AND p.planned_month IS DISTINCT FROM s."plannedMonth"
            FOR NO KEY UPDATE OF p),
       changed AS (
         UPDATE procedure p SET planned_month = m.after, updated_at = now(),
                version = version + CASE WHEN m.report_month IS NULL THEN 0 ELSE 1 END
           FROM moved m WHERE p.municipality_id = $1 AND p.id = m.id),
       written AS (
         INSERT INTO planned_month_change (municipality_id, procedure_id, planned_month, report_month, recorded_by)
         SELECT $1, id, after, report_month, $3 FROM moved)
       SELECT id AS "procedureId", before, after FROM moved`,
      [tx.municipality, JSON.stringify(plans), recordedBy],
    );
  }

  /** Every plan a procedure ever had, oldest first. */
  async history(tx: Transaction, procedureId: string): Promise<PlannedMonthLine[]> {
    return tx.query<PlannedMonthLine>(
      `SELECT planned_month AS "plannedMonth", report_month AS "reportMonth", recorded_at AS "recordedAt",
              recorded_by AS "recordedBy"
         FROM planned_month_change
        WHERE municipality_id = $1 AND procedure_id = $2 ORDER BY seq`,
      [tx.municipality, procedureId],
    );
  }
}
