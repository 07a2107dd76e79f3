import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Page } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { RequestContext } from '../http/request-context.js';
import { AuditEventDto, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('操作の記録')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: '操作の記録を新しい順に取得する' })
  @ApiPage(AuditEventDto)
  listAuditEvents(
    @RequestContext() context: Context,
    @Query() query: AuditQuery,
  ): Promise<Page<AuditEventDto>> {
    return this.audit.list(context, query);
  }
}
