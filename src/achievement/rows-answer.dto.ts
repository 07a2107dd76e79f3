import { ApiProperty } from '@nestjs/swagger';
import { CHANNEL_KINDS } from '../catalogue/channel/channel-words.js';
import { FREQUENCIES, type Frequency } from '../catalogue/procedure/procedure-words.js';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../kernel/stage.js';
import {
  APPLICABILITY_STATES,
  type ApplicabilityState,
  NOT_HANDLED_REASONS,
  type NotHandledReason,
} from '../priority-list/applicability-words.js';
import { type Verification, VERIFICATIONS } from '../priority-list/edition-words.js';
import { StaleDto } from './caveats-answer.dto.js';
import { type MeasureName, MEASURES } from './measures.js';

/** An item's row with what it adds to the measure. */
export class AddingItemDto {
  @ApiProperty({ description: '版によらない優先手続のキー' }) itemKey!: string;
  @ApiProperty({ description: 'この版での番号' }) number!: number;
  @ApiProperty() name!: string;
  @ApiProperty() groupKey!: string;
  @ApiProperty() groupName!: string;
  @ApiProperty({ type: [String], description: 'タグのキー' }) tags!: string[];
  @ApiProperty({ enum: VERIFICATIONS, description: '名称を原典で確認したか' }) verification!: Verification;
  @ApiProperty({ enum: APPLICABILITY_STATES, description: '該当の有無' }) applicability!: ApplicabilityState;
  @ApiProperty({ enum: NOT_HANDLED_REASONS, nullable: true, description: '非該当の理由' })
  applicabilityReason!: NotHandledReason | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '主管課。null は所管課未定' })
  leadDepartmentId!: string | null;
  @ApiProperty({ type: String, nullable: true }) leadDepartmentName!: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '対応する手続（登録取消と廃止を除く）' })
  procedureIds!: string[];
  @ApiProperty({ description: '対応する手続のいずれかがオンライン化されている' }) onlineAny!: boolean;
  @ApiProperty({ description: '対応する手続のすべてがオンライン化されている' }) onlineAll!: boolean;
  @ApiProperty({ description: 'マイナポータルで一部でもオンライン化されている' }) onlineMynaportal!: boolean;
  @ApiProperty({ description: '対応する手続があり、すべての段階が報告されている' }) reported!: boolean;
  @ApiProperty({ description: 'この数に加わる値（件）' }) adds!: number;
}

/** One channel a procedure had on the day stocks were taken. */
export class ChannelOfRowDto {
  @ApiProperty({ enum: CHANNEL_KINDS.keys }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
}

/** A procedure's row as it is answered: with its counts, not with what they are made of; and what it adds to the measure. */
export class AddingProcedureDto {
  @ApiProperty({ format: 'uuid' }) procedureId!: string;
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  @ApiProperty() departmentCode!: string;
  @ApiProperty() departmentName!: string;
  @ApiProperty({ type: String, nullable: true, description: '部名' }) divisionName!: string | null;
  @ApiProperty({ enum: FREQUENCIES.keys, description: '報告頻度' }) frequency!: Frequency;
  @ApiProperty({ enum: STAGES, nullable: true, description: '段階。null は未回答' }) stage!: Stage | null;
  @ApiProperty({ enum: EXEMPT_REASONS, nullable: true, description: '適用除外の理由' })
  exemptReason!: ExemptReason | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '段階を最後に記録した日（月次の報告で確かめた日を含む）',
  })
  stageSince!: string | null;
  @ApiProperty({ description: '率の対象か（適用除外と廃止を除く）' }) inScope!: boolean;
  @ApiProperty({ type: [ChannelOfRowDto], description: '基準日の受付システム' }) channels!: ChannelOfRowDto[];
  @ApiProperty({ type: [String], description: '対応する優先手続のキー' }) itemKeys!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'オンライン化の予定の月', example: '2027-04' })
  plannedMonth!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
  @ApiProperty({ description: '報告されるべき手続か' }) reportExpected!: boolean;
  @ApiProperty({ description: '数えた報告があるか' }) reportCounted!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: '期間の総件数（件）。null は未回答か該当なし' })
  applicationsTotal!: number | null;
  @ApiProperty({ description: '総件数は該当なし' }) applicationsTotalNa!: boolean;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '期間のオンライン件数（件）。null は未回答か該当なし',
  })
  applicationsOnline!: number | null;
  @ApiProperty({ description: 'オンライン件数は該当なし' }) applicationsOnlineNa!: boolean;
  @ApiProperty({ description: '両方の件数がある報告の総件数（件）' }) pairTotal!: number;
  @ApiProperty({ description: '両方の件数がある報告のオンライン件数（件）' }) pairOnline!: number;
  @ApiProperty({ description: '件数の報告が求められるか' }) flowExpected!: boolean;
  @ApiProperty({ description: '件数の報告があるか' }) flowReported!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: '年間の総件数（件）。null は未回答か該当なし' })
  yearlyTotal!: number | null;
  @ApiProperty({ description: '年間の総件数は該当なし' }) yearlyTotalNa!: boolean;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '年間のオンライン件数（件）。null は未回答か該当なし',
  })
  yearlyOnline!: number | null;
  @ApiProperty({ description: '年間のオンライン件数は該当なし' }) yearlyOnlineNa!: boolean;
  @ApiProperty({ description: '年間件数として登録された値か（falseなら月次の合計）' })
  yearlyRecorded!: boolean;
  @ApiProperty({ description: '年間の総件数がそろっているか' }) yearlyReported!: boolean;
  @ApiProperty({ description: 'この数に加わる値（件）' }) adds!: number;
}

class RowsDto {
  @ApiProperty({ type: StaleDto, nullable: true, description: '値が古いとき。すべて計算に入っていれば null' })
  stale!: StaleDto | null;
  @ApiProperty({ enum: Object.keys(MEASURES), description: '分子または分母の数え方' }) measure!: MeasureName;
  @ApiProperty({ type: String, nullable: true, description: '続きのcursor。なければ null' }) next!:
    string | null;
}

export class ItemRowsDto extends RowsDto {
  @ApiProperty({ enum: ['item'], description: '優先手続の一覧' }) of!: 'item';
  @ApiProperty({ type: [AddingItemDto], description: '番号順' }) items!: AddingItemDto[];
}

export class ProcedureRowsDto extends RowsDto {
  @ApiProperty({ enum: ['procedure'], description: '手続の一覧' }) of!: 'procedure';
  @ApiProperty({ type: [AddingProcedureDto], description: '手続コード順' }) items!: AddingProcedureDto[];
}
