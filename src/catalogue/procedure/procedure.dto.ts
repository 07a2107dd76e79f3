import { ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { type Month } from '../../kernel/month.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import {
  oneOf,
  OptionalText,
  OptionalWord,
  RequiredCode,
  RequiredText,
} from '../../platform/http/dto-fields.js';
import { IdField } from '../../platform/http/request-fields.js';
import { APPLICANTS, FREQUENCIES, IDENTITY_CHECKS, PROCEDURE_KINDS } from './procedure-words.js';
import { ProcedureEntity } from './procedure.entity.js';

const LABELS = labelsOf(ProcedureEntity);
const TEXT = textsOf(ProcedureEntity);
const { plannedMonth: PLANNED_MONTH } = LABELS;

export class NewProcedureDto {
  @RequiredCode(TEXT.code) code!: string;
  @RequiredText(TEXT.name) name!: string;
  @OptionalText(TEXT.kana) kana?: string | null;

  @IdField({ what: LABELS.departmentId, message: `${LABELS.departmentId}を選んでください。` })
  departmentId!: string;

  @OptionalText(TEXT.legalBasis) legalBasis?: string | null;
  @OptionalWord(LABELS.kind, PROCEDURE_KINDS.keys) kind?: ProcedureEntity['kind'];
  @OptionalWord(LABELS.applicant, APPLICANTS.keys) applicant?: ProcedureEntity['applicant'];

  /** 手数料(円)。無料は0、不明はnull。 */
  @IsOptional()
  @IsInt({ message: '手数料は円単位の整数で入力してください。' })
  @Min(0, { message: '手数料は0以上で入力してください。' })
  @Max(Number.MAX_SAFE_INTEGER, oneOf('手数料'))
  feeYen?: number | null;

  @OptionalWord(LABELS.identityCheck, IDENTITY_CHECKS.keys) identityCheck?: ProcedureEntity['identityCheck'];
  @OptionalText(TEXT.attachments) attachments?: string | null;

  @ApiPropertyOptional({ enum: FREQUENCIES.keys, default: 'monthly', description: LABELS.frequency })
  @IsOptional()
  @IsIn(FREQUENCIES.keys, oneOf(LABELS.frequency))
  frequency?: ProcedureEntity['frequency'];

  @ApiPropertyOptional({ type: String, nullable: true, description: PLANNED_MONTH, example: '2026-10' })
  @IsOptional()
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, {
    message: `${PLANNED_MONTH}は「2026-10」の形で入力してください。`,
  })
  plannedMonth?: Month | null;

  @OptionalText(TEXT.note) note?: string | null;

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
  @RequiredText(TEXT.retiredReason) reason!: string;

  @IdField({ what: '統合先の手続', orNull: true }) mergedInto?: string | null;
}
