import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { type IsoDate } from '../../kernel/date.js';
import { yesOrNo } from '../../platform/http/dto-fields.js';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { SECURITY_KINDS, type SecurityKind } from './security-kinds.js';

export class SecurityEventQuery extends PageQuery {
  /** 種類 */
  @MayBeLeftOut()
  @IsIn(SECURITY_KINDS, { message: `kindは ${SECURITY_KINDS.join('、')} のいずれかで指定してください。` })
  kind?: SecurityKind;

  /** 利用者・トークンの名称の一部、またはID */
  @MayBeLeftOut()
  @IsString({ message: 'whoは文字で指定してください。' })
  @MaxLength(100, { message: 'whoは100文字以内で指定してください。' })
  who?: string;

  @ApiPropertyOptional({ format: 'date', description: '日本の日付' })
  @MayBeLeftOut()
  @IsDay('day')
  day?: IsoDate;

  /** すべての団体の記録（運用者だけ） */
  @MayBeLeftOut()
  @Transform(yesOrNo)
  @IsBoolean({ message: 'everywhereは true または false で指定してください。' })
  everywhere?: boolean;
}

/** Something that happened, once or several times within a minute. */
export class SecurityEventDto {
  id!: number;
  /** 団体コード。どの団体か分からないものは「-」 */ municipality!: string;
  kind!: SecurityKind;
  /** その分の最初の日時 */ at!: Date;
  /** その分の最後の日時 */ lastAt!: Date;
  /** 1分間の回数 */ count!: number;
  /** The user or token that acted, or was tried; empty where nobody knows. */
  @ApiProperty({ description: '利用者またはトークンのid。分からないものは空' }) actorId!: string;
  actorLabel!: string;
  /** 関係する利用者のid。ないものは空 */ userId!: string;
  address!: string;
  @ApiProperty({ description: 'User-Agent' }) agent!: string;
  /** 画面・ファイル・理由など */ detail!: string;
}
