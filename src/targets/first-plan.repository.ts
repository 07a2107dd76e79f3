import { Injectable } from '@nestjs/common';
import { type Snapshot } from '../achievement/snapshot.js';
import { type Month } from '../kernel/month.js';
import { ONLINE_STAGES } from '../kernel/stage.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type FirstPlan } from './first-plan.js';

@Injectable()
export class FirstPlanRepository {
  /**
   * By procedure, its first plan and how it was kept by the end of a month. Closed months tell that as they stood when
   * the month's figures were worked out, so of a closed month the answer never changes.
   */
  async list(
    tx: Transaction,
    { month, snapshot }: { month: Month; snapshot: Pick<Snapshot, 'computedAt'> },
  ): Promise<Map<string, FirstPlan>> {
    const rows = await tx.query<FirstPlan & { procedureId: string }>(
      `WITH first AS (
         SELECT DISTINCT ON (procedure_id) procedure_id, planned_month
           FROM planned_month_change
          WHERE municipality_id = $1 AND planned_month IS NOT NULL
          ORDER BY procedure_id, seq
       ), seen AS (
         SELECT DISTINCT ON (f.procedure_id, f.period)
                f.procedure_id, f.period, f.stage = ANY ($4) AS online
           FROM frozen_procedure f
           JOIN first USING (procedure_id)
           JOIN snapshot s USING (municipality_id, period, revision)
          WHERE f.municipality_id = $1 AND length(f.period) = 7 AND f.period <= $2 AND f.stage IS NOT NULL
            AND date_trunc('milliseconds', s.computed_at) <= $3
          ORDER BY f.procedure_id, f.period, f.revision DESC
       ), offline AS (
         SELECT procedure_id, max(period) AS period FROM seen WHERE NOT online GROUP BY procedure_id
       ), online AS (
         SELECT seen.procedure_id, min(seen.period) AS period
           FROM seen JOIN offline ON offline.procedure_id = seen.procedure_id AND seen.period > offline.period
          GROUP BY seen.procedure_id
       )
       SELECT first.procedure_id AS "procedureId", first.planned_month AS month,
              offline.period AS "lastOffline", online.period AS "firstOnline"
         FROM first LEFT JOIN offline USING (procedure_id) LEFT JOIN online USING (procedure_id)`,
      [tx.municipality, month, snapshot.computedAt, ONLINE_STAGES],
    );
    return new Map(rows.map(({ procedureId, ...plan }) => [procedureId, plan]));
  }
}
