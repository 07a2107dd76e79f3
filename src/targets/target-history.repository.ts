import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type SavedActualDto } from './target-answer.dto.js';
import { type TargetView } from './target-view.js';

export interface TargetState {
  target: TargetView;
  /** Oldest first; none of a computed indicator. */
  actuals: SavedActualDto[];
}

/** Every state of every target, so that a closed month can show those of its close. */
@Injectable()
export class TargetHistoryRepository {
  /** Writes down how a target stands from `at` on, its place in the plan with it. */
  async add(tx: Transaction, at: Date, { target, actuals }: TargetState): Promise<void> {
    await tx.execute(sql`
      INSERT INTO target_history (municipality_id, target_id, recorded_at, state)
      SELECT ${tx.municipality}, id, ${at},
             ${JSON.stringify({ target, actuals })}::jsonb || jsonb_build_object('sort', sort) FROM target
       WHERE municipality_id = ${tx.municipality} AND id = ${target.id}`);
  }

  /**
   * The targets that held at a moment, in the order they then had (in today's, where that was not written down yet);
   * those withdrawn by then left out.
   */
  async at(tx: Transaction, moment: Date): Promise<TargetState[]> {
    const rows = await tx.query<{ state: TargetState }>(sql`
      SELECT h.state FROM target t
       CROSS JOIN LATERAL (
         SELECT state FROM target_history h
          WHERE h.municipality_id = t.municipality_id AND h.target_id = t.id AND h.recorded_at <= ${moment}
          ORDER BY h.seq DESC LIMIT 1) h
       WHERE t.municipality_id = ${tx.municipality} AND h.state -> 'target' -> 'withdrawn' = 'null'
       ORDER BY coalesce((h.state ->> 'sort')::integer, t.sort), t.id`);
    return rows.map(({ state }) => state);
  }
}
