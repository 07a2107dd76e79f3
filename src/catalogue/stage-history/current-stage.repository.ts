import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** The stages that stand beside procedures for lists, compared with the history that they are taken from. */
@Injectable()
export class CurrentStageRepository {
  /** How many procedures there are, and the codes of those whose stage is not what the history says: normally none. */
  async compare(tx: Transaction): Promise<{ compared: number; differing: string[] }> {
    const compared = await tx.one<{ compared: number; differing: string[] }>(sql`
      SELECT count(*) AS compared,
             coalesce(array_agg(p.code ORDER BY p.code) FILTER (
               WHERE (p.current_stage, p.current_exempt_reason, p.current_stage_on)
                     IS DISTINCT FROM (h.stage, h.exempt_reason, h.effective_on)), '{}') AS differing
        FROM procedure p
        LEFT JOIN (SELECT DISTINCT ON (procedure_id) procedure_id, stage, exempt_reason, effective_on
                     FROM procedure_stage
                    WHERE municipality_id = ${tx.municipality} AND withdrawn_at IS NULL
                    ORDER BY procedure_id DESC, effective_on DESC, seq DESC) h ON h.procedure_id = p.id
       WHERE p.municipality_id = ${tx.municipality}`);
    return compared ?? { compared: 0, differing: [] };
  }
}
