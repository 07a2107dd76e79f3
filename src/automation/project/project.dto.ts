import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { textsOf } from '../../platform/database/labelled.js';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { IdField, PatternField, TextField, WordField } from '../../platform/http/request-fields.js';
import { type IsoDate } from '../../kernel/date.js';
import { blankIsNull, codeText, oneOf, several, trimmed } from '../../platform/http/dto-fields.js';
import { ByWord, OrNull } from '../answer-fields.js';
import {
  AUTOMATION_KINDS,
  type AutomationKind,
  DIFFICULTIES,
  type Difficulty,
  type Sourcing,
  SOURCINGS,
} from '../automation-words.js';
import { EnteredBeforeDto, EnteredEstimateDto } from '../baseline/baseline.dto.js';
import { AutomationProjectEntity } from './automation-project.entity.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';
import { STAGE_DAY, StageLineDto } from '../stage/stage.dto.js';

const TEXT = textsOf(AutomationProjectEntity);

const FIELD = '分野のキー（/api/v1/automation/fields の値）';
const MONTHS = { description: '稼働月（1から12）。空は毎月', example: [4, 5, 6] };
const ROBOT_KEY = '実行記録を受け取るキー';

export class FieldOfWorkDto {
  /** @example tax */ key!: string;
  /** @example 税務 */ name!: string;
}

/** 分野: the areas of work by which the Ministry asks about automation, and where they are taken from. */
export class FieldsOfWorkDto {
  /** 出典 */ source!: string;
  /** 注記 */ note!: string;
  fields!: FieldOfWorkDto[];
}

/** A project as it is stored. */
export class ProjectDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 案件コード @example A-001 */ code!: string;
  /** 案件名 */ name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  /** 所管課の名称 */ departmentName!: string;
  /** 種別 */ kind!: AutomationKind;
  @ApiProperty({ description: FIELD, example: 'tax' }) field!: string;
  /** ツール */ tool!: string | null;
  /** 製品名 */ product!: string | null;
  /** 開発方法 */ sourcing!: Sourcing | null;
  /** 難易度 */ difficulty!: Difficulty | null;
  @ApiProperty({ type: [Number], ...MONTHS }) operatingMonths!: number[];
  /** Unique among the projects of a municipality. */
  @OrNull(String, ROBOT_KEY) robotKey!: string | null;
  /** 備考 */ note!: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '対象の手続' }) procedureIds!: string[];
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

/** What can be entered about a project itself; stages, steps, before and estimate, costs and results are kept apart. */
export type ProjectFields = Omit<ProjectDto, 'id' | 'departmentName' | 'createdAt' | 'updatedAt' | 'version'>;

/** A project in a list, with its stage as of the day asked for. */
export class ProjectListedDto extends ProjectDto {
  /** 今日現在の段階 */ stage!: ProjectStage;
  @ApiProperty({ type: String, format: 'date', description: 'その段階になった日' }) stageSince!: IsoDate;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: '本番の予定日' })
  plannedProductionOn!: IsoDate | null;
}

/** A procedure whose work a project does. */
export class LinkedProcedureDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** 手続コード */ code!: string;
  /** 手続名 */ name!: string;
}

/** A project with its procedures, stages, before and estimate. Its steps, costs and effects are answers of their own. */
export class ProjectDetailDto extends ProjectDto {
  /** 対象の手続（手続コード順） */ procedures!: LinkedProcedureDto[];
  /** Today; null where its first stage lies ahead. */
  @ApiProperty({ type: StageLineDto, nullable: true, description: '今日現在の段階' })
  stage!: StageLineDto | null;
  /** 段階と予定の履歴（登録順） */ timeline!: StageLineDto[];
  /** The day each stage is planned for, as planned last. */
  @ByWord(PROJECT_STAGES, 'string', '段階ごとの予定日（予定のある段階だけ）', { required: [] })
  planned!: Partial<Record<ProjectStage, IsoDate>>;
  /** 導入前。未入力なら null */ before!: EnteredBeforeDto | null;
  /** 効果の見込。未入力なら null */ estimate!: EnteredEstimateDto | null;
}

