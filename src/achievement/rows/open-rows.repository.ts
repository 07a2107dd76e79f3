import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class OpenRowsRepository {
  /** Whether the rows that the provisional figures of a period add up are kept. */
  async areKept(view: Transaction, period: Period): Promise<boolean> {
    const basis = await view.one(
      prepared(sql`
        SELECT period FROM figure_basis WHERE municipality_id = ${view.municipality} AND period = ${period}`),
    );
    return basis !== undefined;
  }
}
