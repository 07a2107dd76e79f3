import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type ApplicabilityState, type NotHandledReason } from '../../priority-list/applicability-words.js';
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
  /** 段階。null は未回答 */ stage!: Stage | null;
  /** 適用除外の理由 */ exemptReason!: ExemptReason | null;
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
  name!: string | null;
}

/** 報告の有無 of a procedure. */
export class ReportSaidDto {
  /** 報告されるべき手続か */ expected!: boolean;
  /** 数えた報告があるか */ counted!: boolean;
}

/** 該当の有無. */
export class ApplicabilitySaidDto {
  /** 該当の有無 */ state!: ApplicabilityState;
  /** 非該当の理由 */ reason!: NotHandledReason | null;
}

/** 一覧での扱い. */
export class ListedAsDto {
  /** 番号 */ number!: number;
  name!: string;
  groupKey!: string;
  /** タグのキー */ tags!: string[];
}

/** The stage or the channels of one of an item's procedures. */
@ApiExtraModels(StageSaidDto, ChannelOfRowDto)
export class OfProcedureDto {
  /** 手続名 */ procedure!: string;
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
