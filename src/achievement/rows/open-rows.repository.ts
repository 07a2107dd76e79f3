import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { prepared, sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** Of the basis `k` of a period: whoever writes its rows writes it in the same transaction. */
export const KEPT_STATE = sqlText(`k.xmin || '/' || k.up_to || '/' || k.digest`);

@Injectable()
export class OpenRowsRepository {
  /** The state of the rows that the provisional figures of a period add up; null where they are not kept. */
  async state(view: Transaction, period: Period): Promise<string | null> {
    const basis = await view.one<{ state: string }>(
      prepared(sql`
        SELECT ${KEPT_STATE} AS state FROM figure_basis k
         WHERE k.municipality_id = ${view.municipality} AND k.period = ${period}`),
    );
    return basis?.state ?? null;
  }
}
