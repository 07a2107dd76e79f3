import { Injectable } from '@nestjs/common';
import { KEPT_STATE } from '../achievement/rows/open-rows.repository.js';
import { SnapshotEntity } from '../achievement/snapshot/snapshot.entity.js';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type Month } from '../kernel/month.js';
import { type Period } from '../kernel/period.js';
import { prepared, sql, sqlText } from '../platform/database/sql.js';
import { columnsOf } from '../platform/database/table-columns.js';
import { type Transaction } from '../platform/database/transaction.js';

const SNAPSHOT = sqlText(columnsOf(SnapshotEntity).except('municipalityId').list());

/** A figure of the whole municipality that has a percent. */
export interface ActualFigure {
  indicator: string;
  period: Period;
  revision: number;
  state: 'provisional' | 'final';
  numerator: number;
  denominator: number;
  reported: number;
  expected: number;
  computedAt: Date;
}

type NewestMonth = Snapshot & { period: Month; rowsKept: string | null };

@Injectable()
export class ActualFigureRepository {
  /**
   * The newest month that has figures, as readers see it, and the state of the rows that they add up where they are
   * provisional and the rows are kept; undefined before the first.
   */
  async newestMonth(tx: Transaction): Promise<NewestMonth | undefined> {
    return tx.one<NewestMonth>(
      prepared(sql`
      SELECT ${SNAPSHOT},
             (SELECT ${KEPT_STATE} FROM figure_basis k
               WHERE k.municipality_id = snapshot.municipality_id AND k.period = snapshot.period) AS rows_kept
        FROM snapshot
       WHERE municipality_id = ${tx.municipality} AND period NOT LIKE 'FY%'
       ORDER BY period DESC, state = 'final' DESC, revision DESC LIMIT 1`),
    );
  }

  /**
   * What is known with a month's snapshot: its own figures and those of every period that was over by then. A final
   * one knows only what was final when it was closed, so a later correction of an earlier month does not alter it; a
   * provisional one takes the newest final revision of each, of one never closed the one worked out. By period, months before fiscal years.
   */
  async knownWith(
    tx: Transaction,
    { period, revision, state, asOf, computedAt }: Snapshot,
    indicators: readonly string[],
  ): Promise<ActualFigure[]> {
    return tx.query<ActualFigure>(
      prepared(sql`
      SELECT f.indicator, s.period, s.revision, s.state, f.numerator, f.denominator, f.reported, f.expected,
             s.computed_at
        FROM (SELECT DISTINCT ON (period) period, revision, state, computed_at FROM snapshot
               WHERE municipality_id = ${tx.municipality} AND as_of <= ${asOf}
                 AND CASE WHEN period = ${period} THEN revision = ${revision}
                          ELSE ${state} = 'provisional' OR state = 'final' AND computed_at <= ${computedAt} END
               ORDER BY period, state = 'final' DESC, revision DESC) s
        JOIN figure f ON f.municipality_id = ${tx.municipality} AND f.period = s.period AND f.revision = s.revision
       WHERE f.scope_kind = 'municipality' AND f.denominator > 0 AND f.indicator = ANY(${indicators})
       ORDER BY s.period`),
    );
  }
}
