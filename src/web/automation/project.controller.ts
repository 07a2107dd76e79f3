import { Inject, Param, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { ProcessService } from '../../automation/process/process.service.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { fiscalYearOfDate, parseFiscalYear } from '../../kernel/fiscal-year.js';
import { CLOCK } from '../../platform/clock-token.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { projectPage } from './project.page.js';

@PageController('automation/projects/:id')
export class ProjectPageController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly portfolios: AutomationPortfolioService,
    private readonly processes: ProcessService,
    private readonly costs: AutomationCostService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage()
  async showProject(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Query('year') yearText: string | undefined,
  ): Promise<Screen> {
    const newest = this.portfolios.currentYear();
    const year = yearText ? parseFiscalYear(yearText) : newest;
    const [project, effect, flow, costs] = await Promise.all([
      this.projects.get(context, id),
      this.portfolios.ofProject(context, id, year),
      this.processes.get(context, id),
      this.costs.list(context),
    ]);
    const last = Math.max(newest, year);
    const first = Math.min(newest, year, ...project.timeline.map(({ stageOn }) => fiscalYearOfDate(stageOn)));
    const view = {
      project,
      effect,
      flow,
      costs: costs.filter(({ shares }) => shares.some(({ projectId }) => projectId === id)),
      years: Array.from({ length: last - first + 1 }, (_, at) => last - at),
      today: tokyoToday(this.clock),
      mayEdit: reach(context, 'automation.edit') !== 'none',
      mayAudit: reach(context, 'audit.read') !== 'none',
    };
    return new Screen(project.name, projectPage(view), { wide: true });
  }
}
