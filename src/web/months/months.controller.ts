import { Body, Inject, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { reach } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { MonthService } from '../../closing/month.service.js';
import { GetPage } from '../http/get-page.js';
import { refusalIn } from '../http/faults-in.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { monthsPage } from './months.page.js';
import { openableMonths } from './openable-months.js';

@PageController('months')
export class MonthsController {
  constructor(
    private readonly months: MonthService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage()
  async listMonths(@RequestContext() context: Context): Promise<Screen> {
    const months = await this.months.list(context);
    const opened = months.map(({ month }) => month);
    const openable =
      reach(context, 'month.manage') === 'none' ? [] : openableMonths(opened, tokyoToday(this.clock));
    return new Screen('対象月', monthsPage(months, openable));
  }

  @Post()
  @Requires('month.manage')
  async openMonth(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const month = parseMonth(textOf(form, 'month'));
    try {
      await this.months.open(context, month);
    } catch (error) {
      refusalIn(error, 'month-already-opened');
      return new SeeOther(`/months/${month}`, 'この対象月の受付は、すでに開始しています。');
    }
    return new SeeOther(`/months/${month}`, `${periodLabel(month)}の受付を開始しました。`);
  }
}
