import { Body, Get, Post, Query } from '@nestjs/common';
import { reach } from '../../access/permissions.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { SubmissionNeighbours } from '../../reporting/submission/submission-neighbours.service.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { faultsIn } from '../http/faults-in.js';
import { type DepartmentMonth, DepartmentMonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { submissionPage } from './submission.page.js';
import { returnField } from './submission-table.js';

@PageController('months/:month/departments/:departmentId')
export class SubmissionPageController {
  constructor(
    private readonly reports: StatusReportService,
    private readonly submissions: SubmissionService,
    private readonly neighbours: SubmissionNeighbours,
  ) {}

  @GetPage()
  showSubmission(@DepartmentMonthInPath() key: DepartmentMonth, @Query('show') show: string | undefined) {
    return this.screen(key, { narrowed: show === 'look' });
  }

  /** The address of a page that answered a form: asked for again, it is the page the form stands on. */
  @Get(['accept', 'return'])
  submissionAgain(@DepartmentMonthInPath() key: DepartmentMonth): SeeOther {
    return new SeeOther(addressOf(key));
  }

  /** 受理 of the report as it was shown. */
  @Post('accept')
  acceptSubmission(@DepartmentMonthInPath() key: DepartmentMonth, @Body() form: FormBody) {
    const { context, month, departmentId } = key;
    const step = () => this.submissions.accept(context, month, departmentId, versionOf(form));
    const then = textOf(form, 'then');
    return then === ''
      ? this.take(key, 'accepted', '受理しました。', step)
      : this.take(key, 'accepted', '前の課の報告を受理しました。次の課の報告です。', step, { then });
  }

  /** 差戻し of the whole, of single rows, or both, each with its reason. */
  @Post('return')
  async returnSubmission(@DepartmentMonthInPath() key: DepartmentMonth, @Body() form: FormBody) {
    const { context, month, departmentId } = key;
    const { rows } = await this.reports.form(context, month, departmentId);
    const reasons = rows
      .map(({ procedureId }) => ({ procedureId, reason: textOf(form, returnField(procedureId)).trim() }))
      .filter(({ reason }) => reason !== '');
    const returned = { reason: textOf(form, 'reason').trim() || null, rows: reasons };
    const step = () => this.submissions.return(context, month, departmentId, returned, versionOf(form));
    return this.take(key, 'returned', '差し戻しました。', step, { posted: form });
  }

  /** Takes a step and goes on to a department's report; a second press finds it taken. What changed under one's eyes is shown again before anything is done. */
  private async take(
    key: DepartmentMonth,
    reached: 'accepted' | 'returned',
    notice: string,
    step: () => Promise<unknown>,
    { posted = {}, then = key.departmentId }: { posted?: FormBody; then?: string } = {},
  ): Promise<Screen | SeeOther> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 422) return this.screen(key, { faults: faultsIn(error), posted });
      if (error.code !== 'conflict' && error.code !== 'submission-state') throw error;
      const { context, month, departmentId } = key;
      const { state } = await this.reports.form(context, month, departmentId);
      if (state !== reached) return this.screen(key, { outdated: true, posted });
    }
    return new SeeOther(addressOf({ ...key, departmentId: then }), notice);
  }

  private async screen(
    key: DepartmentMonth,
    {
      narrowed = false,
      faults = [],
      outdated = false,
      posted = {},
    }: { narrowed?: boolean; faults?: readonly Fault[]; outdated?: boolean; posted?: FormBody },
  ): Promise<Screen> {
    const { context, month, departmentId } = key;
    const [form, around] = await Promise.all([
      this.reports.form(context, month, departmentId),
      this.neighbours.around(context, month, departmentId),
    ]);
    const may = {
      accept: reach(context, 'report.accept') !== 'none',
      enter: reach(context, 'report.enter') === 'all',
    };
    const postedText = (name: string) => textOf(posted, name);
    const view = { base: addressOf(key), form, around, narrowed, may, faults, outdated, typed: postedText };
    const status = outdated ? 409 : faults.length > 0 ? 422 : 200;
    const title = `${form.department.name} ${periodLabel(month)}`;
    return new Screen(title, submissionPage(view), { status, wide: true });
  }
}

function addressOf({ month, departmentId }: DepartmentMonth): string {
  return `/months/${month}/departments/${encodeURIComponent(departmentId)}`;
}
