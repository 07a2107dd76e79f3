import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { CountDto, countOf } from '../../platform/http/count.dto.js';
import { BASES, type Basis } from '../automation-words.js';
import { type ResultEntryDto } from './result-answer.dto.js';

const COUNT = { message: '件数は { kind, value } の形で入力してください。' };
const MINUTES = { message: '時間は分を半角数字の文字列（例: "750"）で入力してください。' };

export class ResultDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' })
  @IsUUID(undefined, { message: '自動化案件の指定が正しくありません。' })
  projectId!: string;

  @ApiPropertyOptional({ default: 0, description: '取得時の版。未登録なら0' })
  @MayBeLeftOut()
  @IsInt({ message: '版は整数で指定してください。' })
  version?: number;

  @ApiProperty({ type: CountDto, description: '処理件数' })
  @IsDefined(COUNT)
  @ValidateNested(COUNT)
  @Type(() => CountDto)
  cases!: CountDto;

  @ApiProperty({ type: CountDto, description: 'ロボットの実行回数' })
  @IsDefined(COUNT)
  @ValidateNested(COUNT)
  @Type(() => CountDto)
  robotRuns!: CountDto;

  @ApiProperty({ type: CountDto, description: '失敗した回数' })
  @IsDefined(COUNT)
  @ValidateNested(COUNT)
  @Type(() => CountDto)
  failures!: CountDto;

  @ApiProperty({ type: CountDto, description: '手戻りの件数' })
  @IsDefined(COUNT)
  @ValidateNested(COUNT)
  @Type(() => CountDto)
  rework!: CountDto;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '職員の作業時間の合計（分）。null は未回答',
  })
  @IsOptional()
  @IsString(MINUTES)
  peopleMinutes?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'ロボットの稼働時間（分）' })
  @IsOptional()
  @IsString(MINUTES)
  robotMinutes?: string | null;

  @ApiProperty({ enum: BASES.keys, description: 'measured は実測、reported は申告、estimated は推計' })
  @IsIn(BASES.keys, { message: '算出方法の指定が正しくありません。' })
  basis!: Basis;

  @ApiPropertyOptional({ type: String, nullable: true, description: '備考' })
  @IsOptional()
  @IsString({ message: '備考の指定が正しくありません。' })
  @MaxLength(2000, { message: '備考は2000文字以内で入力してください。' })
  note?: string | null;
}

export class ResultsDto {
  @ApiProperty({ type: [ResultDto] })
  @IsArray({ message: 'rowsは配列で指定してください。' })
  @ArrayMaxSize(1000, { message: 'rowsは1000件以内で指定してください。' })
  @ValidateNested({ each: true, message: '月次実績の形が正しくありません。' })
  @Type(() => ResultDto)
  rows!: ResultDto[];
}

/** The entry a body stands for, as plain data. */
export function resultIn(body: ResultDto): ResultEntryDto {
  const { cases, robotRuns, failures, rework, peopleMinutes, robotMinutes, basis, note } = body;
  return {
    cases: countOf(cases),
    robotRuns: countOf(robotRuns),
    failures: countOf(failures),
    rework: countOf(rework),
    peopleMinutes: peopleMinutes ?? null,
    robotMinutes: robotMinutes ?? null,
    basis,
    note: note ?? null,
  };
}
