import { ApiProperty } from '@nestjs/swagger';
import { type Month } from '../kernel/month.js';
import { type Rate } from '../kernel/rate.js';
import { type Stage } from '../kernel/stage.js';
import { NextTargetDto } from './progress-answer.dto.js';

export class ForecastMonthDto {
  /** @example 2026-11 */ month!: Month;
  /** 予定どおりの場合の数（手続または優先手続） */ held!: number;
  /** 遅れた場合の数（手続または優先手続） */ slipped!: number;
}

export class ForecastLineDto {
  /** @example priority-items */ indicator!: string;
  name!: string;
  denominator!: number;
  /** 起点の月末の数 */ now!: number;
  months!: ForecastMonthDto[];
}

export class DepartmentSlipDto {
  @ApiProperty({ format: 'uuid' }) departmentId!: string;
  departmentName!: string;
  /** 遅れの分かる手続の数 */ plans!: number;
  /** 遅れの中央値（か月） */ medianSlip!: number;
}

export class TargetOutcomeDto {
  /** 目標の時点でオンラインの数 */ online!: number;
  /** 率（%、小数第1位まで） */
  percent!: string | null;
  /** Missing although all is as assumed; 0 where the target is reached. */
  @ApiProperty({ description: '目標に足りない数' }) missing!: number;
  /** 目標に達する月。見込めなければ null */ reachedIn!: Month | null;
}

/** What becomes of a target at the end of its fiscal year. */
export class TargetForecastDto {
  @ApiProperty({ format: 'uuid' }) targetId!: string;
  /** @example priority-items */ indicator!: string;
  name!: string;
  /** The first of its values that is not reached already. */
  next!: NextTargetDto;
  denominator!: number;
  /** 予定どおりの場合 */ held!: TargetOutcomeDto;
  /** 遅れた場合 */ slipped!: TargetOutcomeDto;
}

export class CumulativeDto {
  /** ここまでの件数の累計（件） */ numerator!: Rate['numerator'];
  /** 件数の合計（件） */ denominator!: Rate['denominator'];
}

/** A procedure not yet online, with what it and all before it carry. */
export class ParetoRowDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  code!: string;
  name!: string;
  @ApiProperty({ format: 'uuid' }) departmentId!: string;
  departmentName!: string;
  /** 段階。null は未回答 */ stage!: Stage | null;
  /** オンライン化の予定の月 @example 2027-04 */ plannedMonth!: Month | null;
  /** 年間の件数（件） */ applications!: number;
  /** Whether some of the year's counts are missing, so that there are at least so many. */
  @ApiProperty({ description: '未回答があり、少なくともこの件数' }) lowerBound!: boolean;
  /** Share of the applications of all procedures not yet online. */
  cumulative!: CumulativeDto;
  /** 累計の割合（%、小数第1位まで） */ cumulativePercent!: string | null;
}

/** Which procedures carry the most, of those in scope that are not online. */
export class ParetoDto {
  /** The fiscal year of the counts: the latest complete one. */
  @ApiProperty({ description: '件数の年度', example: 2025 }) fiscalYear!: number;
  /** 件数の多い順 */ rows!: ParetoRowDto[];
  /** Procedures not online without reported applications. */
  @ApiProperty({ description: '件数の分からない手続の数' }) unknown!: number;
}

/** 見込み: what would be online if every plan held, and if each slipped as its department's have so far. */
export class ForecastDto {
  /** The month whose end it starts from, and the coming months it covers. */
  @ApiProperty({ type: String, example: '2026-10', description: '起点の月' }) month!: Month;
  /** @example 2026-11 */ from!: Month;
  /** @example 2030-03 */ to!: Month;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '所管課。null は全体' })
  departmentId!: string | null;
  /** One for each indicator that counts what is online. */
  lines!: ForecastLineDto[];
  /** By department code; those with a plan. */
  slips!: DepartmentSlipDto[];
  /** Targets that are still to be reached; none where a department alone is looked at. */
  targets!: TargetForecastDto[];
  /** まだオンライン化していない手続 */ pareto!: ParetoDto;
}
