import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { type Page } from '../../platform/keyset.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { NamedFieldChangeDto, PlanHistoryDto } from './procedure-history-answer.dto.js';
import { ProcedureHistoryService } from './procedure-history.service.js';

@ApiTags('手続')
@Controller('api/v1/procedures/:id')
export class ProcedureHistoryController {
  constructor(private readonly history: ProcedureHistoryService) {}

  @Get('history')
  @ApiOperation({ summary: '手続の全項目の変更履歴（だれが、いつ、前と後）' })
  @ApiPage(NamedFieldChangeDto)
  async listProcedureHistory(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Query() page: PageQuery,
  ): Promise<Page<NamedFieldChangeDto>> {
    return this.history.changes(context, id, page);
  }

  @Get('planned-months')
  @ApiOperation({ summary: '予定年月の履歴と、先送りの月数' })
  @ApiOkResponse({ type: PlanHistoryDto })
  async listPlannedMonths(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<PlanHistoryDto> {
    return this.history.plannedMonths(context, id);
  }
}
