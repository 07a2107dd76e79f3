import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type StoredHourlyCostDto } from './cost.dto.js';

@Injectable()
export class HourlyCostRepository {
  /** Every year that has one, oldest first. */
  async all(tx: Transaction): Promise<StoredHourlyCostDto[]> {
    return tx.query<StoredHourlyCostDto>(
      `SELECT fiscal_year, yen, source, version FROM automation_hourly_cost
        WHERE municipality_id = $1 ORDER BY fiscal_year`,
      [tx.municipality],
    );
  }

  /** Writes a year's over the version seen, 0 where there was none; false where somebody was first. */
  async save(tx: Transaction, { fiscalYear, yen, source, version }: StoredHourlyCostDto): Promise<boolean> {
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
