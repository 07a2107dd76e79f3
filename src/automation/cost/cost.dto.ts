import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { type CostEntry } from './cost-entry.js';
import { COST_KINDS, type CostKind, type Split, SPLITS } from './project-cost.js';

const YEAR = { message: '年度は西暦4桁（例: 2026）で入力してください。' };

export class CostShareDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' })
  @IsUUID(undefined, { message: '自動化案件の指定が正しくありません。' })
  projectId!: string;

  @ApiPropertyOptional({ default: 1, description: '按分の重み' })
  @MayBeLeftOut()
  @IsInt({ message: '按分の重みは1以上の整数で入力してください。' })
  weight?: number;
}

export class CostDto {
  @ApiProperty({
    enum: COST_KINDS.keys,
    description: 'licence はライセンス、development は開発、upkeep は保守・運用',
  })
  @IsIn(COST_KINDS.keys, { message: '費用の種類の指定が正しくありません。' })
  kind!: CostKind;

  @ApiProperty({ description: '費用の名称' })
  @IsString({ message: '費用の名称の指定が正しくありません。' })
  @Length(1, 200, { message: '費用の名称は1文字以上200文字以内で入力してください。' })
  name!: string;

  @ApiPropertyOptional({ type: Number, nullable: true, description: '金額（円）。毎年度の費用では年額' })
  @IsOptional()
  @IsInt({ message: '金額は整数（円）で入力してください。' })
  yen?: number | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '職員の作業時間。人件費単価で金額にする',
  })
  @IsOptional()
  @IsString({ message: '職員の作業時間は半角数字の文字列（例: "40.5"）で入力してください。' })
  hours?: string | null;

  @ApiProperty({ description: '毎年度かかる（false は一度だけ）' })
  @IsBoolean({ message: '毎年度かかるかどうかの指定が正しくありません。' })
  yearly!: boolean;

  @ApiProperty({ description: 'かかる年度、毎年度の費用では始めの年度', example: 2026 })
  @IsInt(YEAR)
  @Min(1989, YEAR)
  @Max(2200, YEAR)
  fiscalYear!: number;

  @ApiPropertyOptional({ type: Number, nullable: true, description: '毎年度の費用の最後の年度。null は続く' })
  @IsOptional()
  @IsInt(YEAR)
  @Min(1989, YEAR)
  @Max(2200, YEAR)
  lastFiscalYear?: number | null;

  @ApiPropertyOptional({
    enum: SPLITS.keys,
    default: 'equal',
    description: 'equal は均等、weight は重みで按分',
  })
  @MayBeLeftOut()
  @IsIn(SPLITS.keys, { message: '按分方法の指定が正しくありません。' })
  split?: Split;

  @ApiProperty({ type: [CostShareDto], description: '費用を負担する案件' })
  @IsArray({ message: '費用を負担する案件は配列で指定してください。' })
  @ArrayMaxSize(500, { message: '費用を負担する案件は500件以内で指定してください。' })
  @ValidateNested({ each: true, message: '費用を負担する案件の指定が正しくありません。' })
  @Type(() => CostShareDto)
  shares!: CostShareDto[];

  @ApiPropertyOptional({ type: String, nullable: true, description: '備考' })
  @IsOptional()
  @IsString({ message: '備考の指定が正しくありません。' })
  @MaxLength(2000, { message: '備考は2000文字以内で入力してください。' })
  note?: string | null;
}

export class HourlyCostDto {
  @ApiProperty({ description: '1時間当たりの人件費（円）', example: 3200 })
  @IsInt({ message: '人件費単価は整数（円）で入力してください。' })
  yen!: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: '算出の根拠' })
  @IsOptional()
  @IsString({ message: '算出の根拠の指定が正しくありません。' })
  @MaxLength(500, { message: '算出の根拠は500文字以内で入力してください。' })
  source?: string | null;
}

/** The cost a body stands for, as plain data. */
export function costIn(body: CostDto): CostEntry {
  const { kind, name, yen, hours, yearly, fiscalYear, lastFiscalYear, split, shares, note } = body;
  return {
    kind,
    name,
    yen: yen ?? null,
    hours: hours ?? null,
    yearly,
    fiscalYear,
    lastFiscalYear: lastFiscalYear ?? null,
    split: split ?? 'equal',
    shares: shares.map(({ projectId, weight }) => ({ projectId, weight: weight ?? 1 })),
    note: note ?? null,
  };
}
