import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { MayBeLeftOut } from '../may-be-left-out.js';
import { PageQuery } from '../page-query.dto.js';

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
