import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { EstimatedViewDto, HoursViewDto, ProgrammeDto } from './hours-answer.dto.js';
import { type HoursOfPeriod, type MonthlyAutomation } from './monthly-part.js';

class HoursOfPeriodDto implements HoursOfPeriod {
  @ApiProperty({ type: HoursViewDto, description: '実績' }) hours!: HoursViewDto;
  @ApiProperty({ type: EstimatedViewDto, description: '同じ月の見込' }) estimated!: EstimatedViewDto;
}

export class MonthlyAutomationDto implements MonthlyAutomation {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '年度', example: 2026 }) fiscalYear!: number;
  @ApiProperty({ description: '案件の数' }) projects!: number;
  @ApiProperty({ description: '月末に本番の案件の数' }) inProduction!: number;
  @ApiProperty({ type: ProgrammeDto }) programme!: ProgrammeDto;
  @ApiProperty({ type: HoursOfPeriodDto, description: '対象月' }) ofMonth!: HoursOfPeriodDto;
  @ApiProperty({ type: HoursOfPeriodDto, description: '年度の4月から対象月まで' }) ofYear!: HoursOfPeriodDto;
}
