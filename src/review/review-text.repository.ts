import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { sql, sqlText } from '../platform/database/sql.js';
import { columnsOf } from '../platform/database/table-columns.js';
import { type Transaction } from '../platform/database/transaction.js';
import { ReviewTextEntity } from './review-text.entity.js';
import { type ReviewTextDto } from './review-answer.dto.js';

export const REVIEW_FIELDS = ['issues', 'measures', 'plans'] as const;

const COLUMNS = columnsOf(ReviewTextEntity).except('municipalityId', 'id').list();

@Injectable()
export class ReviewTextRepository {
  /** Everything written with a month; those who took all of it back are left out. */
  async list(tx: Transaction, month: Month): Promise<ReviewTextDto[]> {
    return tx.query<ReviewTextDto>(sql`
      SELECT ${sqlText(COLUMNS)} FROM review_text
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND coalesce(issues, measures, plans) IS NOT NULL`);
  }

  async find(tx: Transaction, month: Month, departmentId: string | null): Promise<ReviewTextDto | undefined> {
    const [found] = await tx.query<ReviewTextDto>(sql`
      SELECT ${sqlText(COLUMNS)} FROM review_text
       WHERE municipality_id = ${tx.municipality} AND month = ${month} AND department_id IS NOT DISTINCT
       FROM ${departmentId}`);
    return found;
  }

  /** Writes over the version seen, 0 for a first text. Returns whether it did: not where somebody was first. */
  async save(tx: Transaction, text: ReviewTextDto): Promise<boolean> {
    const { month, departmentId, issues, measures, plans, writtenBy, writtenAt, version } = text;
    const values = [tx.municipality, month, departmentId, issues, measures, plans, writtenBy, writtenAt];
    const rowCount =
      version === 0
        ? await tx.execute(
            `INSERT INTO review_text (municipality_id, month, department_id, issues, measures, plans, written_by,
                                      written_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
            values,
          )
        : await tx.execute(
            `UPDATE review_text SET issues = $4, measures = $5, plans = $6, written_by = $7, written_at = $8,
                    version = version + 1
              WHERE municipality_id = $1 AND month = $2 AND department_id IS NOT DISTINCT FROM $3 AND version = $9`,
            [...values, version],
          );
    return rowCount === 1;
  }
}
