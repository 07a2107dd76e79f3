import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type IsoDate } from '../../kernel/date.js';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';

export class AuditQuery extends PageQuery {
  /** 対象の種類（procedure、department、applicability など） */
  @MayBeLeftOut()
  @IsString({ message: 'subjectKindは文字で指定してください。' })
  subjectKind?: string;

  /** 対象のID */
  @MayBeLeftOut()
  @IsString({ message: 'subjectIdは文字で指定してください。' })
  subjectId?: string;

  /** 操作した人・トークンの名称の一部、またはID */
  @MayBeLeftOut()
  @IsString({ message: 'whoは文字で指定してください。' })
  @MaxLength(100, { message: 'whoは100文字以内で指定してください。' })
  who?: string;

  @ApiPropertyOptional({ format: 'date', description: '日本の日付。この日から' })
  @MayBeLeftOut()
  @IsDay('from')
  from?: IsoDate;

  @ApiPropertyOptional({ format: 'date', description: '日本の日付。この日まで' })
  @MayBeLeftOut()
  @IsDay('to')
  to?: IsoDate;

  /** 変更前後の内容に含まれる語 */
  @MayBeLeftOut()
  @IsString({ message: 'wordは文字で指定してください。' })
  @MaxLength(100, { message: 'wordは100文字以内で指定してください。' })
  word?: string;
}

export class AuditEventDto {
  id!: number;
  at!: Date;
  /** 利用者またはトークンのid */ actorId!: string;
  actorLabel!: string;
  actorRole!: string;
  /** 操作の経路（画面、API、コマンドなど） */ source!: string;
  /** The client's address and what it calls itself; null for commands and jobs, and before they were kept. */
  @ApiProperty({ type: String, nullable: true, description: '操作した端末のアドレス' }) address!:
    string | null;
  /** 操作したソフトの名乗り（User-Agent） */ agent!: string | null;
  /** @example procedure.edit */ action!: string;
  subjectKind!: string;
  subjectId!: string;
  /** 変更前の項目 */ before!: object | null;
  /** 変更後の項目 */ after!: object | null;
}
