import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Snapshot } from '../snapshot/snapshot.js';
import { type Figure } from './figure.js';

/** A period that has figures, and one of its revisions. */
export type KnownPeriod = Pick<Snapshot, 'period' | 'revision' | 'state'>;

/** One indicator of the whole municipality at the end of one month. */
export type TrendPoint = Pick<Snapshot, 'revision' | 'state'> &
  Pick<Figure, 'indicator' | 'numerator' | 'denominator' | 'reported' | 'expected'> & { month: Month };

/** Reads figures over time: which periods have any, and how an indicator changed from month to month. */
@Injectable()
export class FigureHistoryRepository {
  /** Every revision that has figures: months before fiscal years, each newest first. */
  async periods(tx: Transaction): Promise<KnownPeriod[]> {
    return tx.query<KnownPeriod>(
      prepared(sql`
      SELECT period, revision, state FROM snapshot WHERE municipality_id = ${tx.municipality}
       ORDER BY period LIKE 'FY%', period DESC, revision DESC`),
    );
  }

  /** Of these indicators, or all: the newest final revision of every month from `from` to `to`, or the provisional one before the first close; oldest first. */
  async trend(
    tx: Transaction,
    { from, to, indicators }: { from: Month; to: Month; indicators: readonly string[] | null },
  ): Promise<TrendPoint[]> {
    return tx.query<TrendPoint>(
      prepared(sql`
      SELECT s.period AS month, s.revision, s.state, f.indicator, f.numerator, f.denominator, f.reported, f.expected
        FROM (SELECT DISTINCT ON (period) period, revision, state FROM snapshot
               WHERE municipality_id = ${tx.municipality} AND period NOT LIKE 'FY%' AND period BETWEEN ${from} AND ${to}
               ORDER BY period, state = 'final' DESC, revision DESC) s
        JOIN figure f ON f.municipality_id = ${tx.municipality} AND f.period = s.period AND f.revision = s.revision
       WHERE f.scope_kind = 'municipality' AND (${indicators}::text[] IS NULL OR f.indicator = ANY (${indicators}))
       ORDER BY s.period, f.indicator`),
    );
  }
}
