import { OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../platform/http/may-be-left-out.js';
import { ObjectField, WrittenField } from '../platform/http/request-fields.js';
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
  @WrittenField({ what: '指標の名称', shortest: 1, longest: 200 }) name!: string;
  @WrittenField({ what: '単位', shortest: 1, longest: 20, example: '億円' }) unit!: string;

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

  @WrittenField({
    what: '計画での名称',
    orNull: true,
    shortest: 1,
    longest: 200,
    description: '計画での名称。省くと指標の名称',
  })
  planName?: string | null;

  /** reach は達成、at-most は上限、keep は維持 */
  @IsIn(TARGET_KINDS, { message: '目標の種別は reach、at-most、keep のいずれかです。' })
  kind!: TargetKind;

  @ObjectField(TypedValueDto, '{ fiscalYear, value }', { what: '基準値' }) baseline!: TypedValueDto;

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

  @WrittenField({ what: '出典', orNull: true, longest: 500 }) source?: string | null;
}

export class PlaceTarget {
  /** 計画の中での順序（1から。最後より大きければ最後） @example 1 */
  @IsInt({ message: '順序は1以上の整数で入力してください。' })
  @Min(1, { message: '順序は1以上の整数で入力してください。' })
  @Max(10_000, { message: '順序は10,000以下の整数で入力してください。' })
  place!: number;
}

export class WithdrawTarget {
  @WrittenField({ what: '取り下げる理由', shortest: 1, longest: 500 }) reason!: string;
}
