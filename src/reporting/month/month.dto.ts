import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { MONTH_STATES, type MonthState } from './month-states.js';

/** A month as it is stored. */
export class MonthDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ enum: MONTH_STATES }) state!: MonthState;
  @ApiProperty({ description: '版。訂正のたびに1つ増えます。' }) revision!: number;
  @ApiProperty({ description: '報告期限', example: '2026-11-10' }) dueOn!: string;
  @ApiProperty() openedAt!: Date;
  @ApiProperty() openedBy!: string;
  @ApiProperty({ type: Date, nullable: true }) closeRequestedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) closeRequestedBy!: string | null;
  @ApiProperty({ type: Date, nullable: true }) closedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true, description: '直近の再開の理由' }) reopenReason!:
    string | null;
  @ApiProperty() version!: number;
}
