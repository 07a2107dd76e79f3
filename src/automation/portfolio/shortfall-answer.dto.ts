import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';

/** What a project saved less than it promised for the same months; hours with one decimal. */
export class ShortfallViewDto {
  @ApiProperty({ type: [String], description: '見込と比べた月', example: ['2026-10'] }) months!: Month[];
  @ApiProperty({ description: '実績の削減時間（時間、小数第1位まで）' }) actual!: string;
  @ApiProperty({ description: '同じ月の見込の削減時間（時間、小数第1位まで）' }) estimated!: string;
  @ApiProperty({ description: '足りない時間（時間、小数第1位まで）' }) missing!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '実績÷見込（%、小数第1位まで）。見込が0なら null',
  })
  reachedPercent!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '続けて下回り始めた月（13か月まで振り返る）。最新の月が下回らなければ null',
  })
  since!: Month | null;
  @ApiProperty({ description: '続けて下回る月の数' }) shortMonths!: number;
}
