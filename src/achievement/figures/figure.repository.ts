import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Figure, type ScopeKind } from './figure.js';

const COLUMNS = `scope_kind, scope_key, scope_name, indicator,
  numerator, denominator, reported, expected, item_rule, reason`;

@Injectable()
export class FigureRepository {
  /**
   * Makes these the figures of a snapshot: figures that differ are written, figures of scopes that no longer exist are
   * deleted, all others stay untouched. Returns how many rows changed.
   */
  async replace(
    tx: Transaction,
    period: Period,
    revision: number,
    figures: Figure[],
    final: boolean,
  ): Promise<number> {
    const given = `jsonb_populate_recordset(NULL::figure, $4) AS g`;
    const written = await tx.execute(
      `INSERT INTO figure AS f (municipality_id, period, revision, scope_kind, scope_key, scope_name, indicator,
                                numerator, denominator, reported, expected, item_rule, reason, final)
       SELECT $1, $2, $3, scope_kind, scope_key, scope_name, indicator,
              numerator, denominator, reported, expected, item_rule, reason, $5 FROM ${given}
       ON CONFLICT (municipality_id, period, revision, scope_kind, scope_key, indicator) DO UPDATE SET
         scope_name = EXCLUDED.scope_name, numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator,
         reported = EXCLUDED.reported, expected = EXCLUDED.expected, item_rule = EXCLUDED.item_rule,
         reason = EXCLUDED.reason, final = EXCLUDED.final
       WHERE (f.scope_name, f.numerator, f.denominator, f.reported, f.expected, f.item_rule, f.reason, f.final)
         IS DISTINCT FROM
             (EXCLUDED.scope_name, EXCLUDED.numerator, EXCLUDED.denominator, EXCLUDED.reported,
              EXCLUDED.expected, EXCLUDED.item_rule, EXCLUDED.reason, EXCLUDED.final)`,
      [tx.municipality, period, revision, asTableRows(figures), final],
    );
    const removed = await tx.execute(
      `DELETE FROM figure f
        WHERE f.municipality_id = $1 AND f.period = $2 AND f.revision = $3 AND NOT EXISTS (
          SELECT FROM ${given}
           WHERE g.scope_kind = f.scope_kind AND g.scope_key = f.scope_key AND g.indicator = f.indicator)`,
      [tx.municipality, period, revision, asTableRows(figures)],
    );
    return written + removed;
  }

  /** The figures of one kind of scope, or of all, in a fixed order. */
  async list(tx: Transaction, period: Period, revision: number, kind?: ScopeKind): Promise<Figure[]> {
    return tx.query<Figure>(
      `SELECT ${COLUMNS} FROM figure
        WHERE municipality_id = $1 AND period = $2 AND revision = $3 AND ($4::text IS NULL OR scope_kind = $4)
        ORDER BY scope_kind, scope_key, indicator`,
      [tx.municipality, period, revision, kind ?? null],
    );
  }
}
