import { Injectable } from '@nestjs/common';
import { permit, reach } from '../../access/permissions.js';
import { AutomationResultService } from '../../automation/result/result.service.js';
import { periodLabel } from '../../kernel/period.js';
import { Problem } from '../../platform/problem.js';
import { MonthService } from '../../closing/month.service.js';
import { StatusReportService } from '../../reporting/status-report/status-report.service.js';
import { type StatusFormDto } from '../../reporting/status-report/status-answer.dto.js';
import { actsOnBehalf } from '../../reporting/submission/on-behalf.js';
import { SubmissionService } from '../../reporting/submission/submission.service.js';
import { type SubmissionListingState } from '../../reporting/submission/submission-states.js';
import { type OpenWarning } from '../../reporting/submission/submit-blockers.js';
import { progressOf as resultProgress } from '../automation/results/result-progress.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { type EntryContext } from './entry-context.js';
import { ENTRY_TABLE } from './entry-table.js';
import { monthTabs } from './month-tabs.js';
import { postedRows } from './posted-rows.js';
import { refusedUpdate, entryUpdate } from './entry-update.js';
import { monthlyEntryPage } from './monthly-entry.page.js';
import { progressAfter, progressOf, readProgress } from './entry-progress.js';
import { type EntryView, isEditable } from './entry-view.js';
import { filteredPath } from './row-filter.js';
import { RowSaver, type SaveResult } from './row-saver.service.js';
import { codesOf } from './warning-kinds.js';

/** What can be done with a department's month, on its own page and by 代理入力. Every action saves what was typed first. */
@Injectable()
export class MonthlyEntry {
  constructor(
    private readonly reports: StatusReportService,
    private readonly submissions: SubmissionService,
    private readonly saver: RowSaver,
    private readonly automation: AutomationResultService,
    private readonly months: MonthService,
  ) {}

  async show(entry: EntryContext): Promise<Screen> {
    return this.screen(entry, null);
  }

  async save(entry: EntryContext, posted: FormBody): Promise<Screen | SeeOther> {
    mayEnter(entry);
    const { saved, troubles } = await this.saveTyped(entry, posted);
    if (troubles.size > 0) return this.screen(entry, await this.form(entry), { troubles });
    return new SeeOther(
      filteredPath(entry.base, entry.show),
      saved > 0 ? `${saved}件の手続を保存しました。` : '入力した内容は、すべて保存されています。',
    );
  }

  /** Saves rows for the script, which keeps the page: only these rows and the progress come back. */
  async saveRows(entry: EntryContext, posted: FormBody): Promise<Fragment> {
    mayEnter(entry);
    const { context, month, departmentId } = entry;
    try {
      const result = await this.saver.save(context, month, departmentId, postedRows(posted));
      // The page sends its own counts along most of the time, so that a save need not read the whole form.
      const shown = result.hasOthers ? null : readProgress(textOf(posted, 'progress'));
      const progress = shown
        ? progressAfter(shown, result.progress)
        : progressOf((await this.form(entry)).rows);
      return new Fragment(entryUpdate({ ...result, progress }));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      return new Fragment(refusedUpdate(error.message), 409);
    }
  }

  /** 前月から変更なし（残り全部） */
  async confirmRest(entry: EntryContext, posted: FormBody): Promise<Screen | SeeOther> {
    mayEnter(entry);
    const { troubles } = await this.saveTyped(entry, posted);
    const form = await this.form(entry);
    if (troubles.size > 0) return this.screen(entry, form, { troubles });
    const { context, month, departmentId, base } = entry;
    const before = form.rows.filter(({ version }) => version === 0).length;
    const after = await this.reports.confirmRest(context, month, departmentId);
    const remaining = after.rows.filter(({ version }) => version === 0).length;
    const unknown =
      remaining === 0 ? '' : `段階が一度も回答されていない${remaining}件は、段階を選んで保存してください。`;
    if (before === 0) return new SeeOther(base, '保存していない手続は残っていません。', 'info');
    return new SeeOther(base, `${before - remaining}件を「前月から変更なし」で保存しました。${unknown}`);
  }

  /** Confirms every open warning of a kind. */
  async confirmWarnings(entry: EntryContext, kind: string): Promise<SeeOther> {
    mayEnter(entry);
    const { context, month, departmentId, base } = entry;
    const codes = codesOf(kind);
    const inputs = (await this.form(entry)).rows.flatMap((row) => {
      const open = row.warnings.filter(({ code, confirmed }) => !confirmed && codes.includes(code));
      const confirmedWarnings = [...row.confirmedWarnings, ...open.map(({ key }) => key)];
      if (open.length === 0) return [];
      return [{ procedureId: row.procedureId, version: row.version, entry: { ...row, confirmedWarnings } }];
    });
    if (inputs.length > 0) await this.reports.saveAll(context, month, departmentId, inputs);
    return new SeeOther(base, `${inputs.length}件の手続の注意を確認済みにしました。`);
  }

