import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { type Month } from '../../kernel/month.js';
import { Hours, Percent } from '../answer-fields.js';
import { type Basis } from '../automation-words.js';
import { HeldBeforeDto, ResultEntryDto, RunSumDto } from '../result/result.dto.js';
import { EstimatedViewDto, HoursViewDto, MoneyViewDto, PaybackDto } from './figures.dto.js';
import { type PaybackView } from './figures-view.js';

/** What a project saved less than it promised for the same months; hours with one decimal. */
export class ShortfallViewDto {
  /** 見込と比べた月 @example ['2026-10'] */ months!: Month[];
  @Hours('実績の削減時間') actual!: string;
  @Hours('同じ月の見込の削減時間') estimated!: string;
  @Hours('足りない時間') missing!: string;
  @Percent('実績÷見込', '見込が0なら null') reachedPercent!: string | null;
  /** 続けて下回り始めた月（13か月まで振り返る）。最新の月が下回らなければ null */ since!: Month | null;
  /** 続けて下回る月の数 */ shortMonths!: number;
}

export class StoodStillDto {
  /** 止まっている */ kind!: 'stood-still';
  /** 止まった最初の月 @example 2026-09 */ since!: Month;
  /** 止まっている月数（か月） */ months!: number;
}

export class FailingDto {
  /** 失敗が多い */ kind!: 'failing';
  /** @example 2026-10 */ month!: Month;
  /** 実行回数（回） */ runs!: number;
  /** 失敗した回数（回） */ failures!: number;
}

/** A robot that stood still in the newest months of which its runs are known, or failed too often in the newest. */
export type RobotTrouble = StoodStillDto | FailingDto;

/** Documents a property that names a robot's trouble; its class names both as extra models. */
export const ROBOT_TROUBLE: ApiPropertyOptions = {
  oneOf: [StoodStillDto, FailingDto].map((one) => ({ $ref: getSchemaPath(one) })),
};

/** What a change of an estimate did: entered what had never been there, rewrote it, or took it back. */
type ChangeKind = 'registered' | 'changed' | 'cleared';
/** What was written: 導入前の時間 or 導入後の見込. */
export const CHANGED_PARTS = ['before', 'estimate'] as const;

/** A change after 本番 of what 見込 stands on. Hours of a whole year with one decimal; null where not known. */
export class EstimateChangeDto {
  /** 変更した日時 */ at!: Date;
  /** 変更した人（操作の記録のとおり） */ by!: string;
  /** registered は初めての登録、changed は変更、cleared は取消 */ kind!: ChangeKind;
  /** 変えたもの。before は導入前の時間、estimate は導入後の見込 */ parts!: (typeof CHANGED_PARTS)[number][];
  @Hours('変更前の年間の見込', '分からなければ null') from!: string | null;
  @Hours('変更後の年間の見込', '分からなければ null') to!: string | null;
  /** 変更前の、導入前の時間の算出方法 */ basisFrom!: Basis | null;
  /** 変更後の、導入前の時間の算出方法 */ basisTo!: Basis | null;
  /** 変更とともに入力された備考（理由） */ note!: string | null;
}

/** 見込 of a whole year as first known after 本番, and as it is now. Hours with one decimal. */
export class EstimateMovedDto {
  @Hours('本番後に初めて変える前の年間の見込') from!: string;
  @Hours('現在の年間の見込', '取り消されていれば null') to!: string | null;
  @Hours('現在の見込−変える前の見込', '取消なら null') difference!: string | null;
}

/** What became of a project's 見込 since its first day of 本番. */
export class EstimateAfterProductionDto {
  /** 本番後の変更（新しい順） */ changes!: EstimateChangeDto[];
  /** Null where nothing that had been there was rewritten, and where no 見込 was ever known. */
  @ApiProperty({
    type: EstimateMovedDto,
    nullable: true,
    description: '本番後に見込がどう変わったか。初めての登録のほかに変更がなければ null',
  })
  moved!: EstimateMovedDto | null;
  /** 本番後に見込が下げられた、または取り消された */ lowered!: boolean;
}

/** A month of a project: what is stored, and the effect, or in Japanese why it is not known. */
export class EffectMonthDto {
  /** @example 2026-10 */ month!: Month;
  /** 本番で稼働月のため、実績が求められる */ expected!: boolean;
  /** 入力した実績。未入力なら null */ entered!: ResultEntryDto | null;
  /** 実行記録の集計。記録がなければ null */ logged!: RunSumDto | null;
  /** 比べた導入前の時間 */ heldAgainst!: HeldBeforeDto | null;
  @Hours('削減時間', '不明なら null') saved!: string | null;
  /** 削減時間が不明な理由 */ unknown!: string | null;
  /** 算出方法（導入前と実績の確かでない方）。未入力なら null */ basis!: Basis | null;
  @Hours('1か月の見込との差', 'どちらかが不明か、実績が求められない月なら null')
  againstEstimate!: string | null;
}

/** 年換算: hours of a year, and the months they stand on. */
export class EffectYearDto {
  @Hours('年換算の削減時間') saved!: string;
  @Percent('削減率', '') reductionPercent!: string | null;
  /** 年換算のもとにした月 @example ['2026-10'] */ months!: Month[];
}

/** 見込 of a whole year. */
export class EffectEstimateDto {
  @Hours('導入前の年間の作業時間') before!: string;
  @Hours('導入後の年間の作業時間') after!: string;
  @Hours('年間の削減時間') saved!: string;
  @Percent('削減率', '') reductionPercent!: string | null;
  @ApiProperty({ type: PaybackDto, description: '見込による回収期間' }) payback!: PaybackView;
}

/** 導入前 in hours: of the months measured, and of a year where they are named. */
export class EffectBeforeDto {
  @Hours('測定した期間の作業時間', '件数が不明なら null') measuredHours!: string | null;
  @Hours('年換算の作業時間', '測定した期間が不明なら null') yearHours!: string | null;
  /** 測定した月 @example ['2025-04'] */ months!: Month[];
}

/** Everything a project's page says of its effect in a fiscal year, 見込 and 実績 apart. */
@ApiExtraModels(StoodStillDto, FailingDto)
export class ProjectEffectDto {
  /** 年度 @example 2026 */ fiscalYear!: number;
  /** 年度の終わった月 */ months!: EffectMonthDto[];
  /** その最後の月までの13か月（年度をまたぐ） */ recent!: EffectMonthDto[];
  @Hours('稼働する1か月の見込', '見込がなければ null') estimatedPerMonth!: string | null;
  /** 実績 */ hours!: HoursViewDto;
  /** 本番の月の見込 */ estimated!: EstimatedViewDto;
  /** 実績の年換算。本番の月の効果が分からなければ null */ annualised!: EffectYearDto | null;
  /** 1年の見込。導入前か見込が未入力なら null */ estimate!: EffectEstimateDto | null;
  /** 導入前。未入力なら null */ before!: EffectBeforeDto | null;
  money!: MoneyViewDto;
  @ApiProperty({ type: PaybackDto, description: '実績による回収期間' }) payback!: PaybackView;
  @ApiProperty({ ...ROBOT_TROUBLE, nullable: true, description: 'ロボットの不調。なければ null' })
  trouble!: RobotTrouble | null;
  /** 見込を下回る時間。下回らないか、分からなければ null */ shortfall!: ShortfallViewDto | null;
  /** 本番後の見込の変更（年度によらずすべて） */ estimateAfterProduction!: EstimateAfterProductionDto;
}
