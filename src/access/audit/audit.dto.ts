import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ description: '対象の種類（procedure、department、applicability など）' })
  @MayBeLeftOut()
  @IsString({ message: 'subjectKindは文字で指定してください。' })
  subjectKind?: string;

  @ApiPropertyOptional({ description: '対象のID' })
  @MayBeLeftOut()
  @IsString({ message: 'subjectIdは文字で指定してください。' })
  subjectId?: string;
}

export class AuditEventDto {
  @ApiProperty() id!: number;
  @ApiProperty() at!: Date;
  @ApiProperty({ description: '利用者またはトークンのid' }) actorId!: string;
  @ApiProperty() actorLabel!: string;
  @ApiProperty() actorRole!: string;
  @ApiProperty({ description: '操作の経路（画面、API、コマンドなど）' }) source!: string;
  /** The client's address and what it calls itself; null for commands and jobs, and before they were kept. */
  @ApiProperty({ type: String, nullable: true, description: '操作した端末のアドレス' }) address!:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: '操作したソフトの名乗り（User-Agent）' })
  agent!: string | null;
  @ApiProperty({ example: 'procedure.edit' }) action!: string;
  @ApiProperty() subjectKind!: string;
  @ApiProperty() subjectId!: string;
  @ApiProperty({ type: Object, nullable: true, description: '変更前の項目' }) before!: object | null;
  @ApiProperty({ type: Object, nullable: true, description: '変更後の項目' }) after!: object | null;
}
