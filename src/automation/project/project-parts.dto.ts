import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { type Month } from '../../kernel/month.js';
import { oneOf } from '../../platform/http/dto-fields.js';
import { CountDto } from '../../platform/http/count.dto.js';
import { BASES, type Basis } from '../automation-words.js';
import { type Per, PERS, type StandardStep, STANDARD_STEPS } from '../process/process-words.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;
const number = (what: string) => ({ message: `${what}は半角数字の文字列（例: "9.6"）で入力してください。` });

export class StageMoveDto {
  @ApiProperty({ enum: PROJECT_STAGES.keys, description: '段階' })
  @IsIn(PROJECT_STAGES.keys, oneOf('段階'))
  stage!: ProjectStage;

  @ApiPropertyOptional({ description: '段階の日付。省くと今日', example: '2026-10-31' })
  @MayBeLeftOut()
  @Matches(DAY, { message: '段階の日付は「2026-10-31」の形で入力してください。' })
  stageOn?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '理由（休止と廃止では必須）' })
  @IsOptional()
  @IsString(oneOf('理由'))
  @MaxLength(1000, { message: '理由は1000文字以内で入力してください。' })
  reason?: string | null;
}

export class StagePlanDto {
  @ApiProperty({ enum: PROJECT_STAGES.keys, description: '段階（休止と廃止を除く）' })
  @IsIn(PROJECT_STAGES.keys, oneOf('段階'))
  stage!: ProjectStage;

  @ApiProperty({ description: '予定日', example: '2027-04-01' })
  @Matches(DAY, { message: '予定日は「2027-04-01」の形で入力してください。' })
  stageOn!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '予定を決めた、または変えた理由' })
  @IsOptional()
  @IsString(oneOf('理由'))
  @MaxLength(1000, { message: '理由は1000文字以内で入力してください。' })
  reason?: string | null;
}

export class ProcessStepDto {
  @ApiProperty({ enum: STANDARD_STEPS.keys, description: '標準工程' })
  @IsIn(STANDARD_STEPS.keys, oneOf('標準工程'))
  step!: StandardStep;

  @ApiProperty({ description: '工程の名称' })
  @IsString(oneOf('工程の名称'))
  @Length(1, 200, { message: '工程の名称は1文字以上200文字以内で入力してください。' })
  name!: string;

  @ApiProperty({ description: '担当', example: '職員' })
  @IsString(oneOf('担当'))
  @Length(1, 100, { message: '担当は1文字以上100文字以内で入力してください。' })
  actor!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '1回の時間（分）。null は未入力' })
  @IsOptional()
  @IsString(number('工程の時間'))
  minutes?: string | null;

  @ApiPropertyOptional({ default: '1', description: '頻度の回数（10件に1回なら per を case として "0.1"）' })
  @MayBeLeftOut()
  @IsString(number('頻度の回数'))
  times?: string;

  @ApiPropertyOptional({ enum: PERS.keys, default: 'case', description: '頻度の単位' })
  @MayBeLeftOut()
  @IsIn(PERS.keys, oneOf('頻度の単位'))
  per?: Per;

  @ApiProperty({ description: '機械が行う' })
  @IsBoolean(oneOf('手作業か機械か'))
  byMachine!: boolean;
}

export class LaterStepDto extends ProcessStepDto {
  @ApiPropertyOptional({ type: [Number], description: '引き継ぐ導入前の工程の番号（1から）。空は新しい工程' })
  @MayBeLeftOut()
  @IsArray(oneOf('引き継ぐ工程'))
  @IsInt({ each: true, ...oneOf('引き継ぐ工程') })
  replaces?: number[];
}

export class ProcessFlowDto {
  @ApiProperty({ type: [ProcessStepDto], description: '導入前の工程（順番どおり）' })
  @IsArray(oneOf('導入前の工程'))
  @ArrayMaxSize(100, { message: '工程は100以内で入力してください。' })
  @ValidateNested({ each: true, ...oneOf('導入前の工程') })
  @Type(() => ProcessStepDto)
  before!: ProcessStepDto[];

  @ApiProperty({ type: [LaterStepDto], description: '導入後の工程（順番どおり）' })
  @IsArray(oneOf('導入後の工程'))
  @ArrayMaxSize(100, { message: '工程は100以内で入力してください。' })
  @ValidateNested({ each: true, ...oneOf('導入後の工程') })
  @Type(() => LaterStepDto)
  after!: LaterStepDto[];
}

class WorkDto {
  @ApiProperty({ description: '1件当たりの時間（分、小数第2位まで）', example: '9.6' })
  @IsString(number('1件当たりの時間'))
  minutesPerCase!: string;

  @ApiPropertyOptional({ default: '1', description: '1件に当たる人数', example: '1' })
  @MayBeLeftOut()
  @IsString(number('人数'))
  people?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '測り方などの備考' })
  @IsOptional()
  @IsString(oneOf('備考'))
  @MaxLength(2000, { message: '備考は2000文字以内で入力してください。' })
  note?: string | null;
}

export class BeforeDto extends WorkDto {
  @ApiPropertyOptional({ type: CountDto, description: '測定した期間の件数' })
  @MayBeLeftOut()
  @IsDefined(oneOf('件数'))
  @ValidateNested(oneOf('件数'))
  @Type(() => CountDto)
  cases?: CountDto;

  @ApiPropertyOptional({ type: String, nullable: true, description: '測定した最初の月', example: '2025-04' })
  @IsOptional()
  @Matches(MONTH, { message: '測定した月は「2025-04」の形で入力してください。' })
  measuredFrom?: Month | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '測定した最後の月', example: '2025-06' })
  @IsOptional()
  @Matches(MONTH, { message: '測定した月は「2025-06」の形で入力してください。' })
  measuredTo?: Month | null;

  @ApiProperty({ enum: BASES.keys, description: 'measured は実測、reported は申告、estimated は推計' })
  @IsIn(BASES.keys, oneOf('算出方法'))
  basis!: Basis;
}

export class EstimateDto extends WorkDto {
  @ApiProperty({ description: '1年の件数', example: 3600 })
  @IsInt({ message: '1年の件数は整数で入力してください。' })
  @Min(0, { message: '1年の件数は0以上で入力してください。' })
  casesPerYear!: number;
}
