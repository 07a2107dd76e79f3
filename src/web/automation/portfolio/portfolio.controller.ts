import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../../access/context.js';
import { RequestContext } from '../../../access/http/request-context.js';
import { reach } from '../../../access/permissions.js';
import { AutomationPortfolioService } from '../../../automation/portfolio/portfolio.service.js';
import { notFound } from '../../../platform/problem.js';
import { writeCsv } from '../../../platform/tabular/write-csv.js';
import { writeWorkbook } from '../../../platform/tabular/write-workbook.js';
import { Screen } from '../../http/screen.js';
import { portfolioPage } from './portfolio.page.js';
import { readPortfolioAsk } from './portfolio-ask.js';
import { PORTFOLIO_SHEETS } from './portfolio-sheets.js';

type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** How many fiscal years stand in the choice. */
const YEARS = 5;
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** 効果と費用 of a fiscal year's automation, and its tables as files. */
@ApiExcludeController()
@Controller('automation/portfolio')
export class PortfolioPageController {
  constructor(private readonly portfolios: AutomationPortfolioService) {}

  @Get()
  async showPortfolio(@RequestContext() context: Context, @Query() raw: RawQuery): Promise<Screen> {
    const current = this.portfolios.currentYear();
    const ask = readPortfolioAsk(raw, current);
    const years = Array.from({ length: YEARS }, (_, back) => current - back);
    const view = {
      ask,
      years: years.includes(ask.year) ? years : [...years, ask.year].sort((a, b) => b - a),
      portfolio: await this.portfolios.portfolio(context, ask.year),
      candidates: await this.portfolios.candidates(context),
      own: reach(context, 'automation.read') === 'own',
    };
    return new Screen('効果と費用', portfolioPage(view), { wide: true });
  }

  @Get('export.:format')
  async exportPortfolio(
    @RequestContext() context: Context,
    @Param('format') format: string,
    @Query() raw: RawQuery,
  ): Promise<StreamableFile> {
    const [type, table] = [TYPES[format], [raw.table].flat().at(-1) ?? ''];
    const writer = Object.hasOwn(PORTFOLIO_SHEETS, table) ? PORTFOLIO_SHEETS[table] : undefined;
    if (type === undefined || writer === undefined) throw notFound('ファイル');
    const { year } = readPortfolioAsk(raw, this.portfolios.currentYear());
    const portfolio = await this.portfolios.portfolio(context, year);
    const sheet = writer({ portfolio, candidates: await this.portfolios.candidates(context) });
    const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook({ sheets: [sheet] });
    const name = encodeURIComponent(`${sheet.name}_${year}年度.${format}`);
    return new StreamableFile(bytes, {
      type,
      disposition: `attachment; filename="automation-${table}.${format}"; filename*=UTF-8''${name}`,
    });
  }
}
