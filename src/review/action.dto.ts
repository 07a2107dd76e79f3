import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../platform/http/may-be-left-out.js';
import { PageQuery } from '../platform/http/page-query.dto.js';
import { type Month } from '../kernel/month.js';
import { trimmed, yesOrNo } from '../platform/http/dto-fields.js';
import { TextField } from '../platform/http/request-fields.js';
import { LONGEST_COMMENT, LONGEST_CONTENT } from './action-faults.js';
import { OFFICE } from './office.js';
import { ACTION_STATES, type ActionState } from './action-states.js';

export class AddAction {
  @ApiProperty({ description: '対応事項（1行）', maxLength: LONGEST_CONTENT })
  @Transform(trimmed)
  @IsString({ message: '対応事項は文字で入力してください。' })
  @Matches(/^[^\r\n]+$/, { message: '対応事項は1行で入力してください。' })
  @MaxLength(LONGEST_CONTENT, { message: `対応事項は${LONGEST_CONTENT}文字以内で入力してください。` })
  content!: string;

  /** 担当する所管課。null はDX推進課 */
  @IsOptional()
  @IsString({ message: '担当課は課のidで指定してください。' })
  @IsUUID('all', { message: '担当課は課のidで指定してください。' })
  departmentId?: string | null;

  /** 期限の月。新しい期限は、報告する月より後 @example 2026-12 */
  @Matches(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { message: '期限は「2026-12」の形で入力してください。' })
  dueMonth!: Month;

  /** 省くと未着手 */
  @MayBeLeftOut()
  @IsIn(ACTION_STATES, { message: `状態は ${ACTION_STATES.join('、')} のいずれかです。` })
  state?: ActionState;

  @Transform(trimmed)
  @TextField({
    what: 'コメント',
    orNull: true,
    longest: LONGEST_COMMENT,
    message: 'コメントは文字で入力してください。',
    description: 'コメント。取りやめるときは理由',
  })
  comment?: string | null;
}

export class ChangeAction extends PartialType(AddAction, { skipNullProperties: false }) {}

export class ActionQuery extends PageQuery {
  @ApiPropertyOptional({ description: `担当する所管課のid。${OFFICE} はDX推進課` })
  @IsOptional()
  @IsString({ message: '課はidで指定してください。' })
  departmentId?: string;

  @ApiPropertyOptional({ enum: ['open', ...ACTION_STATES], description: 'open は未着手と対応中' })
  @IsOptional()
  @IsIn(['open', ...ACTION_STATES], { message: `状態は open、${ACTION_STATES.join('、')} のいずれかです。` })
  state?: ActionState | 'open';

  /** 期限を過ぎているか */
  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean({ message: '期限超過は true か false で指定してください。' })
  overdue?: boolean;
}
