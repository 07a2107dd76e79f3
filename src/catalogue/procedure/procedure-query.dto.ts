import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type Stage, STAGES } from '../../kernel/stage.js';
import { CHANNEL_KINDS, type ChannelKind } from '../channel/channel-words.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { type Position } from '../../platform/keyset.js';
import { oneOf, several } from '../../platform/http/dto-fields.js';
import {
  type Applicant,
  APPLICANTS,
  FREQUENCIES,
  type Frequency,
  IDENTITY_CHECKS,
  type IdentityCheck,
  PROCEDURE_KINDS,
  type ProcedureKind,
} from './procedure-words.js';

const MONTH = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;
const STAGE_FILTERS = [...STAGES, 'unanswered'] as const;

const yesOrNo = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export const SORTS = ['code', 'name', 'updated', 'relevance'] as const;
export type Sort = (typeof SORTS)[number];

/** Which procedures a list shows: all conditions together; what is left out does not matter. */
export class ProcedureQueryDto extends PageQuery {
  /** 手続名、かな、コードの一部。空白で区切るとすべてを含むもの。 */
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

  /** 今日現在の段階。コンマ区切りで複数。 */
  @IsOptional()
  @Transform(several)
  @IsArray(oneOf('段階'))
  @IsIn(STAGE_FILTERS, { each: true, ...oneOf('段階') })
  stages?: (Stage | 'unanswered')[];

  /** 優先手続のキー */
  @IsOptional()
  @IsString(oneOf('優先手続'))
  itemKey?: string;

  /** 優先手続に対応付けられているか */
  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean(oneOf('対応付けの有無'))
  mapped?: boolean;

  /** 今日現在で利用中の受付システム */
  @IsOptional()
  @IsIn(CHANNEL_KINDS.keys, oneOf('受付システム'))
  channel?: ChannelKind;

  @IsOptional()
  @IsIn(PROCEDURE_KINDS.keys, oneOf('種別'))
  kind?: ProcedureKind;

  @IsOptional()
  @IsIn(APPLICANTS.keys, oneOf('対象者'))
  applicant?: Applicant;

  @IsOptional()
  @IsIn(IDENTITY_CHECKS.keys, oneOf('本人確認'))
  identityCheck?: IdentityCheck;

  @IsOptional()
  @IsIn(FREQUENCIES.keys, oneOf('報告頻度'))
  frequency?: Frequency;

  /** @example 2026-04 */
  @IsOptional()
  @Matches(MONTH, oneOf('予定年月'))
  plannedFrom?: Month;

  /** @example 2027-03 */
  @IsOptional()
  @Matches(MONTH, oneOf('予定年月'))
  plannedTo?: Month;

  /** 今日現在で適用除外か */
  @IsOptional()
  @Transform(yesOrNo)
  @IsBoolean(oneOf('適用除外'))
  exempt?: boolean;

  @ApiPropertyOptional({ description: '登録取消の手続', enum: ['no', 'only', 'all'], default: 'no' })
  @IsOptional()
  @IsIn(['no', 'only', 'all'], oneOf('登録取消'))
  retired?: 'no' | 'only' | 'all';

  @ApiPropertyOptional({ description: 'relevanceは検索語に近い順', enum: SORTS, default: 'code' })
  @IsOptional()
  @IsIn(SORTS, oneOf('並び順'))
  sort: Sort = 'code';
}

/** A position is a sort key as `Listed.sortKey` gave it. */
export type ProcedureQuery = Omit<ProcedureQueryDto, 'cursor'> &
  Position & {
    /** The day of the stages, channels and exemptions. */
    today: IsoDate;
  };
