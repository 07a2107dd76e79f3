import { Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ComparisonService } from '../../achievement/comparison/comparison.service.js';
import { parsePeriod } from '../../kernel/period.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Fragment, Screen } from '../http/screen.js';
import { CHANGED_ASPECTS, changesFragment, MOST_CHANGES } from './changes-section.js';
import { dashboardPage } from './dashboard.page.js';
import { DashboardReader } from './dashboard.reader.js';
import { readOrder } from './rate-row.js';
import { DEPARTMENT_COLUMNS, GROUP_COLUMNS } from './rate-table.js';

@PageController('dashboard')
export class DashboardController {
  constructor(
    private readonly reader: DashboardReader,
    private readonly comparison: ComparisonService,
  ) {}

  @GetPage()
  async dashboard(
    @RequestContext() context: Context,
    @Query('period') period?: string,
    @Query('departments') departments?: string,
    @Query('groups') groups?: string,
  ): Promise<Screen> {
    const orders = {
      departments: readOrder(departments, DEPARTMENT_COLUMNS),
      groups: readOrder(groups, GROUP_COLUMNS),
    };
    const view = await this.reader.read(context, period ? parsePeriod(period) : undefined, orders);
    return new Screen('ダッシュボード', dashboardPage(view));
  }

  /** What changed since the period before: fetched by the page itself, because every row of both is compared for it. */
  @GetPage('changes')
  async changes(
    @RequestContext() context: Context,
    @Query('from') from = '',
    @Query('to') to = '',
  ): Promise<Fragment> {
    const [before, after] = [parsePeriod(from), parsePeriod(to)];
    const answer = await this.comparison.first(
      context,
      { period: before },
      { period: after },
      { most: MOST_CHANGES, aspects: CHANGED_ASPECTS },
    );
    return new Fragment(changesFragment(answer));
  }
}
