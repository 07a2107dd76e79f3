import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { parseMonth } from '../kernel/month.js';
import { MonthDto } from '../reporting/month/month.dto.js';
import { MonthDetailDto, OpenMonthDto } from './month.dto.js';
import { MonthService } from './month.service.js';

@ApiTags('月次報告')
@Controller('api/v1/months')
export class MonthController {
  constructor(@Inject(MonthService) private readonly months: MonthService) {}

  @Get()
  @ApiOperation({ summary: '対象月の一覧（新しい順）' })
  @ApiOkResponse({ type: [MonthDto] })
  async listMonths(@RequestContext() context: Context): Promise<MonthDto[]> {
    return this.months.list(context);
  }

  @Post()
  @Requires('month.manage')
  @ApiOperation({ summary: '対象月の受付を開始する' })
  @ApiCreatedResponse({ type: MonthDto })
  async openMonth(@RequestContext() context: Context, @Body() body: OpenMonthDto): Promise<MonthDto> {
    return this.months.open(context, parseMonth(body.month));
  }

  @Get(':month')
  @ApiOperation({ summary: '対象月の状態、課別報告の進み具合、確定処理の進み具合' })
  @ApiOkResponse({ type: MonthDetailDto })
  async getMonth(@RequestContext() context: Context, @Param('month') month: string): Promise<MonthDetailDto> {
    return this.months.get(context, parseMonth(month));
  }
}