export class ProjectFieldsDto {
  @Transform(codeText)
  @TextField({ ...TEXT.code, shortest: 1, example: 'A-001' })
  code!: string;
  @Transform(trimmed)
  @TextField({ ...TEXT.name, shortest: 1 })
  name!: string;
  @IdField({ what: '所管課' }) departmentId!: string;
  @WordField(AUTOMATION_KINDS, { what: '種別' }) kind!: AutomationKind;
  @TextField({ what: '分野', description: FIELD, example: 'tax' }) field!: string;
  @Transform(blankIsNull)
  @TextField({ ...TEXT.tool, orNull: true })
  tool?: string | null;
  @Transform(blankIsNull)
  @TextField({ ...TEXT.product, orNull: true })
  product?: string | null;
  @WordField(SOURCINGS, { what: '開発方法', orNull: true }) sourcing?: Sourcing | null;
  @WordField(DIFFICULTIES, { what: '難易度', orNull: true }) difficulty?: Difficulty | null;
  @ApiPropertyOptional({ type: [Number], ...MONTHS })
  @MayBeLeftOut()
  @IsArray(oneOf('稼働月'))
  @ArrayMaxSize(12, oneOf('稼働月'))
  @IsInt({ each: true, ...oneOf('稼働月') })
  operatingMonths?: number[];
  @Transform(blankIsNull)
  @TextField({ ...TEXT.robotKey, orNull: true, shortest: 1, description: ROBOT_KEY })
  robotKey?: string | null;
  @Transform(blankIsNull)
  @TextField({ ...TEXT.note, orNull: true })
  note?: string | null;
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: '対象の手続' })
  @MayBeLeftOut()
  @IsArray(oneOf('手続'))
  @ArrayMaxSize(500, { message: '手続は500件以内で指定してください。' })
  @IsUUID(undefined, { each: true, ...oneOf('手続') })
  procedureIds?: string[];
}

export class NewProjectDto extends ProjectFieldsDto {
  @WordField(PROJECT_STAGES, {
    what: '段階',
    optional: true,
    default: 'candidate',
    description: '始めの段階',
  })
  stage?: ProjectStage;
  @PatternField(STAGE_DAY)
  stageOn?: string;
}

export class EditProjectDto extends PartialType(ProjectFieldsDto, { skipNullProperties: false }) {}

/** Which projects a list shows: all conditions together; what is left out does not matter. */
export class ProjectQueryDto extends PageQuery {
  /** 案件名、コード、ツール、製品の一部。空白で区切るとすべてを含むもの。 */
  @IsOptional()
  @IsString(oneOf('検索語'))
  @MaxLength(100, { message: '検索語は100文字までです。' })
  search?: string;
  @IdField({ what: '所管課', inQuery: true, description: '' }) departmentId?: string;
  @IdField({ what: '部', inQuery: true, description: '' }) divisionId?: string;
  /** Any of these as of today. */
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
  @WordField(AUTOMATION_KINDS, { what: '種別', inQuery: true, description: '' }) kind?: AutomationKind;
  @TextField({ what: '分野', inQuery: true, description: '分野のキー' }) field?: string;
  @TextField({ what: 'ツール', inQuery: true }) tool?: string;
  @WordField(SOURCINGS, { what: '開発方法', inQuery: true, description: '' }) sourcing?: Sourcing;
  @WordField(DIFFICULTIES, { what: '難易度', inQuery: true, description: '' }) difficulty?: Difficulty;
  @IdField({ what: '手続', inQuery: true, description: '対象の手続' }) procedureId?: string;
}
export type ProjectFilter = Omit<ProjectQueryDto, 'cursor' | 'limit'>;
