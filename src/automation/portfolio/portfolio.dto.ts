import { ApiExtraModels, ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { CompletenessDto } from '../../achievement/figures/completeness.dto.js';
import { type Month } from '../../kernel/month.js';
import { ByWord, Hours } from '../answer-fields.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';
import { EstimatedViewDto, HoursViewDto, MoneyViewDto, ProgrammeDto } from './figures.dto.js';
import {
  EstimateMovedDto,
  FailingDto,
  ROBOT_TROUBLE,
  type RobotTrouble,
  ShortfallViewDto,
  StoodStillDto,
} from './project-effect.dto.js';

/** A project as it is named in lists. */
export class NamedProjectDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  /** 案件コード */ code!: string;
  /** 案件名 */ name!: string;
  /** 所管課の名称 */ departmentName!: string;
}

/** A part of the portfolio: a department, a kind, a tool. */
export class PortfolioPartDto {
  /** 所管課のid、種別のキー、またはツール（未入力なら空） */ key!: string;
  /** 画面での名称 */ label!: string;
  /** 案件の数 */ projects!: number;
  /** 実績 */ hours!: HoursViewDto;
  /** 同じ月の見込 */ estimated!: EstimatedViewDto;
}

/** A point of cost against effect; `saved` and what hangs on it are null where no month's effect is known. */
export class PortfolioPairDto extends IntersectionType(
  NamedProjectDto,
  OmitType(MoneyViewDto, ['compared']),
) {
  @Hours('削減時間', '効果の分かる月がなければ null') saved!: string | null;
}

/** A project that saved less than it promised for the same months. */
export class ProjectShortfallDto extends IntersectionType(NamedProjectDto, ShortfallViewDto) {}

@ApiExtraModels(StoodStillDto, FailingDto)
export class TroubledRobotDto extends NamedProjectDto {
  @ApiProperty(ROBOT_TROUBLE) trouble!: RobotTrouble;
}

/** A project whose 見込 was rewritten after 本番. */
export class ChangedEstimateDto extends IntersectionType(NamedProjectDto, EstimateMovedDto) {
  /** 最も新しい変更の日時 */ at!: Date;
  /** 本番後の変更の回数 */ changes!: number;
  /** 見込が下げられた、または取り消された */ lowered!: boolean;
}

/** What automation saved in a fiscal year, up to its newest ended month. */
export class PortfolioDto {
  /** 年度 @example 2026 */ fiscalYear!: number;
  /** 集計した最後の月。年度の最初の月が終わるまでは null @example 2026-10 */ upTo!: Month | null;
  /** 集計した月 @example ['2026-04'] */ months!: Month[];
  /** 案件の数 */ projects!: number;
  @ByWord(PROJECT_STAGES, 'number', '最後の月の月末に、それぞれの段階にある案件の数')
  byStage!: Record<ProjectStage, number>;
  /** 実績 */ hours!: HoursViewDto;
  /** 同じ月の見込 */ estimated!: EstimatedViewDto;
  money!: MoneyViewDto;
  programme!: ProgrammeDto;
  /** 所管課別（削減時間の多い順） */ byDepartment!: PortfolioPartDto[];
  /** 種別の内訳 */ byKind!: PortfolioPartDto[];
  /** ツールの内訳 */ byTool!: PortfolioPartDto[];
  /** Projects with a known effect or a cost, by code. */
  @ApiProperty({ type: [PortfolioPairDto], description: '案件ごとの費用と効果（案件コード順）' })
  pairs!: PortfolioPairDto[];
  /** 見込を下回る案件（足りない時間の多い順） */ shortfalls!: ProjectShortfallDto[];
  /** 止まっている、または失敗の多いロボット */ robots!: TroubledRobotDto[];
  /** 本番後に見込を変えた案件（年度によらずすべて、新しい順） */ estimatesChanged!: ChangedEstimateDto[];
}

/** How often the procedures of a project were applied for in a whole fiscal year. */
export class CandidateApplicationsDto {
  /** 年度 @example 2025 */ fiscalYear!: number;
  /** 申請件数（件） */ count!: number;
  /** 対象の手続のうち、件数の分かるもの */ completeness!: CompletenessDto;
}

/** A project that has not begun, with the hours its work takes in a year and what that stands on. */
export class CandidateDto extends NamedProjectDto {
  @Hours('年間の作業時間', '件数か時間が分からなければ null') hoursPerYear!: string | null;
  /** 対象の手続の年間の申請件数。手続が未登録なら null */ applications!: CandidateApplicationsDto | null;
  /** 1件当たりの時間（分、小数第1位まで） */ minutesPerCase!: string | null;
  /** 1件に当たる人数（人、小数第1位まで） */ people!: string | null;
  /** 前提としたこと */ assumed!: string[];
}

/** The hours of a period: 実績 with basis and completeness, 見込 apart. */
export class HoursOfPeriodDto {
  /** 実績 */ hours!: HoursViewDto;
  /** 同じ月の見込 */ estimated!: EstimatedViewDto;
}

/** What the monthly report says of automation. Plain data: it can be stored with the report. */
export class MonthlyAutomationDto {
  /** @example 2026-10 */ month!: Month;
  /** 年度 @example 2026 */ fiscalYear!: number;
  /** Those there were by the month's end. */
  @ApiProperty({ description: '案件の数' }) projects!: number;
  /** 月末に本番の案件の数 */ inProduction!: number;
  programme!: ProgrammeDto;
  /** 対象月 */ ofMonth!: HoursOfPeriodDto;
  /** 年度の4月から対象月まで */ ofYear!: HoursOfPeriodDto;
}
