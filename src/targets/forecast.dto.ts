import { ApiProperty } from '@nestjs/swagger';

class ForecastMonthDto {
  @ApiProperty({ example: '2026-11' }) month!: string;
  @ApiProperty({ description: '予定どおりの場合' }) held!: number;
  @ApiProperty({ description: '遅れた場合' }) slipped!: number;
}

class ForecastLineDto {
  @ApiProperty({ example: 'priority-items' }) indicator!: string;
  @ApiProperty() name!: string;
  @ApiProperty() denominator!: number;
  @ApiProperty({ description: '月末の数' }) now!: number;
  @ApiProperty({ type: [ForecastMonthDto] }) months!: ForecastMonthDto[];
}

class DepartmentSlipDto {
  @ApiProperty() departmentId!: string;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ description: '予定のある手続の数' }) plans!: number;
  @ApiProperty({ description: '遅れの中央値（月）' }) medianSlip!: number;
}

class TargetOutcomeDto {
  @ApiProperty() online!: number;
  @ApiProperty({ type: String, nullable: true }) percent!: string | null;
  @ApiProperty({ description: '目標に足りない数' }) missing!: number;
  @ApiProperty({ type: String, nullable: true, description: '目標に達する月' }) reachedIn!: string | null;
}

class ForecastTargetDto {
  @ApiProperty({ example: 2029 }) fiscalYear!: number;
  @ApiProperty() label!: string;
  @ApiProperty({ example: '100' }) value!: string;
}

class TargetForecastDto {
  @ApiProperty() targetId!: string;
  @ApiProperty() indicator!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: ForecastTargetDto }) next!: ForecastTargetDto;
  @ApiProperty() denominator!: number;
  @ApiProperty({ type: TargetOutcomeDto }) held!: TargetOutcomeDto;
  @ApiProperty({ type: TargetOutcomeDto }) slipped!: TargetOutcomeDto;
}

class CumulativeDto {
  @ApiProperty() numerator!: number;
  @ApiProperty() denominator!: number;
}

class ParetoRowDto {
  @ApiProperty() procedureId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() departmentId!: string;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ type: String, nullable: true }) stage!: string | null;
  @ApiProperty({ type: String, nullable: true }) plannedMonth!: string | null;
  @ApiProperty() applications!: number;
  @ApiProperty({ description: '未回答があり、少なくともこの件数' }) lowerBound!: boolean;
  @ApiProperty({ type: CumulativeDto }) cumulative!: CumulativeDto;
  @ApiProperty({ type: String, nullable: true }) cumulativePercent!: string | null;
}

class ParetoDto {
  @ApiProperty({ description: '件数の年度', example: 2025 }) fiscalYear!: number;
  @ApiProperty({ type: [ParetoRowDto], description: '件数の多い順' }) rows!: ParetoRowDto[];
  @ApiProperty({ description: '件数の分からない手続の数' }) unknown!: number;
}

export class ForecastDto {
  @ApiProperty({ example: '2026-10', description: '起点の月' }) month!: string;
  @ApiProperty({ example: '2026-11' }) from!: string;
  @ApiProperty({ example: '2030-03' }) to!: string;
  @ApiProperty({ type: String, nullable: true }) departmentId!: string | null;
  @ApiProperty({ type: [ForecastLineDto] }) lines!: ForecastLineDto[];
  @ApiProperty({ type: [DepartmentSlipDto] }) slips!: DepartmentSlipDto[];
  @ApiProperty({ type: [TargetForecastDto] }) targets!: TargetForecastDto[];
  @ApiProperty({ type: ParetoDto, description: 'まだオンライン化していない手続' }) pareto!: ParetoDto;
}
