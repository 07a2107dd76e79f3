import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { BASES, type Basis } from '../automation-words.js';
import { HeldBeforeDto, ResultEntryDto, RunSumDto } from '../result/result-answer.dto.js';
import { EstimateAfterProductionDto } from './estimate-after-production-answer.dto.js';
import { EstimatedViewDto, HoursViewDto } from './hours-answer.dto.js';
import { MoneyViewDto, PaybackDto } from './money-answer.dto.js';
import { type PaybackView } from './money-view.js';
import { FailingDto, ROBOT_TROUBLE, StoodStillDto } from './robot-trouble-answer.dto.js';
import { type RobotTrouble } from './robot-trouble.js';
import { ShortfallViewDto } from './shortfall-answer.dto.js';

/** A month of a project: what is stored, and the effect, or in Japanese why it is not known. */
export class EffectMonthDto {
  @ApiProperty({ type: String, example: '2026-10' }) month!: Month;
  @ApiProperty({ description: '本番で稼働月のため、実績が求められる' }) expected!: boolean;
  @ApiProperty({ type: ResultEntryDto, nullable: true, description: '入力した実績。未入力なら null' })
  entered!: ResultEntryDto | null;
  @ApiProperty({ type: RunSumDto, nullable: true, description: '実行記録の集計。記録がなければ null' })
  logged!: RunSumDto | null;
  @ApiProperty({ type: HeldBeforeDto, nullable: true, description: '比べた導入前の時間' })
  heldAgainst!: HeldBeforeDto | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '削減時間（時間、小数第1位まで）。不明なら null',
  })
  saved!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '削減時間が不明な理由' }) unknown!: string | null;
  @ApiProperty({
    enum: BASES.keys,
    nullable: true,
    description: '算出方法（導入前と実績の確かでない方）。未入力なら null',
  })
  basis!: Basis | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '1か月の見込との差（時間、小数第1位まで）。どちらかが不明か、実績が求められない月なら null',
  })
  againstEstimate!: string | null;
}

/** 年換算: hours of a year, and the months they stand on. */
export class EffectYearDto {
  @ApiProperty({ description: '年換算の削減時間（時間、小数第1位まで）' }) saved!: string;
  @ApiProperty({ type: String, nullable: true, description: '削減率（%、小数第1位まで）' })
  reductionPercent!: string | null;
  @ApiProperty({ type: [String], description: '年換算のもとにした月', example: ['2026-10'] })
  months!: Month[];
}

/** 見込 of a whole year. */
export class EffectEstimateDto {
  @ApiProperty({ description: '導入前の年間の作業時間（時間、小数第1位まで）' }) before!: string;
  @ApiProperty({ description: '導入後の年間の作業時間（時間、小数第1位まで）' }) after!: string;
  @ApiProperty({ description: '年間の削減時間（時間、小数第1位まで）' }) saved!: string;
  @ApiProperty({ type: String, nullable: true, description: '削減率（%、小数第1位まで）' })
  reductionPercent!: string | null;
  @ApiProperty({ type: PaybackDto, description: '見込による回収期間' }) payback!: PaybackView;
}

/** 導入前 in hours: of the months measured, and of a year where they are named. */
export class EffectBeforeDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '測定した期間の作業時間（時間、小数第1位まで）。件数が不明なら null',
  })
  measuredHours!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '年換算の作業時間（時間、小数第1位まで）。測定した期間が不明なら null',
  })
  yearHours!: string | null;
  @ApiProperty({ type: [String], description: '測定した月', example: ['2025-04'] }) months!: Month[];
}

/** Everything a project's page says of its effect in a fiscal year, 見込 and 実績 apart. */
@ApiExtraModels(StoodStillDto, FailingDto)
export class ProjectEffectDto {
  @ApiProperty({ description: '年度', example: 2026 }) fiscalYear!: number;
  @ApiProperty({ type: [EffectMonthDto], description: '年度の終わった月' }) months!: EffectMonthDto[];
  @ApiProperty({ type: [EffectMonthDto], description: 'その最後の月までの13か月（年度をまたぐ）' })
  recent!: EffectMonthDto[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: '稼働する1か月の見込（時間、小数第1位まで）。見込がなければ null',
  })
  estimatedPerMonth!: string | null;
  @ApiProperty({ type: HoursViewDto, description: '実績' }) hours!: HoursViewDto;
  @ApiProperty({ type: EstimatedViewDto, description: '本番の月の見込' }) estimated!: EstimatedViewDto;
  @ApiProperty({
    type: EffectYearDto,
    nullable: true,
    description: '実績の年換算。本番の月の効果が分からなければ null',
  })
  annualised!: EffectYearDto | null;
  @ApiProperty({
    type: EffectEstimateDto,
    nullable: true,
    description: '1年の見込。導入前か見込が未入力なら null',
  })
  estimate!: EffectEstimateDto | null;
  @ApiProperty({ type: EffectBeforeDto, nullable: true, description: '導入前。未入力なら null' })
  before!: EffectBeforeDto | null;
  @ApiProperty({ type: MoneyViewDto }) money!: MoneyViewDto;
  @ApiProperty({ type: PaybackDto, description: '実績による回収期間' }) payback!: PaybackView;
  @ApiProperty({ ...ROBOT_TROUBLE, nullable: true, description: 'ロボットの不調。なければ null' })
  trouble!: RobotTrouble | null;
  @ApiProperty({
    type: ShortfallViewDto,
    nullable: true,
    description: '見込を下回る時間。下回らないか、分からなければ null',
  })
  shortfall!: ShortfallViewDto | null;
  @ApiProperty({ type: EstimateAfterProductionDto, description: '本番後の見込の変更（年度によらずすべて）' })
  estimateAfterProduction!: EstimateAfterProductionDto;
}
