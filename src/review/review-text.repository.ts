import { Injectable } from '@nestjs/common';
import { type Month } from '../kernel/month.js';
import { sql, sqlText } from '../platform/database/sql.js';
import { columnsOf } from '../platform/database/table-columns.js';
import { type Transaction } from '../platform/database/transaction.js';
import { ReviewTextEntity } from './review-text.entity.js';
import { type ReviewTextDto } from './review-answer.dto.js';

export const REVIEW_FIELDS = ['issues', 'measures', 'plans'] as const;

const COLUMNS = sqlText(columnsOf(ReviewTextEntity).except('municipalityId', 'id').list());

@Injectable()
export class ReviewTextRepository {
  /** Everything written with a month; those who took all of it back are left out. */
  async list(tx: Transaction, month: Month): Promise<ReviewTextDto[]> {
    return tx.query<ReviewTextDto>(sql`
      SELECT ${COLUMNS} FROM review_text
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND coalesce(issues, measures, plans) IS NOT NULL`);
  }

  async find(tx: Transaction, month: Month, departmentId: string | null): Promise<ReviewTextDto | undefined> {
    return tx.one<ReviewTextDto>(sql`
      SELECT ${COLUMNS} FROM review_text
       WHERE municipality_id = ${tx.municipality} AND month = ${month}
         AND department_id IS NOT DISTINCT FROM ${departmentId}`);
  }

  /** Writes over the version seen, 0 for a first text. Returns whether it did: not where somebody was first. */
  async save(tx: Transaction, text: ReviewTextDto): Promise<boolean> {
    const { month, departmentId, issues, measures, plans, writtenBy, writtenAt, version } = text;
    return tx.changesOne(
      version === 0
        ? sql`
          INSERT INTO review_text (municipality_id, month, department_id, issues, measures, plans, written_by,
                                   written_at)
          VALUES (${tx.municipality}, ${month}, ${departmentId}, ${issues}, ${measures}, ${plans}, ${writtenBy},
                  ${writtenAt}) ON CONFLICT DO NOTHING`
        : sql`
          UPDATE review_text SET issues = ${issues}, measures = ${measures}, plans = ${plans},
                 written_by = ${writtenBy}, written_at = ${writtenAt}, version = version + 1
           WHERE municipality_id = ${tx.municipality} AND month = ${month}
             AND department_id IS NOT DISTINCT FROM ${departmentId} AND version = ${version}`,
    );
  }
}
