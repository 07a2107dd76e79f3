import { Body, Get, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ClosingService } from '../../closing/closing.service.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { MonthService } from '../../closing/month.service.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { closePage } from './close.page.js';

@PageController('months/:month/close')
export class CloseController {
  constructor(
    private readonly months: MonthService,
    private readonly closing: ClosingService,
  ) {}

  @Get()
  async confirmClose(@RequestContext() context: Context, @MonthInPath() month: Month) {
    permit(context, 'month.manage');
    const { state } = await this.months.get(context, month);
    return state === 'open' ? this.screen(context, month, []) : new SeeOther(`/months/${month}`);
  }

  /** 確定. A second press finds the month closing already and only shows how far it has come. */
  @Post()
  async closeMonth(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() form: FormBody) {
    try {
      await this.closing.close(context, month, { acceptSubmitted: textOf(form, 'acceptSubmitted') === 'on' });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'wrong-month-state') return new SeeOther(`/months/${month}`);
      if (error.code === 'earlier-month-open') {
        return this.screen(context, month, [{ where: 'month', message: error.title }]);
      }
      if (error.code !== 'submitted-not-accepted') throw error;
      return this.screen(context, month, [
        {
          where: 'acceptSubmitted',
          message: `${error.title}まとめて受理して確定するか、戻って課ごとに受理または差し戻してください。`,
        },
      ]);
    }
    return new SeeOther(`/months/${month}`);
  }

  private async screen(context: Context, month: Month, faults: readonly Fault[]): Promise<Screen> {
    const readiness = await this.closing.readiness(context, month);
    const { revision } = await this.months.get(context, month);
    const title = `${periodLabel(month)}の確定`;
    return new Screen(title, closePage({ month, revision, readiness, faults }), {
      status: faults.length === 0 ? 200 : 409,
    });
  }
}
