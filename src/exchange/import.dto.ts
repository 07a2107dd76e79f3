import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ImportResultDto } from '../platform/tabular/import-result.dto.js';

/** What the file does not say itself. */
export class ImportQuery {
  /** 対象月（月次状況報告の取り込み） @example 2026-10 */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'monthは「2026-10」の形で指定してください。' })
  month?: string;

  /** 年度（年間件数の取り込み）。西暦 @example 2025 */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'fiscalYearは西暦の整数で指定してください。' })
  fiscalYear?: number;

  /** 優先手続番号の版。省略時は自団体の版 @example 2021-12-24 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'editionは「2021-12-24」の形で指定してください。' })
  edition?: string;

  /** trueなら、コードが紛らわしいものや同じ所管課に同じ名前の手続があっても新しく登録する（課、手続、自動化案件） */
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean({ message: 'allowSimilarはtrueまたはfalseで指定してください。' })
  allowSimilar?: boolean;

  @ApiPropertyOptional({ description: 'trueなら書き込まず、結果だけを返す', default: false })
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean({ message: 'dryRunはtrueまたはfalseで指定してください。' })
  dryRun = false;

  /** trueなら非表示の行と列も取り込む。省略時は、非表示の行や列があれば取り込まない */
  @IsOptional()
  @Transform(({ value }) => (value === undefined ? undefined : value === true || value === 'true'))
  @IsBoolean({ message: 'includeHiddenはtrueまたはfalseで指定してください。' })
  includeHidden?: boolean;

  /** ファイル名（記録用） */
  @IsOptional()
  @IsString({ message: 'fileNameは文字列で指定してください。' })
  @MaxLength(200, { message: 'fileNameは200文字以内で指定してください。' })
  fileName?: string;
}

/** What a file does not say itself, and whether it was only checked. */
export class ImportParametersDto {
  /** @example 2026-10 */ month?: string;
  /** @example 2025 */ fiscalYear?: number;
  /** @example 2021-12-24 */ edition?: string;
  /** 似たものがあっても登録する */ allowSimilar?: boolean;
  /** 非表示の行と列も取り込む */ includeHidden?: boolean;
  /** 確かめるだけで取り込まない */ dryRun!: boolean;
}

/** A file that came in and what became of it. */
export class ImportRunDto {
  id!: string;
  kind!: string;
  fileName!: string;
  /** ファイルのSHA-256 */ fileDigest!: string;
  parameters!: ImportParametersDto;
  /**
   * waiting：順番待ち、checked：画面で確かめた（まだ取り込んでいない）、applied：取り込み済み、refused：取り込まなかった（resultに理由）、dropped：取りやめた、expired：取り込まないまま期限を過ぎた
   */
  state!: ImportState;
  result!: ImportResultDto | null;
  createdAt!: Date;
  finishedAt!: Date | null;
}

export type ImportState = 'waiting' | 'checked' | 'applied' | 'refused' | 'dropped' | 'expired';
