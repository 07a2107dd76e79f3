import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Page } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { RequestContext } from '../http/request-context.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { SecurityEventDto, SecurityEventQuery } from './security-event.dto.js';
import { SecurityEventService } from './security-event.service.js';

@ApiTags('セキュリティの記録')
@Controller('api/v1/security-events')
export class SecurityEventController {
  constructor(private readonly events: SecurityEventService) {}

  @Get()
  @ApiOperation({ summary: 'セキュリティの記録を新しい順に取得する' })
  @ApiPage(SecurityEventDto)
  listSecurityEvents(
    @RequestContext() context: Context,
    @Query() query: SecurityEventQuery,
  ): Promise<Page<SecurityEventDto>> {
    return this.events.list(context, query);
  }
}
