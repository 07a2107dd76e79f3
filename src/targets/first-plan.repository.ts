import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';

@Injectable()
export class FirstPlanRepository {
  /** By procedure, the first month it was ever planned for. It stays the same whatever is planned later. */
  async list(tx: Transaction): Promise<Map<string, Month>> {
    const rows = await tx.query<{ procedureId: string; plannedMonth: Month }>(
      `SELECT DISTINCT ON (procedure_id) procedure_id AS "procedureId", planned_month AS "plannedMonth"
         FROM planned_month_change
        WHERE municipality_id = $1 AND planned_month IS NOT NULL
        ORDER BY procedure_id, seq`,
      [tx.municipality],
    );
    return new Map(rows.map(({ procedureId, plannedMonth }) => [procedureId, plannedMonth]));
  }
}
