import { Body, Param, Post, Query } from '@nestjs/common';
import { type Context } from '../../../access/context.js';
import { RequestContext } from '../../../access/http/request-context.js';
import { Requires } from '../../../access/http/requires.js';
import { AutomationResultService } from '../../../automation/result/result.service.js';
import { parseMonth } from '../../../kernel/month.js';
import { periodLabel } from '../../../kernel/period.js';
import { orNotFound } from '../../../platform/problem.js';
import { MonthService } from '../../../closing/month.service.js';
import { GetPage } from '../../http/get-page.js';
import { type FormBody } from '../../http/form-body.js';
import { PageController } from '../../http/page-controller.js';
import { Screen, SeeOther } from '../../http/screen.js';
import { monthTabs } from '../../monthly-entry/month-tabs.js';
import { noMonthPage } from '../../monthly-entry/no-month.page.js';
import { ManyRows } from '../../../platform/http/route-config.js';
import { progressByDepartment, progressOf } from './result-progress.js';
import { ResultsForm } from './results-form.service.js';
import { resultsOverviewPage } from './results-overview.page.js';
import { resultsPath } from './posted-results.js';

/** 月次実績: a department's own, or all departments' with one of them to be looked at or entered for. */
@PageController('automation/results')
export class ResultsPageController {
  constructor(
    private readonly form: ResultsForm,
    private readonly results: AutomationResultService,
    private readonly months: MonthService,
  ) {}

  /** The newest month that is open; else the newest of all. */
  @GetPage()
  async newestResults(@RequestContext() context: Context): Promise<Screen | SeeOther> {
    const months = await this.months.list(context);
    const newest = months.find(({ state }) => state === 'open') ?? months[0];
    return newest ? new SeeOther(resultsPath(newest.month)) : new Screen('月次実績', noMonthPage());
  }

  @GetPage(':month')
  async showResults(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Query('departmentId') requestedDepartment?: string,
  ): Promise<Screen> {
    const month = parseMonth(text);
    const departmentId = requestedDepartment ?? context.actor.departmentId;
    if (departmentId !== null) return this.form.show({ context, month, departmentId });
    const [{ state }, lines, months] = await Promise.all([
      this.months.find(context, month),
      this.results.form(context, month),
      this.months.list(context),
    ]);
    const view = {
      monthState: state,
      months: monthTabs(months, month, (one) => resultsPath(one)),
      whole: progressOf(lines),
      departments: progressByDepartment(lines),
      hrefOf: (id: string) => resultsPath(month, id),
    };
    return new Screen(`自動化案件の実績 ${periodLabel(month)}`, resultsOverviewPage(view));
  }

  @Post(':month')
  @Requires('automation.result')
  @ManyRows()
  async saveResults(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Query('departmentId') requestedDepartment: string | undefined,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const departmentId = orNotFound(requestedDepartment ?? context.actor.departmentId, '所管課');
    return this.form.save({ context, month: parseMonth(text), departmentId }, form);
  }
}
