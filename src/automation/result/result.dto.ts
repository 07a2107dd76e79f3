import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, ValidateNested } from 'class-validator';
import { IdField, NumberField, TextField, WordField } from '../../platform/http/request-fields.js';
import { type Count } from '../../kernel/count.js';
import { CountDto, countOf } from '../../platform/http/count.dto.js';
import { OrNull } from '../answer-fields.js';
import { type AutomationKind, BASES, type Basis, byKey } from '../automation-words.js';
import { BASIS } from '../baseline/baseline.dto.js';
import { type ProjectStage } from '../stage/project-stages.js';

/** The counts of a result, in the order in which they are shown. */
export const COUNT_FIELDS = ['cases', 'robotRuns', 'failures', 'rework'] as const;
export type CountField = (typeof COUNT_FIELDS)[number];

/** What both people and logs say of a month. */
export type LoggedField = 'cases' | 'robotRuns' | 'failures' | 'robotMinutes';

/** 月次実績 as people enter it. */
export class ResultEntryDto {
  @ApiProperty({ type: CountDto, description: '処理件数（件）' }) cases!: Count;
  @ApiProperty({ type: CountDto, description: 'ロボットの実行回数（回）' }) robotRuns!: Count;
  @ApiProperty({ type: CountDto, description: '失敗した回数（回）' }) failures!: Count;
  @ApiProperty({ type: CountDto, description: '手戻りの件数（件）' }) rework!: Count;
  /** Minutes of all people together: preparation, checking, exceptions. Null where not answered. */
  @OrNull(String, '職員の作業時間の合計（分）。null は未回答', '750') peopleMinutes!: string | null;
  /** ロボットの稼働時間（分）。null は未回答 */ robotMinutes!: string | null;
  @ApiProperty({ enum: BASES.keys, description: BASIS }) basis!: Basis;
  /** 備考 */ note!: string | null;
}

/** What run logs sum up to in a month. */
export class RunSumDto {
  /** 実行回数（回） */ runs!: number;
  /** 失敗した回数（回） */ failures!: number;
  @ApiProperty({ type: CountDto, description: '処理件数（件）。件数のない実行があれば、少なくともこの数' })
  cases!: Count;
  /** 処理件数の記録がない実行（回） */ runsWithoutCases!: number;
  /** 終了時刻の分かる実行の稼働時間の合計（秒） */ robotSeconds!: number;
  /** 終了時刻の記録がない実行（回） */ runsWithoutEnd!: number;
  /** 最後の実行の開始日時 */ lastRunAt!: Date | null;
}

/** The work before as it was when the result was last written, or the month last compared with it. */
export class HeldBeforeDto {
  /** 1件当たりの時間（分） @example '9.6' */ minutesPerCase!: string;
  /** 1件に当たる人数（人） @example '1' */ people!: string;
  @ApiProperty({ enum: BASES.keys, description: BASIS }) basis!: Basis;
}

/** A project in the form of a month. */
export class ResultLineDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  /** 案件コード */ code!: string;
  /** 案件名 */ name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  /** 所管課の名称 */ departmentName!: string;
  /** 種別 */ kind!: AutomationKind;
  /** 月末の段階 */ stage!: ProjectStage | null;
  /** 本番で稼働月のため、実績が求められる */ expected!: boolean;
  /** 入力した実績。未入力なら null */ saved!: ResultEntryDto | null;
  /** 未入力のときの初期値 */ prefilled!: ResultEntryDto;
  /** 前月に入力した実績 */ last!: ResultEntryDto | null;
  /** 実行記録の集計。記録がなければ null */ logged!: RunSumDto | null;
  /** 実行記録の集計と異なる項目 */ differs!: LoggedField[];
  /** 確定後に届いた実行記録（回）。月を開き直すと数える */ lateRuns!: number;
  /** 未入力の間は 0 */ version!: number;
}

const WRITTEN = { message: '件数は { kind, value } の形で入力してください。' };
const minutes = {
  what: '時間',
  orNull: true,
  message: '時間は分を半角数字の文字列（例: "750"）で入力してください。',
};

function CountOf(description: string) {
  return applyDecorators(
    Type(() => CountDto),
    ValidateNested(WRITTEN),
    IsDefined(WRITTEN),
    ApiProperty({ type: CountDto, description }),
  );
}

export class ResultDto {
  @IdField({ what: '自動化案件' }) projectId!: string;
  @NumberField({
    what: '版',
    optional: true,
    default: 0,
    description: '取得時の版。未登録なら0',
    message: '版は整数で指定してください。',
  })
  version?: number;
  @CountOf('処理件数') cases!: CountDto;
  @CountOf('ロボットの実行回数') robotRuns!: CountDto;
  @CountOf('失敗した回数') failures!: CountDto;
  @CountOf('手戻りの件数') rework!: CountDto;
  @TextField({ ...minutes, description: '職員の作業時間の合計（分）。null は未回答' })
  peopleMinutes?: string | null;
  @TextField({ ...minutes, description: 'ロボットの稼働時間（分）' }) robotMinutes?: string | null;
  @WordField(BASES, { what: '算出方法', description: BASIS }) basis!: Basis;
  @TextField({ what: '備考', orNull: true, longest: 2000 }) note?: string | null;
}

export class ResultsDto {
  @IsArray({ message: 'rowsは配列で指定してください。' })
  @ArrayMaxSize(1000, { message: 'rowsは1000件以内で指定してください。' })
  @ValidateNested({ each: true, message: '月次実績の形が正しくありません。' })
  @Type(() => ResultDto)
  rows!: ResultDto[];
}

/** The entry a request stands for. */
export function resultIn({
  peopleMinutes = null,
  robotMinutes = null,
  basis,
  note = null,
  ...body
}: ResultDto): ResultEntryDto {
  return {
    ...byKey(COUNT_FIELDS, (field) => countOf(body[field])),
    peopleMinutes,
    robotMinutes,
    basis,
    note,
  };
}
