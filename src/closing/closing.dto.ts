import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { type Month } from '../kernel/month.js';
import { type MonthState } from '../reporting/month/month-states.js';
import { type SubmissionListingState } from '../reporting/submission/submission-states.js';

export class CloseMonthDto {
  @ApiPropertyOptional({ default: false, description: '提出済で未受理の報告をまとめて受理して確定する' })
  @IsOptional()
  @IsBoolean({ message: 'acceptSubmittedはtrueかfalseで指定してください。' })
  acceptSubmitted: boolean = false;
}

export class ReopenMonthDto {
  /** 訂正の理由 */
  @IsString({ message: '訂正の理由を入力してください。' })
  @IsNotEmpty({ message: '訂正の理由を入力してください。' })
  reason!: string;
}

/** A department that a close waits for, or leaves out. */
export class DepartmentStateDto {
  /** 課コード */ code!: string;
  name!: string;
  state!: SubmissionListingState;
}

export class ReadinessDto {
  /** Submitted, not yet accepted: the close accepts them, once that is confirmed. */
  @ApiProperty({ type: [DepartmentStateDto], description: '提出済・未受理の課' })
  submitted!: DepartmentStateDto[];
  /** Not submitted: the close leaves them out and carries their stages forward. */
  @ApiProperty({ type: [DepartmentStateDto], description: '未提出の課' }) missing!: DepartmentStateDto[];
  /** Earlier months that are to be closed first; the close is refused while there are any. */
  @ApiProperty({ type: [String], description: '先に確定する月（まだ一度も確定していない前の月）' })
  waitsFor!: Month[];
}

export class ClosingMonthDto extends ReadinessDto {
  /** @example 2026-10 */ month!: Month;
  state!: MonthState;
  revision!: number;
}
