import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { parseMonth } from '../kernel/month.js';
import { MonthWithdrawalService } from './withdrawal/month-withdrawal.service.js';
import { CloseMonthDto, ClosingMonthDto, ReadinessDto, ReopenMonthDto } from './closing.dto.js';
import { ClosingService } from './closing.service.js';

@ApiTags('対象月の確定')
@Controller('api/v1/months/:month')
export class ClosingController {
  constructor(
    private readonly closing: ClosingService,
    private readonly withdrawals: MonthWithdrawalService,
  ) {}

  @Get('readiness')
  @ApiOperation({ summary: '確定の前に確かめること（提出済・未受理の課、未提出の課）' })
  @ApiOkResponse({ type: ReadinessDto })
  async getClosingReadiness(@RequestContext() context: Context, @Param('month') month: string) {
    return this.closing.readiness(context, parseMonth(month));
  }

  @Post('close')
  @Requires('month.manage')
  @HttpCode(202)
  @ApiOperation({ summary: '対象月を確定する（進み具合は対象月の取得で分かる）' })
  @ApiAcceptedResponse({ type: ClosingMonthDto })
  async closeMonth(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() { acceptSubmitted }: CloseMonthDto,
  ) {
    return this.closing.close(context, parseMonth(month), { acceptSubmitted });
  }

  @Post('cancel-close')
  @Requires('month.manage')
  @HttpCode(204)
  @ApiOperation({ summary: '確定処理を取り消し、受付中に戻す' })
  async cancelClose(@RequestContext() context: Context, @Param('month') month: string): Promise<void> {
    await this.closing.cancel(context, parseMonth(month));
  }

  @Post('reopen')
  @Requires('month.manage')
  @HttpCode(204)
  @ApiOperation({ summary: '確定した対象月を、理由を付けて訂正のため再開する' })
  async reopenMonth(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() { reason }: ReopenMonthDto,
  ): Promise<void> {
    await this.closing.reopen(context, parseMonth(month), reason);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: '誤って始めた受付を取り消す（だれも入力していない、一度も確定していない月だけ）' })
  @ApiNoContentResponse()
  async withdrawMonth(@RequestContext() context: Context, @Param('month') month: string): Promise<void> {
    await this.withdrawals.withdraw(context, parseMonth(month));
  }
}
