import { Body, Get, Inject, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { Requires } from '../../access/http/requires.js';
import { Background } from '../../access/session/background.js';
import { AutomationResultService } from '../../automation/result/result.service.js';
import { ClosingService } from '../../closing/closing.service.js';
import { MonthWithdrawalService } from '../../closing/withdrawal/month-withdrawal.service.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Fault, invalid, Problem } from '../../platform/problem.js';
import { MonthService } from '../../closing/month.service.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { isLate, SUBMISSION_LISTING_STATES } from '../../reporting/submission/submission-states.js';
import { progressByDepartment } from '../automation/results/result-progress.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { faultsIn, refusalIn } from '../http/faults-in.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { closePage } from './close.page.js';
import { ClosingProgress } from './closing-progress.js';
import { monthPage, REOPENING_FORM, type Show } from './month.page.js';
import { withdrawPage } from './withdraw.page.js';

@PageController('months/:month')
export class MonthPageController {
  constructor(
    private readonly months: MonthService,
    private readonly submissions: SubmissionService,
    private readonly closing: ClosingService,
    private readonly withdrawals: MonthWithdrawalService,
    private readonly automation: AutomationResultService,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage()
  showMonth(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Query('show') show: string | undefined,
  ): Promise<Screen> {
    return this.screen(context, month, { show });
  }

  /** The address of a page that answered a form: asked for again, it is the page the form stands on. */
  @Get(['accept', 'reopen'])
  monthAgain(@MonthInPath() month: Month): SeeOther {
    return new SeeOther(`/months/${month}`);
  }

  /** 受理 of the ticked departments, all or none. Those accepted by an earlier press are left as they are. */
  @Post('accept')
  @Requires('report.accept')
  async acceptMany(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() form: FormBody) {
    const ticked = textsOf(form, 'department');
    const all = await this.submissions.list(context, month);
    const accepted = all.filter(({ state }) => state === 'accepted').map(({ departmentId }) => departmentId);
    const open = ticked.filter((id) => !accepted.includes(id));
    try {
      if (ticked.length === 0) {
        throw invalid([{ where: 'department', message: '受理する課を選んでください。' }]);
      }
      if (open.length > 0) await this.submissions.acceptMany(context, month, open);
    } catch (error) {
      return this.screen(context, month, { state: FormState.of(REOPENING_FORM).refused(faultsIn(error)) });
    }
    return new SeeOther(`/months/${month}`, `${ticked.length}課の報告を受理しました。`);
  }

  /** How far the close has come, asked for every second; once it has ended the page is shown anew. */
  @Get('closing')
  @Background()
  async closingProgress(@RequestContext() context: Context, @MonthInPath() month: Month) {
    const { state, closing } = await this.months.get(context, month);
    if (state !== 'closing') return new SeeOther(`/months/${month}`);
    return new Fragment(ClosingProgress({ month, closing }));
  }

  @GetPage('close')
  async confirmClose(@RequestContext() context: Context, @MonthInPath() month: Month) {
    permit(context, 'month.manage');
    const { state } = await this.months.get(context, month);
    return state === 'open' ? this.closeScreen(context, month, []) : new SeeOther(`/months/${month}`);
  }

  /** 確定. A second press finds the month closing already and only shows how far it has come. */
  @Post('close')
  async closeMonth(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() form: FormBody) {
    try {
      await this.closing.close(context, month, { acceptSubmitted: textOf(form, 'acceptSubmitted') === 'on' });
    } catch (error) {
      if (isWrongState(error)) return new SeeOther(`/months/${month}`);
      const { code, title } = refusalIn(error, 'earlier-month-open', 'submitted-not-accepted');
      const way = 'まとめて受理して確定するか、戻って課ごとに受理または差し戻してください。';
      const message = code === 'submitted-not-accepted' ? `${title}${way}` : title;
      return this.closeScreen(context, month, [{ where: '', message }]);
    }
    return new SeeOther(`/months/${month}`);
  }

  @Post('cancel-close')
  async cancelClose(@RequestContext() context: Context, @MonthInPath() month: Month): Promise<SeeOther> {
    try {
      await this.closing.cancel(context, month);
    } catch (error) {
      refusalIn(error, 'wrong-month-state');
      const notice = '確定処理中ではありません。現在の状態を表示しています。';
      return new SeeOther(`/months/${month}`, notice, 'info');
    }
    return new SeeOther(`/months/${month}`, '確定を取り消し、受付中に戻しました。');
  }

  @GetPage('withdraw')
  async confirmWithdrawal(@RequestContext() context: Context, @MonthInPath() month: Month) {
    const possible = await this.withdrawals.possible(context, month);
    return possible ? withdrawScreen(month, []) : new SeeOther(`/months/${month}`);
  }

  @Post('withdraw')
  async withdraw(@RequestContext() context: Context, @MonthInPath() month: Month) {
    try {
      await this.withdrawals.withdraw(context, month);
    } catch (error) {
      const { code, title, particulars } = refusalIn(error, 'month-not-withdrawable', 'month-has-entries');
      if (code === 'month-not-withdrawable') return new SeeOther(`/months/${month}`, title);
      return withdrawScreen(month, [{ where: '', message: title }, ...(particulars.errors ?? [])]);
    }
    return new SeeOther('/months', `${periodLabel(month)}の受付の開始を取り消しました。`);
  }

  @Post('reopen')
  reopen(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() posted: FormBody) {
    return submitForm({
      form: REOPENING_FORM,
      posted,
      act: ({ reason }: { reason: string }) => this.closing.reopen(context, month, reason),
      done: () => new SeeOther(`/months/${month}`, `${periodLabel(month)}を訂正のため再開しました。`),
      again: (state) => this.screen(context, month, { state }),
      instead: (refusal) =>
        isWrongState(refusal)
          ? new SeeOther(`/months/${month}`, '現在の状態を表示しています。', 'info')
          : null,
    });
  }

  private async closeScreen(context: Context, month: Month, faults: readonly Fault[]): Promise<Screen> {
    const [readiness, { revision }] = await this.database.oneView(context, (one) =>
      Promise.all([this.closing.readiness(one, month), this.months.get(one, month)]),
    );
    const page = closePage({ month, revision, readiness, faults });
    return new Screen(`${periodLabel(month)}の確定`, page, { status: faults.length === 0 ? 200 : 409 });
  }

  private async screen(
    context: Context,
    month: Month,
    { show, state = FormState.of(REOPENING_FORM) }: { show?: string; state?: FormState },
  ): Promise<Screen> {
    const manages = mayManage(context);
    const [detail, overview, results, withdraw] = await this.database.oneView(context, (one) =>
      Promise.all([
        this.months.get(one, month),
        this.submissions.list(one, month),
        this.automation.form(one, month),
        manages && this.withdrawals.possible(one, month),
      ]),
    );
    const today = tokyoToday(this.clock);
    const open = detail.state === 'open';
    const departments = overview.map((row) => ({ ...row, late: open && isLate(row, detail.dueOn, today) }));
    const may = {
      manage: manages,
      accept: reach(context, 'report.accept') !== 'none',
      withdraw,
      rows: reach(context, 'figures.rows') === 'all',
    };
    const automation = progressByDepartment(results);
    const view = { month, detail, departments, show: showOf(show), may, state, automation };
    return new Screen(periodLabel(month), monthPage(view), state);
  }
}

function withdrawScreen(month: Month, faults: readonly Fault[]): Screen {
  const status = faults.length === 0 ? 200 : 422;
  return new Screen(`${periodLabel(month)}の受付の取り消し`, withdrawPage({ month, faults }), { status });
}

function mayManage(context: Context): boolean {
  return reach(context, 'month.manage') !== 'none';
}

function isWrongState(error: unknown): boolean {
  return error instanceof Problem && error.code === 'wrong-month-state';
}

function showOf(text: string | undefined): Show {
  return ([...SUBMISSION_LISTING_STATES, 'late'] as const).find((one) => one === text) ?? 'all';
}
