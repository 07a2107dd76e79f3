import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import { ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { CHANNEL_KINDS, type ChannelKind } from '../channel/channel-words.js';
import { MappedItemDto } from '../mapping/mapping-answer.dto.js';
import { CurrentStageDto } from '../stage-history/stage-answer.dto.js';
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

/** What a list and a single procedure both tell. */
class ProcedureBriefDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty({ description: '手続名' }) name!: string;
  @ApiProperty({ type: String, nullable: true, description: '手続名かな' }) kana!: string | null;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  @ApiProperty({ enum: PROCEDURE_KINDS.keys, nullable: true, description: '種別' })
  kind!: ProcedureKind | null;
  @ApiProperty({ enum: APPLICANTS.keys, nullable: true, description: '対象者' }) applicant!: Applicant | null;
  @ApiProperty({ enum: FREQUENCIES.keys, description: '報告頻度' }) frequency!: Frequency;
  @ApiProperty({ type: String, nullable: true, description: '予定年月', example: '2026-10' })
  plannedMonth!: Month | null;
  @ApiProperty() updatedAt!: Date;
  @ApiProperty() version!: number;
}

/** A procedure in a list, with what stands beside it as of the day asked for. */
export class ProcedureListedDto extends ProcedureBriefDto {
  @ApiProperty() departmentName!: string;
  @ApiProperty({ type: String, nullable: true, description: '部名' }) divisionName!: string | null;
  @ApiProperty({ enum: STAGES, nullable: true, description: '今日現在の段階。null は未回答' })
  stage!: Stage | null;
  @ApiProperty({ enum: EXEMPT_REASONS, nullable: true, description: '適用除外の理由' })
  exemptReason!: ExemptReason | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '段階を最後に記録した日（月次の報告で確かめた日を含む）',
    example: '2026-10-31',
  })
  stageSince!: IsoDate | null;
  @ApiProperty({ enum: CHANNEL_KINDS.keys, isArray: true, description: '今日現在で利用中の受付システム' })
  channels!: ChannelKind[];
  @ApiProperty({ type: [String], description: '優先手続のキー' }) itemKeys!: string[];
  @ApiProperty({ description: '登録取消か' }) retired!: boolean;
}

/** A procedure as it stands in its own table. */
export class ProcedureDto extends ProcedureBriefDto {
  @ApiProperty({ type: String, nullable: true, description: '根拠法令' }) legalBasis!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: '手数料（円）。無料は0、不明はnull' })
  feeYen!: number | null;
  @ApiProperty({ enum: IDENTITY_CHECKS.keys, nullable: true, description: '本人確認' })
  identityCheck!: IdentityCheck | null;
  @ApiProperty({ type: String, nullable: true, description: '添付書類' }) attachments!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
  /** 登録取消: set together with its reason; such a procedure never counts. */
  @ApiProperty({ type: Date, nullable: true, description: '登録取消の日時' }) retiredAt!: Date | null;
  @ApiProperty({ type: String, nullable: true, description: '登録取消の理由' }) retiredReason!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '統合先の手続' })
  mergedInto!: string | null;
  @ApiProperty() createdAt!: Date;
}

/** A procedure with what stands beside it today. */
export class ProcedureDetailDto extends ProcedureDto {
  @ApiProperty({ type: CurrentStageDto, nullable: true, description: '今日現在の段階。null は未回答' })
  currentStage!: CurrentStageDto | null;
  @ApiProperty({ type: [ProcedureChannelDto], description: '受付システム（過去とこれからのものを含む）' })
  channels!: ProcedureChannelDto[];
  @ApiProperty({ type: [MappedItemDto], description: '対応付けられた優先手続' }) items!: MappedItemDto[];
}
