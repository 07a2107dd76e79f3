import { Injectable } from '@nestjs/common';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type Month } from '../kernel/month.js';
import { ONLINE_STAGES } from '../kernel/stage.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type FirstPlan } from './first-plan.js';

type Kept = Pick<FirstPlan, 'lastOffline' | 'firstOnline'>;

@Injectable()
export class FirstPlanRepository {
  /**
   * By procedure, its first plan and how it was kept by the end of a month. Closed months give that as it was when
   * the month's figures were worked out, so of a closed month the answer never changes.
   */
  async list(
    tx: Transaction,
    about: { month: Month; snapshot: Pick<Snapshot, 'computedAt'> },
  ): Promise<Map<string, FirstPlan>> {
    const rows = await tx.query<{ procedureId: string; month: Month }>(
      `SELECT DISTINCT ON (procedure_id) procedure_id, planned_month AS month
         FROM planned_month_change
        WHERE municipality_id = $1 AND planned_month IS NOT NULL AND NOT superseded
        ORDER BY procedure_id, seq`,
      [tx.municipality],
    );
    if (rows.length === 0) return new Map();
    const keptPlans = await this.kept(tx, about);
    const unknown: Kept = { lastOffline: null, firstOnline: null };
    return new Map(
      rows.map(({ procedureId, month }) => [
        procedureId,
        { month, ...(keptPlans.get(procedureId) ?? unknown) },
      ]),
    );
  }

  /** Of the procedures that a closed month shows not online. One pass over its rows, for there may be very many. */
  private async kept(
    tx: Transaction,
    { month, snapshot }: { month: Month; snapshot: Pick<Snapshot, 'computedAt'> },
  ): Promise<Map<string, Kept>> {
    const rows = await tx.query<Kept & { procedureId: string }>(
      `WITH closed AS (
         SELECT DISTINCT ON (period) period, revision
           FROM snapshot
          WHERE municipality_id = $1 AND state = 'final' AND length(period) = 7 AND period <= $2
            AND date_trunc('milliseconds', computed_at) <= $3
          ORDER BY period, revision DESC
       ), seen AS (
         SELECT f.procedure_id, f.period,
                max(f.period) FILTER (WHERE NOT f.stage = ANY ($4)) OVER (PARTITION BY f.procedure_id) AS offline
           FROM closed
           JOIN frozen_procedure f
             ON f.municipality_id = $1 AND f.period = closed.period AND f.revision = closed.revision
          WHERE f.stage IS NOT NULL
       )
       SELECT procedure_id, offline AS last_offline,
              min(period) FILTER (WHERE period > offline) AS first_online
         FROM seen
        WHERE offline IS NOT NULL
        GROUP BY procedure_id, offline`,
      [tx.municipality, month, snapshot.computedAt, ONLINE_STAGES],
    );
    return new Map(rows.map(({ procedureId, ...kept }) => [procedureId, kept]));
  }
}
