import { ApiProperty, OmitType } from '@nestjs/swagger';
import { type Level } from './target-levels.js';
import { type TargetKind } from './trajectory.js';

/** A value as it was typed in: `80` and `80.0` stay what they are. */
export class YearlyValueDto {
  /** 年度（西暦） @example 2029 */ fiscalYear!: number;
  /** 年度末の値（指標の単位）。入力のとおりの小数 @example '71.7' */ value!: string;
}

export class TypedInIndicatorDto {
  /** 指標の名称 */ name!: string;
  /** 単位 @example 億円 */ unit!: string;
  /** 小数の桁数 */ decimals!: number;
  /** output は活動指標、outcome は成果指標 */ level!: Level;
}

/** What a target is, without how it is kept. */
export class TargetFactsDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 計算する指標のキー。手入力の指標では null @example priority-items */ indicator!: string | null;
  /** 計画での名称、なければ指標の名称 */ name!: string;
  /** 値の単位 @example % */ unit!: string;
  /** 小数の桁数 */ decimals!: number;
  /** output は活動指標、outcome は成果指標 */ level!: Level;
  /** reach は達成、at-most は上限、keep は維持 */ kind!: TargetKind;
  /** 基準値 */ baseline!: YearlyValueDto;
  /** 年度末の目標値 */ targets!: YearlyValueDto[];
  /** 途中の年度末の値。空は直線 */ path!: YearlyValueDto[];
}

/** 実績値 of a target's indicator that is typed in; a value of null was taken back. */
export class SavedActualDto {
  @ApiProperty({ format: 'uuid', description: '目標' }) targetId!: string;
  /** 年度（西暦） @example 2025 */ fiscalYear!: number;
  /** 実績値（指標の単位）。取り消したものは null @example '14.1' */ value!: string | null;
  /** 出典 */ source!: string | null;
  version!: number;
}

export class TypedInActualDto extends OmitType(SavedActualDto, ['targetId']) {}

export class WithdrawalDto {
  @ApiProperty({ format: 'date-time', description: '取り下げた日時' }) at!: string;
  /** 取り下げた理由 */ reason!: string;
}

export class TargetDto extends TargetFactsDto {
  /** 手入力の指標。計算する指標では null */ manual!: TypedInIndicatorDto | null;
  /** 計画での名称 */ planName!: string | null;
  /** 取り下げていなければ null */ withdrawn!: WithdrawalDto | null;
  /** 手入力の実績値（古い順） */ actuals!: TypedInActualDto[];
  version!: number;
}
