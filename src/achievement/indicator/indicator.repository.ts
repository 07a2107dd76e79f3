import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Indicator } from './indicator.js';

const COLUMNS = `key, name, level, measured_by, numerator, denominator, expected, reported, tag,
  item_rule, needs_stages, not_for, rule, source, sort`;

@Injectable()
export class IndicatorRepository {
  /** Every indicator in the order in which they are shown. */
  async list(tx: Transaction): Promise<Indicator[]> {
    return tx.query<Indicator>(`SELECT ${COLUMNS} FROM indicator ORDER BY sort, key`);
  }

  /**
   * Adds and changes indicators, as the owner of the schema; true where anything changed. An indicator missing from the
   * list is kept: figures may refer to it.
   */
  async save(owner: EntityManager, indicators: Indicator[]): Promise<boolean> {
    const before = await owner.query<unknown[]>(`SELECT ${COLUMNS} FROM indicator ORDER BY sort, key`);
    await owner.query(
      `INSERT INTO indicator (key, name, level, measured_by, numerator, denominator, expected, reported, tag,
                              item_rule, needs_stages, not_for, rule, source, sort)
       SELECT key, name, level, measured_by, numerator, denominator, expected, reported, tag,
              item_rule, needs_stages, not_for, rule, source, sort
         FROM jsonb_populate_recordset(NULL::indicator, $1) AS i
       ON CONFLICT (key) DO UPDATE SET
         name = EXCLUDED.name, level = EXCLUDED.level, measured_by = EXCLUDED.measured_by, numerator = EXCLUDED.numerator,
         denominator = EXCLUDED.denominator, expected = EXCLUDED.expected, reported = EXCLUDED.reported,
         tag = EXCLUDED.tag, item_rule = EXCLUDED.item_rule, needs_stages = EXCLUDED.needs_stages,
         not_for = EXCLUDED.not_for, rule = EXCLUDED.rule, source = EXCLUDED.source, sort = EXCLUDED.sort`,
      [asTableRows(indicators)],
    );
    const after = await owner.query<unknown[]>(`SELECT ${COLUMNS} FROM indicator ORDER BY sort, key`);
    return JSON.stringify(before) !== JSON.stringify(after);
  }
}
