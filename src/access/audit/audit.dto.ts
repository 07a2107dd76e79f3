import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
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
