import { Injectable } from '@nestjs/common';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type Month } from '../kernel/month.js';
import { ONLINE_STAGES } from '../kernel/stage.js';
import { type Sql, sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type FirstPlan } from './first-plan.js';

/** A month, and when its figures were worked out. */
export interface MonthAsOf {
  month: Month;
  snapshot: Pick<Snapshot, 'computedAt'>;
}

@Injectable()
export class FirstPlanRepository {
  /** By procedure, its first plan and how it was kept by the end of a month. */
  async list(tx: Transaction, about: MonthAsOf): Promise<Map<string, FirstPlan>> {
    const rows = await tx.query<FirstPlan & { procedureId: string }>(firstPlans(tx.municipality, about));
    return new Map(rows.map(({ procedureId, ...plan }) => [procedureId, plan]));
  }
}

/**
 * The first plan of each procedure that has one, and how it was kept by the end of a month, as a part of a statement.
 * Closed months give that as it was when the month's figures were worked out, so of a closed month the answer never
 * changes. One pass over their rows, for there may be very many: written out, however few are expected. Columns: procedure_id, month, last_offline,
 * first_online.
 */
export function firstPlans(municipality: string, { month, snapshot }: MonthAsOf): Sql {
  return sql`
    WITH first AS (
      SELECT DISTINCT ON (procedure_id) procedure_id, planned_month AS month
        FROM planned_month_change
       WHERE municipality_id = ${municipality} AND planned_month IS NOT NULL AND NOT superseded
       ORDER BY procedure_id, seq
    ), closed AS (
      SELECT DISTINCT ON (period) period, revision
        FROM snapshot
       WHERE municipality_id = ${municipality} AND state = 'final' AND length(period) = 7 AND period <= ${month}
         AND date_trunc('milliseconds', computed_at) <= ${snapshot.computedAt}
       ORDER BY period, revision DESC
    ), seen AS (
      SELECT f.procedure_id, f.period, max(f.period) FILTER (WHERE NOT f.stage = ANY (${ONLINE_STAGES}::text[]))
               OVER (PARTITION BY f.procedure_id) AS offline
        FROM closed
        JOIN frozen_procedure f
          ON f.municipality_id = ${municipality} AND f.period = closed.period AND f.revision = closed.revision
       WHERE f.stage IS NOT NULL AND f.procedure_id = ANY (ARRAY(SELECT procedure_id FROM first))
    ), kept AS MATERIALIZED (
      SELECT procedure_id, offline AS last_offline, min(period) FILTER (WHERE period > offline) AS first_online
        FROM seen WHERE offline IS NOT NULL GROUP BY procedure_id, offline)
    SELECT first.procedure_id, first.month, kept.last_offline, kept.first_online
      FROM first LEFT JOIN kept ON kept.procedure_id = first.procedure_id`;
}
