import { Injectable } from '@nestjs/common';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** 人件費単価: what an hour of staff costs in a fiscal year, in yen. */
export interface HourlyCost {
  fiscalYear: FiscalYear;
  yen: number;
  source: string | null;
  version: number;
}

@Injectable()
export class HourlyCostRepository {
  /** Every year that has one, oldest first. */
  async all(tx: Transaction): Promise<HourlyCost[]> {
    return tx.query<HourlyCost>(
      `SELECT fiscal_year, yen, source, version FROM automation_hourly_cost
        WHERE municipality_id = $1 ORDER BY fiscal_year`,
      [tx.municipality],
    );
  }

  /** Writes a year's over the version seen, 0 where there was none; false where somebody was first. */
  async save(tx: Transaction, { fiscalYear, yen, source, version }: HourlyCost): Promise<boolean> {
    const written = await tx.execute(
      `INSERT INTO automation_hourly_cost AS old (municipality_id, fiscal_year, yen, source, version)
       VALUES ($1, $2, $3, $4, $5 + 1)
       ON CONFLICT (municipality_id, fiscal_year) DO UPDATE
          SET yen = EXCLUDED.yen, source = EXCLUDED.source, version = EXCLUDED.version
        WHERE old.version = EXCLUDED.version - 1`,
      [tx.municipality, fiscalYear, yen, source, version],
    );
    return written === 1;
  }
}
