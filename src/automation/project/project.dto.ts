import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { blankIsNull, codeText, oneOf, several, trimmed } from '../../platform/http/dto-fields.js';
import {
  AUTOMATION_KINDS,
  type AutomationKind,
  DIFFICULTIES,
  type Difficulty,
  type Sourcing,
  SOURCINGS,
} from '../automation-words.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';
import { LONGEST_PROJECT_CODE, LONGEST_PROJECT_NAME, LONGEST_PROJECT_TEXT } from './project-fields.js';

const atMost = (what: string, longest: number) => ({
  message: `${what}は${longest}文字以内で入力してください。`,
});
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class ProjectFieldsDto {
  @ApiProperty({ description: '案件コード', example: 'A-001' })
  @Transform(codeText)
  @IsString(oneOf('案件コード'))
  @Length(1, LONGEST_PROJECT_CODE, {
    message: `案件コードは1文字以上${LONGEST_PROJECT_CODE}文字以内で入力してください。`,
  })
  code!: string;

  @ApiProperty({ description: '案件名' })
  @Transform(trimmed)
  @IsString(oneOf('案件名'))
  @Length(1, LONGEST_PROJECT_NAME, {
    message: `案件名は1文字以上${LONGEST_PROJECT_NAME}文字以内で入力してください。`,
  })
  name!: string;

  @ApiProperty({ format: 'uuid', description: '所管課' })
  @IsUUID(undefined, oneOf('所管課'))
  departmentId!: string;

  @ApiProperty({ enum: AUTOMATION_KINDS.keys, description: '種別' })
  @IsIn(AUTOMATION_KINDS.keys, oneOf('種別'))
  kind!: AutomationKind;

  @ApiProperty({ description: '分野のキー（/api/v1/automation/fields の値）', example: 'tax' })
  @IsString(oneOf('分野'))
  field!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'ツール' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('ツール'))
  @MaxLength(LONGEST_PROJECT_NAME, atMost('ツール', LONGEST_PROJECT_NAME))
  tool?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '製品名' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('製品名'))
  @MaxLength(LONGEST_PROJECT_NAME, atMost('製品名', LONGEST_PROJECT_NAME))
  product?: string | null;

  @ApiPropertyOptional({ enum: SOURCINGS.keys, nullable: true, description: '開発方法' })
  @IsOptional()
  @IsIn(SOURCINGS.keys, oneOf('開発方法'))
  sourcing?: Sourcing | null;

  @ApiPropertyOptional({ enum: DIFFICULTIES.keys, nullable: true, description: '難易度' })
  @IsOptional()
  @IsIn(DIFFICULTIES.keys, oneOf('難易度'))
  difficulty?: Difficulty | null;

  @ApiPropertyOptional({ type: [Number], description: '稼働月（1から12）。空は毎月', example: [4, 5, 6] })
  @MayBeLeftOut()
  @IsArray(oneOf('稼働月'))
  @ArrayMaxSize(12, oneOf('稼働月'))
  @IsInt({ each: true, ...oneOf('稼働月') })
  operatingMonths?: number[];

  @ApiPropertyOptional({ type: String, nullable: true, description: '実行記録を受け取るキー' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('ロボットキー'))
  @Length(1, 100, { message: 'ロボットキーは1文字以上100文字以内で入力してください。' })
  robotKey?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: '備考' })
  @Transform(blankIsNull)
  @IsOptional()
  @IsString(oneOf('備考'))
  @MaxLength(LONGEST_PROJECT_TEXT, atMost('備考', LONGEST_PROJECT_TEXT))
  note?: string | null;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: '対象の手続' })
  @MayBeLeftOut()
  @IsArray(oneOf('手続'))
  @ArrayMaxSize(500, { message: '手続は500件以内で指定してください。' })
  @IsUUID(undefined, { each: true, ...oneOf('手続') })
  procedureIds?: string[];
}

export class NewProjectDto extends ProjectFieldsDto {
  @ApiPropertyOptional({ enum: PROJECT_STAGES.keys, default: 'candidate', description: '始めの段階' })
  @MayBeLeftOut()
  @IsIn(PROJECT_STAGES.keys, oneOf('段階'))
  stage?: ProjectStage;

  @ApiPropertyOptional({ description: '段階の日付。省くと今日', example: '2026-10-31' })
  @MayBeLeftOut()
  @Matches(DAY, { message: '段階の日付は「2026-10-31」の形で入力してください。' })
  stageOn?: string;
}

export class EditProjectDto extends PartialType(ProjectFieldsDto, { skipNullProperties: false }) {}

/** What a list of projects is asked for. */
export class ProjectQueryDto extends PageQuery {
  @ApiPropertyOptional({
    description: '案件名、コード、ツール、製品の一部。空白で区切るとすべてを含むもの。',
  })
  @IsOptional()
  @IsString(oneOf('検索語'))
  @MaxLength(100, { message: '検索語は100文字までです。' })
  search?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, oneOf('所管課'))
  departmentId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, oneOf('部'))
  divisionId?: string;

  @ApiPropertyOptional({
    description: '今日現在の段階。コンマ区切りで複数。',
    enum: PROJECT_STAGES.keys,
    isArray: true,
  })
  @IsOptional()
  @Transform(several)
  @IsArray(oneOf('段階'))
  @IsIn(PROJECT_STAGES.keys, { each: true, ...oneOf('段階') })
  stages?: ProjectStage[];

  @ApiPropertyOptional({ enum: AUTOMATION_KINDS.keys })
  @IsOptional()
  @IsIn(AUTOMATION_KINDS.keys, oneOf('種別'))
  kind?: AutomationKind;

  @ApiPropertyOptional({ description: '分野のキー' })
  @IsOptional()
  @IsString(oneOf('分野'))
  field?: string;

  @ApiPropertyOptional({ description: 'ツール' })
  @IsOptional()
  @IsString(oneOf('ツール'))
  tool?: string;

  @ApiPropertyOptional({ enum: SOURCINGS.keys })
  @IsOptional()
  @IsIn(SOURCINGS.keys, oneOf('開発方法'))
  sourcing?: Sourcing;

  @ApiPropertyOptional({ enum: DIFFICULTIES.keys })
  @IsOptional()
  @IsIn(DIFFICULTIES.keys, oneOf('難易度'))
  difficulty?: Difficulty;

  @ApiPropertyOptional({ format: 'uuid', description: '対象の手続' })
  @IsOptional()
  @IsUUID(undefined, oneOf('手続'))
  procedureId?: string;
}
