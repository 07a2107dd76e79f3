import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { parseMonth } from '../../kernel/month.js';
import { resultIn, ResultLineDto, ResultsDto } from './result.dto.js';
import { AutomationResultService } from './result.service.js';

@ApiTags('自動化案件')
@Controller('api/v1/automation/results')
export class ResultController {
  constructor(private readonly results: AutomationResultService) {}

  @Get(':month')
  @ApiOperation({ summary: '対象月の月次実績の入力欄（前月の値と実行記録の集計を添える）' })
  @ApiOkResponse({ type: [ResultLineDto] })
  async listAutomationResults(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<ResultLineDto[]> {
    return this.results.form(context, parseMonth(month));
  }

  @Put(':month')
  @Requires('automation.result')
  @ManyRows()
  @ApiOperation({ summary: '対象月の月次実績を記録する（1件でも誤りがあれば何も記録しない）' })
  @ApiOkResponse({ type: [ResultLineDto] })
  async saveAutomationResults(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() { rows }: ResultsDto,
  ): Promise<ResultLineDto[]> {
    const inputs = rows.map((row) => ({
      projectId: row.projectId,
      version: row.version ?? 0,
      entry: resultIn(row),
    }));
    return this.results.save(context, parseMonth(month), inputs);
  }
}
