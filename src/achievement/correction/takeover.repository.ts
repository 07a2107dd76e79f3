import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { mergers } from '../live-flows.sql.js';
import { type Takeover } from './takeover.js';

/** A takeover with the revision it went into. */
export type RecordedTakeover = Takeover & { revision: number };

@Injectable()
export class TakeoverRepository {
  /** In the order in which they were made; of one revision, or of all. */
  async list(tx: Transaction, month: Month, revision?: number): Promise<RecordedTakeover[]> {
    return tx.query<RecordedTakeover>(
      `SELECT revision, kind, subject, what, name, before, after, reason, taken_by, taken_at
         FROM correction_takeover
        WHERE municipality_id = $1 AND month = $2 AND ($3::integer IS NULL OR revision = $3)
        ORDER BY revision, seq`,
      [tx.municipality, month, revision ?? null],
    );
  }

  async add(tx: Transaction, month: Month, takeovers: readonly RecordedTakeover[]): Promise<void> {
    await tx.execute(
      `INSERT INTO correction_takeover (municipality_id, month, revision, kind, subject, what, name, before, after,
                                        reason, taken_by, taken_at)
       SELECT $1, $2, t.revision, t.kind, t.subject, t.what, t.name, t.before, t.after, t.reason, t."takenBy", t."takenAt"
         FROM ROWS FROM (jsonb_to_recordset($3) AS (revision integer, kind text, subject text, what text, name text,
                before jsonb, after jsonb, reason text, "takenBy" text, "takenAt" timestamptz))
              WITH ORDINALITY AS t
        ORDER BY t.ordinality`,
      [tx.municipality, month, JSON.stringify(takeovers)],
    );
  }

  /** The registered procedure in which each one retired by merging has ended. */
  async heirs(tx: Transaction): Promise<Map<string, string>> {
    const rows = await tx.query<{ procedureId: string; heirId: string }>(
      `${mergers('$1')}
       SELECT m.procedure_id, m.heir_id FROM merger m
         JOIN procedure p ON p.municipality_id = $1 AND p.id = m.heir_id AND p.retired_at IS NULL`,
      [tx.municipality],
    );
    return new Map(rows.map(({ procedureId, heirId }) => [procedureId, heirId]));
  }
}
