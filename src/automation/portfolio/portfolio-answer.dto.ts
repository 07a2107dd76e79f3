import { ApiExtraModels, ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { byWord } from '../by-word.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';
import { EstimateMovedDto } from './estimate-after-production-answer.dto.js';
import { EstimatedViewDto, HoursViewDto, ProgrammeDto } from './hours-answer.dto.js';
import { MoneyViewDto } from './money-answer.dto.js';
import { FailingDto, ROBOT_TROUBLE, StoodStillDto } from './robot-trouble-answer.dto.js';
import { type RobotTrouble } from './robot-trouble.js';
import { ShortfallViewDto } from './shortfall-answer.dto.js';

/** A project as it is named in lists. */
export class NamedProjectDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  @ApiProperty({ description: '案件コード' }) code!: string;
  @ApiProperty({ description: '案件名' }) name!: string;
  @ApiProperty({ description: '所管課の名称' }) departmentName!: string;
}

/** A part of the portfolio: a department, a kind, a tool. */
export class PortfolioPartDto {
  @ApiProperty({ description: '所管課のid、種別のキー、またはツール（未入力なら空）' }) key!: string;
  @ApiProperty({ description: '画面での名称' }) label!: string;
  @ApiProperty({ description: '案件の数' }) projects!: number;
  @ApiProperty({ type: HoursViewDto, description: '実績' }) hours!: HoursViewDto;
  @ApiProperty({ type: EstimatedViewDto, description: '同じ月の見込' }) estimated!: EstimatedViewDto;
}

/** A point of cost against effect; `saved` and what hangs on it are null where no month's effect is known. */
export class PortfolioPairDto extends IntersectionType(
  NamedProjectDto,
  OmitType(MoneyViewDto, ['compared']),
) {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '削減時間（時間、小数第1位まで）。効果の分かる月がなければ null',
  })
  saved!: string | null;
}

/** A project that saved less than it promised for the same months. */
export class ProjectShortfallDto extends IntersectionType(NamedProjectDto, ShortfallViewDto) {}

@ApiExtraModels(StoodStillDto, FailingDto)
export class TroubledRobotDto extends NamedProjectDto {
  @ApiProperty(ROBOT_TROUBLE) trouble!: RobotTrouble;
}

/** A project whose 見込 was rewritten after 本番. */
export class ChangedEstimateDto extends IntersectionType(NamedProjectDto, EstimateMovedDto) {
  @ApiProperty({ description: '最も新しい変更の日時' }) at!: Date;
  @ApiProperty({ description: '本番後の変更の回数' }) changes!: number;
  @ApiProperty({ description: '見込が下げられた、または取り消された' }) lowered!: boolean;
}

/** What automation saved in a fiscal year, up to its newest ended month. */
export class PortfolioDto {
  @ApiProperty({ description: '年度', example: 2026 }) fiscalYear!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '集計した最後の月。年度の最初の月が終わるまでは null',
    example: '2026-10',
  })
  upTo!: Month | null;
  @ApiProperty({ type: [String], description: '集計した月', example: ['2026-04'] }) months!: Month[];
  @ApiProperty({ description: '案件の数' }) projects!: number;
  @ApiProperty(byWord(PROJECT_STAGES, 'number', '最後の月の月末に、それぞれの段階にある案件の数'))
  byStage!: Record<ProjectStage, number>;
  @ApiProperty({ type: HoursViewDto, description: '実績' }) hours!: HoursViewDto;
  @ApiProperty({ type: EstimatedViewDto, description: '同じ月の見込' }) estimated!: EstimatedViewDto;
  @ApiProperty({ type: MoneyViewDto }) money!: MoneyViewDto;
  @ApiProperty({ type: ProgrammeDto }) programme!: ProgrammeDto;
  @ApiProperty({ type: [PortfolioPartDto], description: '所管課別（削減時間の多い順）' })
  byDepartment!: PortfolioPartDto[];
  @ApiProperty({ type: [PortfolioPartDto], description: '種別の内訳' }) byKind!: PortfolioPartDto[];
  @ApiProperty({ type: [PortfolioPartDto], description: 'ツールの内訳' }) byTool!: PortfolioPartDto[];
  /** Projects with a known effect or a cost, by code. */
  @ApiProperty({ type: [PortfolioPairDto], description: '案件ごとの費用と効果（案件コード順）' })
  pairs!: PortfolioPairDto[];
  @ApiProperty({ type: [ProjectShortfallDto], description: '見込を下回る案件（足りない時間の多い順）' })
  shortfalls!: ProjectShortfallDto[];
  @ApiProperty({ type: [TroubledRobotDto], description: '止まっている、または失敗の多いロボット' })
  robots!: TroubledRobotDto[];
  @ApiProperty({
    type: [ChangedEstimateDto],
    description: '本番後に見込を変えた案件（年度によらずすべて、新しい順）',
  })
  estimatesChanged!: ChangedEstimateDto[];
}
