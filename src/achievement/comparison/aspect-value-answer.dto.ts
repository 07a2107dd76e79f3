import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import {
  APPLICABILITY_STATES,
  type ApplicabilityState,
  NOT_HANDLED_REASONS,
  type NotHandledReason,
} from '../../priority-list/applicability-words.js';
import { type CountAnswer } from './count-answer.js';
import { ChannelOfRowDto } from '../rows/channel-of-row.dto.js';

/** Documents a count: a number, 「該当なし」 or null. */
export const countOrNone = (description: string): ApiPropertyOptions => ({
  nullable: true,
  description: `${description}（件）。null は未回答`,
  oneOf: [{ type: 'number' }, { type: 'string', enum: ['該当なし'] }],
});

/** 段階. */
export class StageSaidDto {
  @ApiProperty({ enum: STAGES, nullable: true, description: '段階。null は未回答' }) stage!: Stage | null;
  @ApiProperty({ enum: EXEMPT_REASONS, nullable: true, description: '適用除外の理由' })
  exemptReason!: ExemptReason | null;
}

/** 件数, 年間件数. */
export class CountsSaidDto {
  @ApiProperty(countOrNone('総件数')) total!: CountAnswer;
  @ApiProperty(countOrNone('オンライン件数')) online!: CountAnswer;
}

/** 所管課: the department that owns a procedure or leads an item; both null where an item has no lead department. */
export class DepartmentSaidDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '所管課。null は所管課未定' })
  id!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

/** 報告の有無 of a procedure. */
export class ReportSaidDto {
  @ApiProperty({ description: '報告されるべき手続か' }) expected!: boolean;
  @ApiProperty({ description: '数えた報告があるか' }) counted!: boolean;
}

/** 該当の有無. */
export class ApplicabilitySaidDto {
  @ApiProperty({ enum: APPLICABILITY_STATES, description: '該当の有無' }) state!: ApplicabilityState;
  @ApiProperty({ enum: NOT_HANDLED_REASONS, nullable: true, description: '非該当の理由' })
  reason!: NotHandledReason | null;
}

/** 一覧での扱い. */
export class ListedAsDto {
  @ApiProperty({ description: '番号' }) number!: number;
  @ApiProperty() name!: string;
  @ApiProperty() groupKey!: string;
  @ApiProperty({ type: [String], description: 'タグのキー' }) tags!: string[];
}

/** The stage or the channels of one of an item's procedures. */
@ApiExtraModels(StageSaidDto, ChannelOfRowDto)
export class OfProcedureDto {
  @ApiProperty({ description: '手続名' }) procedure!: string;
  @ApiProperty({
    description: '手続の段階、または受付システム',
    oneOf: [
      { $ref: getSchemaPath(StageSaidDto) },
      { type: 'array', items: { $ref: getSchemaPath(ChannelOfRowDto) } },
    ],
  })
  value!: AspectValue;
}

/** The value of an aspect of a row on one side of a comparison; null where the aspect has no values. */
export type AspectValue =
  | StageSaidDto
  | CountsSaidDto
  | DepartmentSaidDto
  | ReportSaidDto
  | ApplicabilitySaidDto
  | ListedAsDto
  | OfProcedureDto
  | ChannelOfRowDto[]
  | string[]
  | string
  | boolean
  | null;
