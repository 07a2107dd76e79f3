import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { MappedItemDto } from '../mapping/mapping-answer.dto.js';
import { CurrentStageDto } from '../stage-history/stage-answer.dto.js';
import { ProcedureEntity, UNANSWERED_FIELDS } from './procedure.entity.js';

/** What a list says of the procedures themselves. */
export const LISTED_FIELDS = [
  ...(['id', 'code', 'name', 'kana', 'departmentId', 'kind', 'applicant'] as const),
  ...(['frequency', 'plannedMonth', 'updatedAt', 'version'] as const),
] as const;

/** A procedure in a list, with what stands beside it as of the day asked for. */
export class ProcedureListedDto extends PickType(ProcedureEntity, LISTED_FIELDS) {
  departmentName!: string;
  /** 部名 */ divisionName!: string | null;
  /** 今日現在の段階。null は未回答 */ stage!: Stage | null;
  /** 適用除外の理由 */ exemptReason!: ExemptReason | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '段階を最後に記録した日（月次の報告で確かめた日を含む）',
    example: '2026-10-31',
  })
  stageSince!: IsoDate | null;
  /** 今日現在で利用中の受付システム */ channels!: ChannelKind[];
  /** 優先手続のキー */ itemKeys!: string[];
  /** 登録取消か */ retired!: boolean;
}

/** A procedure as it stands in its own table. */
export class ProcedureDto extends OmitType(ProcedureEntity, UNANSWERED_FIELDS) {}

/** A procedure with what stands beside it today. */
export class ProcedureDetailDto extends ProcedureDto {
  /** 今日現在の段階。null は未回答 */ currentStage!: CurrentStageDto | null;
  /** 受付システム（過去とこれからのものを含む） */ channels!: ProcedureChannelDto[];
  /** 対応付けられた優先手続 */ items!: MappedItemDto[];
}
