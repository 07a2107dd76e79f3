import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { type Month } from '../../kernel/month.js';
import { blankIsNull, codeText, oneOf, trimmed } from '../../platform/http/dto-fields.js';
import {
  type Applicant,
  APPLICANTS,
  FREQUENCIES,
  type Frequency,
  IDENTITY_CHECKS,
  type IdentityCheck,
  PROCEDURE_KINDS,
  type ProcedureKind,
} from './procedure-words.js';
import { LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT } from './procedure-text.js';

const tooLong = (what: string, most: number) => ({ message: `${what}は${most}文字までです。` });

export class NewProcedureDto {
  @ApiProperty({ description: '手続コード', maxLength: LONGEST_CODE })
  @Transform(codeText)
  @IsString(oneOf('手続コード'))
  @IsNotEmpty({ message: '手続コードを入力してください。' })
  @MaxLength(LONGEST_CODE, tooLong('手続コード', LONGEST_CODE))
  code!: string;

  @ApiProperty({ description: '手続名', maxLength: LONGEST_NAME })
  @Transform(trimmed)
  @IsString(oneOf('手続名'))
  @IsNotEmpty({ message: '手続名を入力してください。' })
  @MaxLength(LONGEST_NAME, tooLong('手続名', LONGEST_NAME))
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '手続名かな' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('手続名かな'))
  @MaxLength(LONGEST_NAME, tooLong('手続名かな', LONGEST_NAME))
  kana?: string | null;

  @ApiProperty({ description: '所管課', format: 'uuid' })
  @IsUUID(undefined, { message: '所管課を選んでください。' })
  departmentId!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '根拠法令' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('根拠法令'))
  @MaxLength(LONGEST_TEXT, tooLong('根拠法令', LONGEST_TEXT))
  legalBasis?: string | null;

  @ApiPropertyOptional({ enum: PROCEDURE_KINDS.keys, nullable: true, description: '種別' })
  @IsOptional()
  @IsIn(PROCEDURE_KINDS.keys, oneOf('種別'))
  kind?: ProcedureKind | null;

  @ApiPropertyOptional({ enum: APPLICANTS.keys, nullable: true, description: '対象者' })
  @IsOptional()
  @IsIn(APPLICANTS.keys, oneOf('対象者'))
  applicant?: Applicant | null;

  @ApiPropertyOptional({ type: Number, nullable: true, description: '手数料(円)。無料は0、不明はnull。' })
  @IsOptional()
  @IsInt({ message: '手数料は円単位の整数で入力してください。' })
  @Min(0, { message: '手数料は0以上で入力してください。' })
  @Max(Number.MAX_SAFE_INTEGER, oneOf('手数料'))
  feeYen?: number | null;

  @ApiPropertyOptional({ enum: IDENTITY_CHECKS.keys, nullable: true, description: '本人確認' })
  @IsOptional()
  @IsIn(IDENTITY_CHECKS.keys, oneOf('本人確認'))
  identityCheck?: IdentityCheck | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '添付書類' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('添付書類'))
  @MaxLength(LONGEST_TEXT, tooLong('添付書類', LONGEST_TEXT))
  attachments?: string | null;

  @ApiPropertyOptional({ enum: FREQUENCIES.keys, default: 'monthly', description: '報告頻度' })
  @IsOptional()
  @IsIn(FREQUENCIES.keys, oneOf('報告頻度'))
  frequency?: Frequency;

  @ApiPropertyOptional({ type: String, nullable: true, description: '予定年月', example: '2026-10' })
  @IsOptional()
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { message: '予定年月は「2026-10」の形で入力してください。' })
  plannedMonth?: Month | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '備考' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('備考'))
  @MaxLength(LONGEST_TEXT, tooLong('備考', LONGEST_TEXT))
  note?: string | null;

  @ApiPropertyOptional({
    default: false,
    description:
      '似た手続があっても登録する。手続コードが登録済みのものと紛らわしいとき、または同じ所管課に同じ名前の手続があるときは、指定がないと422（similar-procedure）になる',
  })
  @IsOptional()
  @IsBoolean({ message: 'allowSimilarはtrueまたはfalseで指定してください。' })
  allowSimilar?: boolean;
}

/** Only what is named changes; null clears. */
export class EditProcedureDto extends PartialType(NewProcedureDto, { skipNullProperties: false }) {}

export class RetireProcedureDto {
  @ApiProperty({ description: '登録取消の理由' })
  @Transform(trimmed)
  @IsString(oneOf('登録取消の理由'))
  @IsNotEmpty({ message: '登録取消の理由を入力してください。' })
  @MaxLength(LONGEST_TEXT, tooLong('登録取消の理由', LONGEST_TEXT))
  reason!: string;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid', description: '統合先の手続' })
  @IsOptional()
  @IsUUID(undefined, oneOf('統合先の手続'))
  mergedInto?: string | null;
}
