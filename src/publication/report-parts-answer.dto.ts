import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import {
  EstimatedViewDto,
  HoursViewDto,
  MoneyViewDto,
  ProgrammeDto,
} from '../automation/portfolio/figures.dto.js';
import { ProjectShortfallDto, TroubledRobotDto } from '../automation/portfolio/portfolio.dto.js';
import { type Month } from '../kernel/month.js';
import { ActionCountsDto, ActionOfMonthDto, ReviewFieldsDto } from '../review/review-answer.dto.js';
import { DepartmentSlipDto, ParetoRowDto, TargetForecastDto } from '../targets/forecast-answer.dto.js';
import { TargetProgressDto, TargetYearDto } from '../targets/progress-answer.dto.js';

export class ReportTargetDto extends OmitType(TargetProgressDto, ['actuals']) {}

/** 目標 as they stood with the month: the plan's table, with the way month by month. */
export class ReportTargetsDto {
  /** 目標のある年度 */ fiscalYears!: TargetYearDto[];
  /** 計画の順 */ rows!: ReportTargetDto[];
}

/** 見込み from the departments' own planned months. */
export class ReportForecastDto {
  /** What becomes of each target that counts what is online, in the order of the targets. */
  targets!: TargetForecastDto[];
  /** 予定のある課（課コード順） */ slips!: DepartmentSlipDto[];
}

export class ReportParetoRowDto extends PickType(ParetoRowDto, [
  ...(['procedureId', 'name', 'departmentName', 'plannedMonth'] as const),
  ...(['applications', 'lowerBound', 'cumulative', 'cumulativePercent'] as const),
]) {
  /** 件数の多い順（1から） */ rank!: number;
  /** 手続コード */ code!: string;
  /** 段階。誰も答えていなければ「未回答」 @example 準備中 */ stage!: string;
}

/** The procedures not yet online that carry the most applications. */
export class ReportParetoDto {
  /** 件数の年度 @example 令和7年度（2025年度） */ yearLabel!: string;
  /** How many there are of which applications are known; `rows` are the first of them. */
  @ApiProperty({ description: '件数の分かる手続の数' }) known!: number;
  /** Not online, and the applications are not reported. */
  @ApiProperty({ description: '件数の分からない手続の数' }) unknown!: number;
  /** 件数の多い順の初めの分 */ rows!: ReportParetoRowDto[];
}

export class ReportReviewTextDto extends ReviewFieldsDto {
  /** 所管課のid、またはdx-office */ departmentKey!: string;
  /** 所管課の名称 */ department!: string;
}

export class ReportActionDto extends OmitType(ActionOfMonthDto, [
  'departmentId',
  'departmentCode',
  'departmentName',
  'createdIn',
]) {
  /** 担当課の名称 */ department!: string;
}

/** 課題と対応 of the month. */
export class ReportReviewDto {
  /** DX推進課、続いて課コード順 */ texts!: ReportReviewTextDto[];
  /** Open at the month's end, or ended in the month; those due first come first. */
  @ApiProperty({ type: [ReportActionDto], description: '期限の早い順' }) actions!: ReportActionDto[];
  counts!: ActionCountsDto;
}

export class HoursOfMonthsDto extends OmitType(HoursViewDto, ['months']) {}

/** 実績 and 見込, never summed. */
export class ReportHoursDto {
  /** `2026年10月（令和8年10月）`; of a year, its name: 「令和8年度（2026年度）」. */
  @ApiProperty({ example: '2026年10月（令和8年10月）' }) label!: string;
  /** @example 2026-04 */ from!: Month;
  /** @example 2026-10 */ to!: Month;
  /** 実績 */ actual!: HoursOfMonthsDto;
  /** 同じ月の見込 */ estimated!: EstimatedViewDto;
}

/** 自動化の効果 of the month and of its fiscal year. */
export class ReportAutomationDto {
  /** 月末に本番の案件の数 */ inProduction!: number;
  programme!: ProgrammeDto;
  /** 対象月 */ ofMonth!: ReportHoursDto;
  /** 年度の4月から対象月まで */ ofYear!: ReportHoursDto;
  /**
   * What an hour costs, what was saved and what it cost, of the same months of the year. A report that is kept may not
   * say what 費用対効果 stands on.
   */
  @ApiProperty({ type: MoneyViewDto, description: '年度の4月から対象月までの費用と効果' })
  money!: Omit<MoneyViewDto, 'compared'> & Partial<Pick<MoneyViewDto, 'compared'>>;
  /** Projects that saved less in the year's months than they promised for them; most hours missing first. */
  @ApiProperty({ type: [ProjectShortfallDto], description: '見込を下回る案件（足りない時間の多い順）' })
  shortfalls!: ProjectShortfallDto[];
  /** 止まっている、または失敗の多いロボット */ robots!: TroubledRobotDto[];
}
