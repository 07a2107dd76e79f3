import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ComparedFigures } from './figure-check.service.js';

/** Periods of all municipalities by what the newest check of each found. */
export type CheckedPeriods = Record<'same' | 'differing', number>;

@Injectable()
export class FigureCheckRepository {
  /** Keeps what a check found, in the place of the one before. */
  async save(tx: Transaction, day: string, { compared, differing }: ComparedFigures): Promise<void> {
    await tx.execute(sql`
      INSERT INTO figure_check (municipality_id, day, compared, differing)
      VALUES (${tx.municipality}, ${day}, ${compared}, ${differing})
      ON CONFLICT (municipality_id)
      DO UPDATE SET day = EXCLUDED.day, compared = EXCLUDED.compared, differing = EXCLUDED.differing`);
  }

  /** For the system's own transaction. */
  async counts(system: Transaction): Promise<CheckedPeriods> {
    const counts = await system.one<CheckedPeriods>(sql`
      SELECT coalesce(sum(compared - cardinality(differing)), 0)::integer AS same,
             coalesce(sum(cardinality(differing)), 0)::integer AS differing FROM figure_check`);
    return counts ?? { same: 0, differing: 0 };
  }
}
