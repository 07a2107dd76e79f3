import { Get, Param, Query, StreamableFile } from '@nestjs/common';
import { type Context } from '../../../access/context.js';
import { RequestContext } from '../../../access/http/request-context.js';
import { reach } from '../../../access/permissions.js';
import { AutomationPortfolioService } from '../../../automation/portfolio/portfolio.service.js';
import { orNotFound } from '../../../platform/problem.js';
import { GetPage } from '../../http/get-page.js';
import { PageController } from '../../http/page-controller.js';
import { Screen } from '../../http/screen.js';
import { tableFile, tableFormat } from '../../http/table-file.js';
import { PART_SECTIONS } from './part-tables.js';
import { portfolioPage } from './portfolio.page.js';
import { readPortfolioQuery } from './portfolio-query.js';
import { CANDIDATES, CHANGED_ESTIMATES, PAIRS, PROGRAMME, ROBOTS, SHORTFALLS } from './tables.js';

type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

const TABLES = [
  SHORTFALLS,
  CHANGED_ESTIMATES,
  ROBOTS,
  PROGRAMME,
  ...Object.values(PART_SECTIONS),
  PAIRS,
  CANDIDATES,
];

/** How many fiscal years stand in the choice. */
const YEARS = 5;

/** 効果と費用 of a fiscal year's automation, and its tables as files. */
@PageController('automation/portfolio')
export class PortfolioPageController {
  constructor(private readonly portfolios: AutomationPortfolioService) {}

  @GetPage()
  async showPortfolio(@RequestContext() context: Context, @Query() raw: RawQuery): Promise<Screen> {
    const current = this.portfolios.currentYear();
    const query = readPortfolioQuery(raw, current);
    const years = Array.from({ length: YEARS }, (_, back) => current - back);
    const [portfolio, candidates] = await Promise.all([
      this.portfolios.portfolio(context, query.year),
      this.portfolios.candidates(context),
    ]);
    const view = {
      query,
      years: years.includes(query.year) ? years : [...years, query.year].sort((a, b) => b - a),
      portfolio,
      candidates,
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
    const found = TABLES.find(({ id }) => id === [raw.table].flat().at(-1));
    const table = orNotFound(found, 'ファイル');
    const { year } = readPortfolioQuery(raw, this.portfolios.currentYear());
    const portfolio = await this.portfolios.portfolio(context, year);
    const sheet = table.sheet({ portfolio, candidates: await this.portfolios.candidates(context) });
    const name = { name: `${sheet.name}_${year}年度`, ascii: `automation-${table.id}` };
    return tableFile(sheet, tableFormat(format), name);
  }
}
