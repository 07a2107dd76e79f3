import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { EstimatedViewDto, HoursViewDto, ProgrammeDto } from './hours-answer.dto.js';

/** The hours of a period: 実績 with basis and completeness, 見込 apart. */
export class HoursOfPeriodDto {
  @ApiProperty({ type: HoursViewDto, description: '実績' }) hours!: HoursViewDto;
  @ApiProperty({ type: EstimatedViewDto, description: '同じ月の見込' }) estimated!: EstimatedViewDto;
}

/** What the monthly report says of automation. Plain data: it can be stored with the report. */
export class MonthlyAutomationDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '年度', example: 2026 }) fiscalYear!: number;
  /** Those there were by the month's end. */
  @ApiProperty({ description: '案件の数' }) projects!: number;
  @ApiProperty({ description: '月末に本番の案件の数' }) inProduction!: number;
  @ApiProperty({ type: ProgrammeDto }) programme!: ProgrammeDto;
  @ApiProperty({ type: HoursOfPeriodDto, description: '対象月' }) ofMonth!: HoursOfPeriodDto;
  @ApiProperty({ type: HoursOfPeriodDto, description: '年度の4月から対象月まで' }) ofYear!: HoursOfPeriodDto;
}
