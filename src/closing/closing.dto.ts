import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { type Month } from '../kernel/month.js';
import { MONTH_STATES, type MonthState } from '../reporting/month/month-states.js';
import {
  SUBMISSION_LISTING_STATES,
  type SubmissionListingState,
} from '../reporting/submission/submission-states.js';
import { type DepartmentState, type Readiness } from './readiness.js';

export class CloseMonthDto {
  @ApiPropertyOptional({ default: false, description: '提出済で未受理の報告をまとめて受理して確定する' })
  @IsOptional()
  @IsBoolean({ message: 'acceptSubmittedはtrueかfalseで指定してください。' })
  acceptSubmitted: boolean = false;
}

export class ReopenMonthDto {
  @ApiProperty({ description: '訂正の理由' })
  @IsString({ message: '訂正の理由を入力してください。' })
  @IsNotEmpty({ message: '訂正の理由を入力してください。' })
  reason!: string;
}

class DepartmentStateDto implements DepartmentState {
  @ApiProperty({ description: '課コード' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: SUBMISSION_LISTING_STATES }) state!: SubmissionListingState;
}

export class ReadinessDto implements Readiness {
  @ApiProperty({ type: [DepartmentStateDto], description: '提出済・未受理の課' })
  submitted!: DepartmentStateDto[];
  @ApiProperty({ type: [DepartmentStateDto], description: '未提出の課' }) missing!: DepartmentStateDto[];
  @ApiProperty({ type: [String], description: '先に確定する月（まだ一度も確定していない前の月）' })
  waitsFor!: Month[];
}

export class ClosingMonthDto extends ReadinessDto {
  @ApiProperty({ example: '2026-10' }) month!: string;
  @ApiProperty({ enum: MONTH_STATES }) state!: MonthState;
  @ApiProperty() revision!: number;
}
