import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { parseMonth } from '../../kernel/month.js';
import { EXEMPT_REASONS, STAGES, type ExemptReason, type Stage } from '../../kernel/stage.js';
import { CountsDto, countOf } from '../../platform/http/count.dto.js';
import { type StatusEntry } from './status-entry.js';

export class StatusEntryDto extends CountsDto {
  @ApiProperty({ enum: [...STAGES, null], nullable: true, description: '月末の段階。null は未回答' })
  @IsIn([...STAGES, null], { message: '段階は決められた値のいずれか、または null（未回答）です。' })
  stage!: Stage | null;

  /** 適用除外の理由 */
  @IsOptional()
  @IsIn(EXEMPT_REASONS, { message: '適用除外理由は決められた値のいずれかです。' })
  exemptReason?: ExemptReason | null;

  /** 予定年月 @example 2027-04 */
  @IsOptional()
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { message: '予定年月は「2027-04」の形で入力してください。' })
  plannedMonth?: string | null;

  /** 備考 */
  @IsOptional()
  @IsString({ message: '備考は文字で入力してください。' })
  @MaxLength(2000, { message: '備考は2000文字以内で入力してください。' })
  note?: string | null;

  /** 確認済みにする注意のキー（warnings の key）。種類のコードだけでもよいが、前に別の値で確認した注意には効かない @example ['total-unlike-previous-month=500'] */
  @IsOptional()
  @IsArray({ message: '確認済みの警告は配列で指定してください。' })
  @IsString({ each: true, message: '確認済みの警告はキーの配列で指定してください。' })
  @MaxLength(100, { each: true, message: '確認済みの警告のキーは100文字以内で指定してください。' })
  @ArrayMaxSize(20, { message: '確認済みの警告が多すぎます。' })
  confirmedWarnings?: string[];
}

export class FormRowDto extends StatusEntryDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID(undefined, { message: '手続のidが正しくありません。' })
  procedureId!: string;

  @ApiPropertyOptional({ description: '表示していた行の版。まだ保存していない行は 0', default: 0 })
  @IsOptional()
  @IsInt({ message: '版は整数で指定してください。' })
  @Min(0, { message: '版は0以上で指定してください。' })
  version?: number;
}

export class WholeFormDto {
  @IsArray({ message: '行の配列を指定してください。' })
  @ArrayMaxSize(5000, { message: '一度に保存できるのは5,000行までです。' })
  @ValidateNested({ each: true })
  @Type(() => FormRowDto)
  rows!: FormRowDto[];
}

/** What a DTO says about a procedure. A blank note is none. */
export function statusEntryOf(dto: StatusEntryDto): StatusEntry {
  return {
    stage: dto.stage,
    exemptReason: dto.exemptReason ?? null,
    applicationsTotal: countOf(dto.applicationsTotal),
    applicationsOnline: countOf(dto.applicationsOnline),
    plannedMonth: dto.plannedMonth ? parseMonth(dto.plannedMonth) : null,
    note: dto.note?.trim() || null,
    confirmedWarnings: [...new Set(dto.confirmedWarnings ?? [])],
  };
}
