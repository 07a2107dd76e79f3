import { ApiProperty } from '@nestjs/swagger';
import { PatternField, TextField, WordField } from '../../platform/http/request-fields.js';
import { type IsoDate } from '../../kernel/date.js';
import { PROJECT_STAGES, type ProjectStage } from './project-stages.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day a stage begins, as a request says it. */
export const STAGE_DAY = {
  what: '段階の日付',
  optional: true,
  pattern: DAY,
  description: '段階の日付。省くと今日',
  example: '2026-10-31',
  message: '段階の日付は「2026-10-31」の形で入力してください。',
};

/** One line of a project's dated stages, planned or real. Lines are added and withdrawn, never altered. */
export class StageLineDto {
  @ApiProperty({ format: 'uuid', description: '自動化案件' }) projectId!: string;
  /** 登録順の番号。取り下げのときに指定する */ seq!: number;
  stage!: ProjectStage;
  /** trueなら予定、falseなら実際の段階 */ planned!: boolean;
  @ApiProperty({ type: String, format: 'date', description: '段階の日付、予定なら予定日' }) stageOn!: IsoDate;
  /** 理由 */ reason!: string | null;
  recordedAt!: Date;
  /** 登録した人 */ recordedBy!: string;
  /** 取り下げた日時。取り下げていなければ null */ withdrawnAt!: Date | null;
  /** 取り下げた人 */ withdrawnBy!: string | null;
}

export class StageMoveDto {
  @WordField(PROJECT_STAGES, { what: '段階' }) stage!: ProjectStage;
  @PatternField(STAGE_DAY)
  stageOn?: string;
  @TextField({ what: '理由', orNull: true, longest: 1000, description: '理由（休止と廃止では必須）' })
  reason?: string | null;
}

export class StagePlanDto {
  @WordField(PROJECT_STAGES, { what: '段階', description: '段階（休止と廃止を除く）' }) stage!: ProjectStage;
  @PatternField({
    what: '予定日',
    pattern: DAY,
    example: '2027-04-01',
    message: '予定日は「2027-04-01」の形で入力してください。',
  })
  stageOn!: string;
  @TextField({ what: '理由', orNull: true, longest: 1000, description: '予定を決めた、または変えた理由' })
  reason?: string | null;
}
