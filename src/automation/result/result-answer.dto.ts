import { ApiProperty } from '@nestjs/swagger';
import { type Count } from '../../kernel/count.js';
import { CountDto } from '../../platform/http/count.dto.js';
import { AUTOMATION_KINDS, type AutomationKind, BASES, type Basis } from '../automation-words.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';
import { LOGGED_FIELDS, type LoggedField } from './logged-fields.js';

/** 月次実績 as people enter it. */
export class ResultEntryDto {
  @ApiProperty({ type: CountDto, description: '処理件数（件）' }) cases!: Count;
  @ApiProperty({ type: CountDto, description: 'ロボットの実行回数（回）' }) robotRuns!: Count;
  @ApiProperty({ type: CountDto, description: '失敗した回数（回）' }) failures!: Count;
  @ApiProperty({ type: CountDto, description: '手戻りの件数（件）' }) rework!: Count;
  /** Minutes of all people together: preparation, checking, exceptions. Null where nobody has said. */
  @ApiProperty({
    type: String,
    nullable: true,
    description: '職員の作業時間の合計（分）。null は未回答',
    example: '750',
  })
  peopleMinutes!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'ロボットの稼働時間（分）。null は未回答' })
  robotMinutes!: string | null;
  @ApiProperty({ enum: BASES.keys, description: 'measured は実測、reported は申告、estimated は推計' })
  basis!: Basis;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
}

/** What run logs sum up to in a month. */
export class RunSumDto {
  @ApiProperty({ description: '実行回数（回）' }) runs!: number;
  @ApiProperty({ description: '失敗した回数（回）' }) failures!: number;
  @ApiProperty({ type: CountDto, description: '処理件数（件）。件数のない実行があれば、少なくともこの数' })
  cases!: Count;
  @ApiProperty({ description: '処理件数の記録がない実行（回）' }) runsWithoutCases!: number;
  @ApiProperty({ description: '終了時刻の分かる実行の稼働時間の合計（秒）' }) robotSeconds!: number;
  @ApiProperty({ description: '終了時刻の記録がない実行（回）' }) runsWithoutEnd!: number;
  @ApiProperty({ type: Date, nullable: true, description: '最後の実行の開始日時' }) lastRunAt!: Date | null;
}

/** The work before as it was when the result was last written, or the month last held against it. */
export class HeldBeforeDto {
  @ApiProperty({ description: '1件当たりの時間（分）', example: '9.6' }) minutesPerCase!: string;
  @ApiProperty({ description: '1件に当たる人数（人）', example: '1' }) people!: string;
  @ApiProperty({ enum: BASES.keys, description: 'measured は実測、reported は申告、estimated は推計' })
  basis!: Basis;
}

/** A project in the form of a month. */
export class ResultLineDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  @ApiProperty({ description: '案件コード' }) code!: string;
  @ApiProperty({ description: '案件名' }) name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  @ApiProperty({ description: '所管課の名称' }) departmentName!: string;
  @ApiProperty({ enum: AUTOMATION_KINDS.keys, description: '種別' }) kind!: AutomationKind;
  @ApiProperty({ enum: PROJECT_STAGES.keys, nullable: true, description: '月末の段階' })
  stage!: ProjectStage | null;
  @ApiProperty({ description: '本番で稼働月のため、実績が求められる' }) expected!: boolean;
  @ApiProperty({ type: ResultEntryDto, nullable: true, description: '入力した実績。未入力なら null' })
  saved!: ResultEntryDto | null;
  @ApiProperty({ type: ResultEntryDto, description: '未入力のときの初期値' }) prefilled!: ResultEntryDto;
  @ApiProperty({ type: ResultEntryDto, nullable: true, description: '前月に入力した実績' })
  last!: ResultEntryDto | null;
  @ApiProperty({ type: RunSumDto, nullable: true, description: '実行記録の集計。記録がなければ null' })
  logged!: RunSumDto | null;
  @ApiProperty({ enum: LOGGED_FIELDS, isArray: true, description: '実行記録の集計と異なる項目' })
  differs!: LoggedField[];
  @ApiProperty({ description: '確定後に届いた実行記録（回）。月を開き直すと数える' }) lateRuns!: number;
  @ApiProperty({ description: '未入力の間は 0' }) version!: number;
}
