import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { mergers } from '../live-rows/live-flows.sql.js';
import { CorrectionTakeoverEntity } from './correction-takeover.entity.js';
import { type Takeover } from './takeover.js';

const COLUMNS = columnsOf(CorrectionTakeoverEntity).except('municipalityId', 'month', 'seq');

export type RecordedTakeover = Takeover & { revision: number };

@Injectable()
export class TakeoverRepository {
  /** In the order in which they were recorded; of one revision, or of all. */
  async list(tx: Transaction, month: Month, revision?: number): Promise<RecordedTakeover[]> {
    return tx.query<RecordedTakeover>(sql`
      SELECT ${sqlText(COLUMNS.list())} FROM correction_takeover
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND (${revision ?? null}::integer IS NULL OR revision = ${revision ?? null})
       ORDER BY revision, seq`);
  }

  async add(tx: Transaction, month: Month, takeovers: readonly RecordedTakeover[]): Promise<void> {
    await tx.execute(sql`
      INSERT INTO correction_takeover (municipality_id, month, ${sqlText(COLUMNS.list())})
      SELECT ${tx.municipality}, ${month}, ${sqlText(COLUMNS.list('t'))}
        FROM jsonb_populate_recordset(NULL::correction_takeover, ${asTableRows(takeovers)}) WITH ORDINALITY AS t
       ORDER BY t.ordinality`);
  }

  /** For each procedure retired by merging, the registered procedure it was finally merged into. */
  async heirs(tx: Transaction): Promise<Map<string, string>> {
    const rows = await tx.query<{ procedureId: string; heirId: string }>(sql`
      ${mergers(tx.municipality)}
      SELECT m.procedure_id, m.heir_id FROM merger m
        JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = m.heir_id
                        AND p.retired_at IS NULL`);
    return new Map(rows.map(({ procedureId, heirId }) => [procedureId, heirId]));
  }
}
