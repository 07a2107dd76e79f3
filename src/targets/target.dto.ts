import { OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../platform/http/may-be-left-out.js';
import { type Level, LEVELS } from './target-levels.js';
import { TARGET_KINDS, type TargetKind } from './trajectory.js';

export class TypedValueDto {
  /** 年度（西暦） @example 2029 */
  @IsInt({ message: '年度は西暦4桁（例: 2029）で入力してください。' })
  @Min(1989, { message: '年度は1989以後で入力してください。' })
  @Max(2200, { message: '年度は2200以前で入力してください。' })
  fiscalYear!: number;

  /** 値（半角数字の文字列） @example '71.7' */
  @IsString({ message: '値は文字列で入力してください（例: "71.7"）。' })
  @Length(1, 30, { message: '値を入力してください。' })
  value!: string;
}

export class ManualIndicatorDto {
  /** 指標の名称 */
  @IsString({ message: '指標の名称は文字で入力してください。' })
  @Length(1, 200, { message: '指標の名称は1文字以上200文字以内で入力してください。' })
  name!: string;

  /** 単位 @example 億円 */
  @IsString({ message: '単位は文字で入力してください。' })
  @Length(1, 20, { message: '単位は1文字以上20文字以内で入力してください。' })
  unit!: string;

  /** 小数の桁数 @example 1 */
  @IsInt({ message: '小数の桁数は整数で入力してください。' })
  @Min(0, { message: '小数の桁数は0以上で入力してください。' })
  @Max(6, { message: '小数の桁数は6以下で入力してください。' })
  decimals!: number;

  /** output は活動指標、outcome は成果指標 */
  @IsIn(LEVELS, { message: '指標の区分は output、outcome のいずれかです。' })
  level!: Level;
}

export class CreateTarget {
  /** 計算する指標のキー。手入力の指標のときは省く */
  @MayBeLeftOut()
  @IsString({ message: '指標のキーは文字で指定してください。' })
  indicator?: string;

  /** 手入力の指標 */
  @MayBeLeftOut()
  @IsDefined({ message: '手入力の指標は { name, unit, decimals, level } の形で入力してください。' })
  @ValidateNested({ message: '手入力の指標は { name, unit, decimals, level } の形で入力してください。' })
  @Type(() => ManualIndicatorDto)
  manual?: ManualIndicatorDto;

  /** 計画での名称。省くと指標の名称 */
  @IsOptional()
  @IsString({ message: '計画での名称は文字で入力してください。' })
  @Length(1, 200, { message: '計画での名称は1文字以上200文字以内で入力してください。' })
  planName?: string | null;

  /** reach は達成、at-most は上限、keep は維持 */
  @IsIn(TARGET_KINDS, { message: '目標の種別は reach、at-most、keep のいずれかです。' })
  kind!: TargetKind;

  /** 基準値 */
  @IsDefined({ message: '基準値を入力してください。' })
  @ValidateNested({ message: '基準値は { fiscalYear, value } の形で入力してください。' })
  @Type(() => TypedValueDto)
  baseline!: TypedValueDto;

  /** 年度末の目標値 */
  @IsArray({ message: '目標値は配列で入力してください。' })
  @ArrayMaxSize(50, { message: '目標値は50個以内で入力してください。' })
  @ValidateNested({ each: true, message: '目標値は { fiscalYear, value } の形で入力してください。' })
  @Type(() => TypedValueDto)
  targets!: TypedValueDto[];

  /** 途中の年度末の値。省くと直線 */
  @MayBeLeftOut()
  @IsArray({ message: '途中の値は配列で入力してください。' })
  @ArrayMaxSize(50, { message: '途中の値は50個以内で入力してください。' })
  @ValidateNested({ each: true, message: '途中の値は { fiscalYear, value } の形で入力してください。' })
  @Type(() => TypedValueDto)
  path?: TypedValueDto[];
}

export class EditTarget extends PartialType(OmitType(CreateTarget, ['indicator']), {
  skipNullProperties: false,
}) {}

export class SaveActual {
  /** 実績値。null で取り消す @example '14.1' */
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString({ message: '実績値は文字列で入力してください（例: "14.1"）。' })
  @Length(1, 30, { message: '実績値を入力してください。' })
  value!: string | null;

  /** 出典 */
  @IsOptional()
  @IsString({ message: '出典は文字で入力してください。' })
  @MaxLength(500, { message: '出典は500文字以内で入力してください。' })
  source?: string | null;
}

export class PlaceTarget {
  /** 計画の中での順序（1から。最後より大きければ最後） @example 1 */
  @IsInt({ message: '順序は1以上の整数で入力してください。' })
  @Min(1, { message: '順序は1以上の整数で入力してください。' })
  @Max(10_000, { message: '順序は10,000以下の整数で入力してください。' })
  place!: number;
}

export class WithdrawTarget {
  /** 取り下げる理由 */
  @IsString({ message: '取り下げる理由は文字で入力してください。' })
  @Length(1, 500, { message: '取り下げる理由は1文字以上500文字以内で入力してください。' })
  reason!: string;
}
