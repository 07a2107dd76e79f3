import { ApiProperty } from '@nestjs/swagger';
import { type IsoDate } from '../../kernel/date.js';
import { PROJECT_STAGES, type ProjectStage } from './project-stages.js';

/** One line of a project's dated stages, planned or real. Lines are added and withdrawn, never altered. */
export class StageLineDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  @ApiProperty({ description: '登録順の番号。取り下げのときに指定する' }) seq!: number;
  @ApiProperty({ enum: PROJECT_STAGES.keys }) stage!: ProjectStage;
  @ApiProperty({ description: 'trueなら予定、falseなら実際の段階' }) planned!: boolean;
  @ApiProperty({ type: String, format: 'date', description: '段階の日付、予定なら予定日' }) stageOn!: IsoDate;
  @ApiProperty({ type: String, nullable: true, description: '理由' }) reason!: string | null;
  @ApiProperty() recordedAt!: Date;
  @ApiProperty({ description: '登録した人' }) recordedBy!: string;
  @ApiProperty({ type: Date, nullable: true, description: '取り下げた日時。取り下げていなければ null' })
  withdrawnAt!: Date | null;
  @ApiProperty({ type: String, nullable: true, description: '取り下げた人' }) withdrawnBy!: string | null;
}
