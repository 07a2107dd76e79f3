import { ApiProperty, OmitType } from '@nestjs/swagger';
import { EstimatedViewDto, HoursViewDto, ProgrammeDto } from '../automation/portfolio/hours-answer.dto.js';
import { MoneyViewDto } from '../automation/portfolio/money-answer.dto.js';
import { ProjectShortfallDto, TroubledRobotDto } from '../automation/portfolio/portfolio-answer.dto.js';
import { type Month } from '../kernel/month.js';
import { ActionCountsDto, ActionOfMonthDto, ReviewFieldsDto } from '../review/review-answer.dto.js';
import { CumulativeDto, DepartmentSlipDto, TargetForecastDto } from '../targets/forecast-answer.dto.js';
import { TargetProgressDto, TargetYearDto } from '../targets/progress-answer.dto.js';
import { type ReportAutomation, type ReportHours } from './automation/automation-part.js';
import { type ReportAction, type ReportReview, type ReportReviewText } from './review/review-part.js';
import {
  type ReportForecast,
  type ReportPareto,
  type ReportParetoRow,
  type ReportTarget,
  type ReportTargets,
} from './targets/target-part.js';

class ReportTargetDto extends OmitType(TargetProgressDto, ['actuals']) implements ReportTarget {}

export class ReportTargetsDto implements ReportTargets {
  @ApiProperty({ type: [TargetYearDto], description: '目標のある年度' }) fiscalYears!: TargetYearDto[];
  @ApiProperty({ type: [ReportTargetDto], description: '計画の順' }) rows!: ReportTargetDto[];
}

export class ReportForecastDto implements ReportForecast {
  @ApiProperty({ type: [TargetForecastDto] }) targets!: TargetForecastDto[];
  @ApiProperty({ type: [DepartmentSlipDto], description: '予定のある課（課コード順）' })
  slips!: DepartmentSlipDto[];
}

class ReportParetoRowDto implements ReportParetoRow {
  @ApiProperty({ description: '件数の多い順（1から）' }) rank!: number;
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ description: '段階。誰も答えていなければ「未回答」', example: '準備中' }) stage!: string;
  @ApiProperty({ type: String, nullable: true, description: 'オンライン化の予定の月', example: '2027-04' })
  plannedMonth!: Month | null;
  @ApiProperty({ description: '年間の件数（件）' }) applications!: number;
  @ApiProperty({ description: '未回答があり、少なくともこの件数' }) lowerBound!: boolean;
  @ApiProperty({ type: CumulativeDto }) cumulative!: CumulativeDto;
  @ApiProperty({ type: String, nullable: true, description: '累計の割合（%、小数第1位まで）' })
  cumulativePercent!: string | null;
}

export class ReportParetoDto implements ReportPareto {
  @ApiProperty({ description: '件数の年度', example: '令和7年度（2025年度）' }) yearLabel!: string;
  @ApiProperty({ description: '件数の分かる手続の数' }) known!: number;
  @ApiProperty({ description: '件数の分からない手続の数' }) unknown!: number;
  @ApiProperty({ type: [ReportParetoRowDto], description: '件数の多い順の初めの分' })
  rows!: ReportParetoRowDto[];
}

class ReportReviewTextDto extends ReviewFieldsDto implements ReportReviewText {
  @ApiProperty({ description: '所管課のid、またはdx-office' }) departmentKey!: string;
  @ApiProperty({ description: '所管課の名称' }) department!: string;
}

class ReportActionDto
  extends OmitType(ActionOfMonthDto, ['departmentId', 'departmentCode', 'departmentName', 'createdIn'])
  implements ReportAction
{
  @ApiProperty({ description: '担当課の名称' }) department!: string;
}

export class ReportReviewDto implements ReportReview {
  @ApiProperty({ type: [ReportReviewTextDto], description: 'DX推進課、続いて課コード順' })
  texts!: ReportReviewTextDto[];
  @ApiProperty({ type: [ReportActionDto], description: '期限の早い順' }) actions!: ReportActionDto[];
  @ApiProperty({ type: ActionCountsDto }) counts!: ActionCountsDto;
}

class HoursOfMonthsDto extends OmitType(HoursViewDto, ['months']) {}

class ReportHoursDto implements ReportHours {
  @ApiProperty({ example: '2026年10月（令和8年10月）' }) label!: string;
  @ApiProperty({ type: String, example: '2026-04' }) from!: Month;
  @ApiProperty({ type: String, example: '2026-10' }) to!: Month;
  @ApiProperty({ type: HoursOfMonthsDto, description: '実績' }) actual!: HoursOfMonthsDto;
  @ApiProperty({ type: EstimatedViewDto, description: '同じ月の見込' }) estimated!: EstimatedViewDto;
}

export class ReportAutomationDto implements ReportAutomation {
  @ApiProperty({ description: '月末に本番の案件の数' }) inProduction!: number;
  @ApiProperty({ type: ProgrammeDto }) programme!: ProgrammeDto;
  @ApiProperty({ type: ReportHoursDto, description: '対象月' }) ofMonth!: ReportHoursDto;
  @ApiProperty({ type: ReportHoursDto, description: '年度の4月から対象月まで' }) ofYear!: ReportHoursDto;
  @ApiProperty({ type: MoneyViewDto, description: '年度の4月から対象月までの費用と効果' })
  money!: MoneyViewDto;
  @ApiProperty({ type: [ProjectShortfallDto], description: '見込を下回る案件（足りない時間の多い順）' })
  shortfalls!: ProjectShortfallDto[];
  @ApiProperty({ type: [TroubledRobotDto], description: '止まっている、または失敗の多いロボット' })
  robots!: TroubledRobotDto[];
}
