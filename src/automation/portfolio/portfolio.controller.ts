import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ApiItems } from '../../platform/http/list-response.js';
import { parseFiscalYear } from '../../kernel/fiscal-year.js';
import { parseMonth } from '../../kernel/month.js';
import { CandidateDto, MonthlyAutomationDto, PortfolioDto } from './portfolio.dto.js';
import { AutomationPortfolioService } from './portfolio.service.js';

@ApiTags('自動化案件')
@Controller('api/v1/automation')
export class PortfolioController {
  constructor(private readonly portfolios: AutomationPortfolioService) {}

  @Get('portfolio/:fiscalYear')
  @ApiOperation({ summary: '年度の削減時間（実績と見込）、費用対効果、見込を下回る案件、止まったロボット' })
  @ApiOkResponse({ type: PortfolioDto })
  async getAutomationPortfolio(
    @RequestContext() context: Context,
    @Param('fiscalYear') fiscalYear: string,
  ): Promise<PortfolioDto> {
    return this.portfolios.portfolio(context, parseFiscalYear(fiscalYear));
  }

  @Get('candidates')
  @ApiOperation({
    summary: '候補と分析中の案件を、台帳の申請件数と1件当たりの時間による年間時間の多い順に並べる',
  })
  @ApiItems(CandidateDto)
  async listAutomationCandidates(@RequestContext() context: Context): Promise<{ items: CandidateDto[] }> {
    return { items: await this.portfolios.candidates(context) };
  }

  @Get('months/:month')
  @ApiOperation({ summary: '月と年度累計の削減時間（月次の報告に載る内容）' })
  @ApiOkResponse({ type: MonthlyAutomationDto })
  async getMonthlyAutomation(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<MonthlyAutomationDto> {
    return this.portfolios.monthly(context, parseMonth(month));
  }
}
