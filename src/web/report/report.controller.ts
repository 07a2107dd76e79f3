import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { type Month, parseMonth } from '../../kernel/month.js';
import { MonthService } from '../../closing/month.service.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { noMonthPage } from './no-month.page.js';
import { monthTabs } from './month-tabs.js';
import { ReportDesk, type Seat } from './report-desk.service.js';

/** 月次報告: the department's own month. Whoever belongs to no department goes on to all departments' months. */
@ApiExcludeController()
@Controller('report')
export class ReportController {
  constructor(
    private readonly desk: ReportDesk,
    private readonly months: MonthService,
  ) {}

  /** The newest month that is open; else the newest of all. */
  @Get()
  async newest(@RequestContext() context: Context): Promise<Screen | SeeOther> {
    if (context.actor.departmentId === null) return new SeeOther('/months');
    const months = await this.months.list(context);
    const newest = months.find(({ state }) => state === 'open') ?? months[0];
    return newest ? new SeeOther(`/report/${newest.month}`) : new Screen('月次報告', noMonthPage());
  }

  @Get(':month')
  async showReport(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<Screen | SeeOther> {
    const seat = await this.seat(context, month);
    return seat ? this.desk.show(seat) : new SeeOther(`/months/${parseMonth(month)}`);
  }

  /** The address of a page that answered a form: asked for again, it is the page the form stands on. */
  @Get([':month/confirm-rest', ':month/submit'])
  reportAgain(@Param('month') month: string): SeeOther {
    return new SeeOther(`/report/${parseMonth(month)}`);
  }

  @Post(':month')
  @ManyRows()
  saveReport(@RequestContext() context: Context, @Param('month') month: string, @Body() form: FormBody) {
    return this.at(context, month, (seat) => this.desk.save(seat, form));
  }

  @Post(':month/rows')
  @ManyRows()
  @HttpCode(200)
  saveRows(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() form: FormBody,
  ): Promise<Fragment | SeeOther> {
    return this.at(context, month, (seat) => this.desk.saveRows(seat, form));
  }

  @Post(':month/confirm-rest')
  @ManyRows()
  confirmRest(@RequestContext() context: Context, @Param('month') month: string, @Body() form: FormBody) {
    return this.at(context, month, (seat) => this.desk.confirmRest(seat, form));
  }

  @Post(':month/confirm-warnings')
  @ManyRows()
  confirmWarnings(@RequestContext() context: Context, @Param('month') month: string, @Body() form: FormBody) {
    return this.at(context, month, (seat) => this.desk.confirmWarnings(seat, textOf(form, 'kind')));
  }

  @Post(':month/submit')
  @ManyRows()
  submitReport(@RequestContext() context: Context, @Param('month') month: string, @Body() form: FormBody) {
    return this.at(context, month, (seat) => this.desk.submit(seat, form));
  }

  @Post(':month/approve')
  @ManyRows()
  approveReport(@RequestContext() context: Context, @Param('month') month: string, @Body() form: FormBody) {
    return this.at(context, month, (seat) => this.desk.approve(seat, form));
  }

  @Post(':month/take-back')
  @ManyRows()
  takeBackReport(@RequestContext() context: Context, @Param('month') month: string) {
    return this.at(context, month, (seat) => this.desk.takeBack(seat));
  }

  private async at<Answer>(
    context: Context,
    month: string,
    act: (seat: Seat) => Promise<Answer>,
  ): Promise<Answer | SeeOther> {
    permit(context, 'report.enter');
    const seat = await this.seat(context, month);
    return seat ? act(seat) : new SeeOther(`/months/${parseMonth(month)}`);
  }

  private async seat(context: Context, text: string): Promise<Seat | null> {
    const month: Month = parseMonth(text);
    const { departmentId } = context.actor;
    if (departmentId === null) return null;
    const base = `/report/${month}`;
    const months = monthTabs(await this.months.list(context), month, (one) => `/report/${one}`);
    return { context, month, departmentId, base, months };
  }
}
