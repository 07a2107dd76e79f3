import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type Stage, STAGES } from '../../kernel/stage.js';
import { CHANNEL_KINDS, type ChannelKind } from '../channel/channel-words.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { type Position } from '../../platform/keyset.js';
import { oneOf, several, yesOrNo } from '../../platform/http/dto-fields.js';
import { FlagField, IdField, TextField, WordField } from '../../platform/http/request-fields.js';
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
/** `unanswered` finds procedures without a stage as of `today`. */
const STAGE_FILTERS = [...STAGES, 'unanswered'] as const;

export const SORTS = ['code', 'name', 'updated', 'relevance'] as const;
export type Sort = (typeof SORTS)[number];

/** Which procedures a list shows: all conditions together; what is left out does not matter. */
export class ProcedureQueryDto extends PageQuery {
  /** 手続名、かな、コードの一部。空白で区切るとすべてを含むもの。 */
  @IsOptional()
  @IsString(oneOf('検索語'))
  @MaxLength(100, { message: '検索語は100文字までです。' })
  search?: string;

  @IdField({ what: '所管課', inQuery: true, description: '' }) departmentId?: string;
  @IdField({ what: '部', inQuery: true, description: '' }) divisionId?: string;

  /** 今日現在の段階。コンマ区切りで複数。 */
  @IsOptional()
  @Transform(several)
  @IsArray(oneOf('段階'))
  @IsIn(STAGE_FILTERS, { each: true, ...oneOf('段階') })
  stages?: (Stage | 'unanswered')[];

  @TextField({ what: '優先手続', inQuery: true, description: '優先手続のキー' }) itemKey?: string;

  @Transform(yesOrNo)
  @FlagField({ what: '対応付けの有無', inQuery: true, description: '優先手続に対応付けられているか' })
  mapped?: boolean;

  @WordField(CHANNEL_KINDS, {
    what: '受付システム',
    inQuery: true,
    description: '今日現在で利用中の受付システム',
  })
  channel?: ChannelKind;

  @WordField(PROCEDURE_KINDS, { what: '種別', inQuery: true, description: '' }) kind?: ProcedureKind;
  @WordField(APPLICANTS, { what: '対象者', inQuery: true, description: '' }) applicant?: Applicant;
  @WordField(IDENTITY_CHECKS, { what: '本人確認', inQuery: true, description: '' })
  identityCheck?: IdentityCheck;
  @WordField(FREQUENCIES, { what: '報告頻度', inQuery: true, description: '' }) frequency?: Frequency;

  /** @example 2026-04 */
  @IsOptional()
  @Matches(MONTH, oneOf('予定年月'))
  plannedFrom?: Month;

  /** @example 2027-03 */
  @IsOptional()
  @Matches(MONTH, oneOf('予定年月'))
  plannedTo?: Month;

  @Transform(yesOrNo)
  @FlagField({ what: '適用除外', inQuery: true, description: '今日現在で適用除外か' })
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
