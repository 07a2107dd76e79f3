import { Get, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { MonthWithdrawalService } from '../../closing/withdrawal/month-withdrawal.service.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { withdrawPage } from './withdraw.page.js';

@PageController('months/:month/withdraw')
export class WithdrawController {
  constructor(private readonly withdrawals: MonthWithdrawalService) {}

  @Get()
  async confirmWithdrawal(@RequestContext() context: Context, @MonthInPath() month: Month) {
    const possible = await this.withdrawals.possible(context, month);
    return possible ? screenOf(month, []) : new SeeOther(`/months/${month}`);
  }

  @Post()
  async withdraw(@RequestContext() context: Context, @MonthInPath() month: Month) {
    try {
      await this.withdrawals.withdraw(context, month);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'month-not-withdrawable') return new SeeOther(`/months/${month}`, error.title);
      if (error.code !== 'month-has-entries') throw error;
      return screenOf(month, [{ where: '', message: error.title }, ...(error.particulars.errors ?? [])]);
    }
    return new SeeOther('/months', `${periodLabel(month)}の受付の開始を取り消しました。`);
  }
}

function screenOf(month: Month, faults: readonly Fault[]): Screen {
  const status = faults.length === 0 ? 200 : 422;
  return new Screen(`${periodLabel(month)}の受付の取り消し`, withdrawPage({ month, faults }), { status });
}