  async submit(entry: EntryContext, posted: FormBody): Promise<Screen | SeeOther> {
    mayEnter(entry);
    const { context, month, departmentId, base } = entry;
    const before = await this.form(entry);
    if (isPast(before.state)) return new SeeOther(base, 'すでに提出しています。', 'info');
    const { troubles } = await this.saveTyped(entry, posted);
    if (troubles.size > 0) return this.screen(entry, await this.form(entry), { troubles });
    try {
      const { state } = await this.submissions.submit(context, month, departmentId);
      return new SeeOther(base, state === 'checking' ? '課長確認に回しました。' : '提出しました。');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'submission-state' && isPast((await this.form(entry)).state))
        return new SeeOther(base);
      const faults = error.particulars.errors ?? [{ where: '', message: error.message }];
      const warnings = (error.particulars.extensions?.warnings ?? []) as OpenWarning[];
      return this.screen(entry, await this.form(entry), { blockers: { faults, warnings } });
    }
  }

  /** 課長確認 of the report as it was shown. */
  async approve(entry: EntryContext, posted: FormBody): Promise<SeeOther> {
    mayEnter(entry);
    const { context, month, departmentId, base } = entry;
    if ((await this.form(entry)).state === 'submitted')
      return new SeeOther(base, 'すでに提出しています。', 'info');
    await this.submissions.approve(context, month, departmentId, versionOf(posted));
    return new SeeOther(base, '課長確認をして、提出しました。');
  }

  /** 取り戻し */
  async takeBack(entry: EntryContext): Promise<SeeOther> {
    mayEnter(entry);
    const { context, month, departmentId, base } = entry;
    const { state } = await this.form(entry);
    if (state === 'draft') return new SeeOther(base, 'すでに取り戻しています。', 'info');
    await this.submissions.takeBack(context, month, departmentId);
    return new SeeOther(base, '取り戻しました。直したあと、もう一度提出してください。');
  }

  private async screen(
    entry: EntryContext,
    form: StatusFormDto | null,
    { troubles = new Map(), blockers = null }: Partial<Pick<EntryView, 'troubles' | 'blockers'>> = {},
  ): Promise<Screen> {
    const { context, base, show, month, departmentId } = entry;
    const onBehalf = actsOnBehalf(context);
    const may = { enter: reach(context, 'report.enter') !== 'none', approve: context.actor.sectionHead };
    const conflicted = [...troubles.values()].some(({ current }) => current !== null);
    const status = conflicted ? 409 : troubles.size > 0 || blockers ? 422 : 200;
    const title = `${onBehalf ? '代理入力' : '月次報告'} ${periodLabel(month)}`;
    const own = onBehalf || departmentId === context.actor.departmentId;
    const [stored, months, results, inherited] = await Promise.all([
      form ?? this.form(entry),
      entry.own ? this.months.list(context) : [],
      own ? this.automation.formToCount(context, month, departmentId) : [],
      own ? this.submissions.inherited(context, month) : [],
    ]);
    const view = {
      ...{ base, show, form: stored, may, onBehalf, troubles, blockers, inherited },
      months: monthTabs(months, month, (one) => `/report/${one}`),
      automation: resultProgress(results),
    };
    const skipTo = { id: ENTRY_TABLE, label: '入力表へ移動' };
    return new Screen(title, monthlyEntryPage(view), {
      ...{ status, wide: true, scripts: ['report-table.js'] },
      ...(isEditable(view) && stored.rows.length > 0 ? { skipTo, dense: true } : {}),
    });
  }

  private form({ context, month, departmentId }: EntryContext): Promise<StatusFormDto> {
    return this.reports.form(context, month, departmentId);
  }

  private saveTyped({ context, month, departmentId }: EntryContext, posted: FormBody): Promise<SaveResult> {
    const typed = postedRows(posted).filter(({ touched }) => touched);
    return this.saver.save(context, month, departmentId, typed);
  }
}

/** Before anything else, also where nothing was typed: a form that changes nothing is refused like any. */
function mayEnter({ context, departmentId }: EntryContext): void {
  permit(context, 'report.enter', departmentId);
}

/** Whether the report has left the hands of whoever enters it. */
function isPast(state: SubmissionListingState): boolean {
  return state === 'checking' || state === 'submitted' || state === 'accepted';
}
