import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import {
  AUTOMATION_KINDS,
  type AutomationKind,
  DIFFICULTIES,
  type Difficulty,
  type Sourcing,
  SOURCINGS,
} from '../automation-words.js';
import { EnteredBeforeDto, EnteredEstimateDto } from '../baseline/baseline-answer.dto.js';
import { byWord } from '../by-word.js';
import { PROJECT_STAGES, type ProjectStage } from '../stage/project-stages.js';
import { StageLineDto } from '../stage/stage-answer.dto.js';

class FieldOfWorkDto {
  @ApiProperty({ example: 'tax' }) key!: string;
  @ApiProperty({ example: '税務' }) name!: string;
}

/** 分野: the areas of work by which the Ministry asks about automation, and where they are taken from. */
export class FieldsOfWorkDto {
  @ApiProperty({ description: '出典' }) source!: string;
  @ApiProperty({ description: '注記' }) note!: string;
  @ApiProperty({ type: [FieldOfWorkDto] }) fields!: FieldOfWorkDto[];
}

/** A project as it stands. */
export class ProjectDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: '案件コード', example: 'A-001' }) code!: string;
  @ApiProperty({ description: '案件名' }) name!: string;
  @ApiProperty({ format: 'uuid', description: '所管課' }) departmentId!: string;
  @ApiProperty({ description: '所管課の名称' }) departmentName!: string;
  @ApiProperty({ enum: AUTOMATION_KINDS.keys, description: '種別' }) kind!: AutomationKind;
  @ApiProperty({ description: '分野のキー（/api/v1/automation/fields の値）', example: 'tax' })
  field!: string;
  @ApiProperty({ type: String, nullable: true, description: 'ツール' }) tool!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '製品名' }) product!: string | null;
  @ApiProperty({ enum: SOURCINGS.keys, nullable: true, description: '開発方法' }) sourcing!: Sourcing | null;
  @ApiProperty({ enum: DIFFICULTIES.keys, nullable: true, description: '難易度' })
  difficulty!: Difficulty | null;
  @ApiProperty({ type: [Number], description: '稼働月（1から12）。空は毎月', example: [4, 5, 6] })
  operatingMonths!: number[];
  /** Of one project alone. */
  @ApiProperty({ type: String, nullable: true, description: '実行記録を受け取るキー' }) robotKey!:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: '備考' }) note!: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '対象の手続' }) procedureIds!: string[];
  @ApiProperty() version!: number;
  @ApiProperty() createdAt!: Date;
  @ApiProperty() updatedAt!: Date;
}

/** A project in a list, with where it stands as of the day asked for. */
export class ProjectListedDto extends ProjectDto {
  @ApiProperty({ enum: PROJECT_STAGES.keys, description: '今日現在の段階' }) stage!: ProjectStage;
  @ApiProperty({ type: String, format: 'date', description: 'その段階になった日' }) stageSince!: IsoDate;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: '本番の予定日' })
  plannedProductionOn!: IsoDate | null;
}

/** A procedure whose work a project does. */
export class LinkedProcedureDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty({ description: '手続名' }) name!: string;
}

/** A project with what stands beside it. Its steps, costs and effects are asked for on their own. */
export class ProjectDetailDto extends ProjectDto {
  @ApiProperty({ type: [LinkedProcedureDto], description: '対象の手続（手続コード順）' })
  procedures!: LinkedProcedureDto[];
  /** Today; null where its first stage lies ahead. */
  @ApiProperty({ type: StageLineDto, nullable: true, description: '今日現在の段階' })
  stage!: StageLineDto | null;
  @ApiProperty({ type: [StageLineDto], description: '段階と予定の履歴（登録順）' }) timeline!: StageLineDto[];
  /** The day each stage is planned for, as planned last. */
  @ApiProperty(byWord(PROJECT_STAGES, 'string', '段階ごとの予定日（予定のある段階だけ）', { required: [] }))
  planned!: Partial<Record<ProjectStage, IsoDate>>;
  @ApiProperty({ type: EnteredBeforeDto, nullable: true, description: '導入前。未入力なら null' })
  before!: EnteredBeforeDto | null;
  @ApiProperty({ type: EnteredEstimateDto, nullable: true, description: '効果の見込。未入力なら null' })
  estimate!: EnteredEstimateDto | null;
}
