import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch, IfMatchOptional } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ApiItems } from '../../platform/http/list-response.js';
import { parseFiscalYear } from '../../kernel/fiscal-year.js';
import { CostDto, costIn, HourlyCostDto, StoredCostDto, StoredHourlyCostDto } from './cost.dto.js';
import { AutomationCostService } from './cost.service.js';

@ApiTags('自動化案件')
@Controller('api/v1/automation')
export class CostController {
  constructor(private readonly costs: AutomationCostService) {}

  @Get('costs')
  @ApiOperation({ summary: '自動化案件の費用の一覧' })
  @ApiItems(StoredCostDto)
  async listAutomationCosts(@RequestContext() context: Context): Promise<{ items: StoredCostDto[] }> {
    return { items: await this.costs.list(context) };
  }

  @Post('costs')
  @Requires('automation.edit')
  @ApiOperation({ summary: '費用を登録する（複数の案件での按分を含む）' })
  @ApiCreatedResponse({ type: StoredCostDto })
  async addAutomationCost(@RequestContext() context: Context, @Body() body: CostDto): Promise<StoredCostDto> {
    return this.costs.add(context, costIn(body));
  }

  @Put('costs/:id')
  @Requires('automation.edit')
  @ApiOperation({ summary: '費用を変更する' })
  @ApiOkResponse({ type: StoredCostDto })
  async editAutomationCost(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: CostDto,
  ): Promise<StoredCostDto> {
    return this.costs.edit(context, id, version, costIn(body));
  }

  @Delete('costs/:id')
  @Requires('automation.edit')
  @HttpCode(204)
  @ApiOperation({ summary: '費用を取り消す' })
  async removeAutomationCost(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.costs.remove(context, id, version);
  }

  @Get('hourly-costs')
  @ApiOperation({ summary: '年度別の人件費単価' })
  @ApiItems(StoredHourlyCostDto)
  async listHourlyCosts(@RequestContext() context: Context): Promise<{ items: StoredHourlyCostDto[] }> {
    return { items: await this.costs.hourlyCosts(context) };
  }

  @Put('hourly-costs/:fiscalYear')
  @Requires('automation.hourly-cost')
  @ApiOperation({ summary: '年度の人件費単価を記録する' })
  @ApiOkResponse({ type: StoredHourlyCostDto })
  async saveHourlyCost(
    @RequestContext() context: Context,
    @Param('fiscalYear') fiscalYear: string,
    @IfMatchOptional() version: number | undefined,
    @Body() { yen, source }: HourlyCostDto,
  ): Promise<StoredHourlyCostDto> {
    const entry = { yen, source: source ?? null };
    return this.costs.saveHourlyCost(context, parseFiscalYear(fiscalYear), version ?? 0, entry);
  }
}
