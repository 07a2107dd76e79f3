import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { WorkProgressDto } from '../platform/owed-work/owed-work.dto.js';
import { MonthDto } from '../reporting/month/month.dto.js';
import { SUBMISSION_LISTING_STATES } from '../reporting/submission/submission-states.js';

export class OpenMonthDto {
  /** 受付を開始する対象月 @example 2026-10 */
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { message: '対象月は「2026-10」の形で入力してください。' })
  month!: string;
}

export class ClosingProgressDto {
  /** 確定処理が終わったか */ done!: boolean;
  requestedAt!: Date;
  /** 進み具合 */ progress!: WorkProgressDto | null;
  failures!: number;
  /** 直近の失敗の理由 */ failure!: string | null;
}

export class MonthDetailDto extends MonthDto {
  @ApiProperty({
    description: `課別報告の状態ごとの課の数（${SUBMISSION_LISTING_STATES.join(', ')}）`,
    type: 'object',
    additionalProperties: { type: 'integer' },
  })
  submissions!: Record<string, number>;
  closing!: ClosingProgressDto | null;
}
