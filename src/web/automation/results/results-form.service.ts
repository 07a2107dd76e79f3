import { Injectable } from '@nestjs/common';
import { type Context } from '../../../access/context.js';
import { DepartmentService } from '../../../access/department/department.service.js';
import { permit, reach } from '../../../access/permissions.js';
import { AutomationResultService, type ResultInput } from '../../../automation/result/result.service.js';
import { type ResultLineDto } from '../../../automation/result/result.dto.js';
import { type Month } from '../../../kernel/month.js';
import { periodLabel } from '../../../kernel/period.js';
import { Problem } from '../../../platform/problem.js';
import { MonthService } from '../../../closing/month.service.js';
import { type FormBody } from '../../http/form-body.js';
import { Screen, SeeOther } from '../../http/screen.js';
import { monthTabs } from '../../monthly-entry/month-tabs.js';
import {
  buttonIn,
  isChanged,
  isToSave,
  type PostedResult,
  postedResults,
  resultsPath,
} from './posted-results.js';
import { readResultCells, RESULT_FIELDS, resultCells, signatureOf } from './result-cells.js';
import { resultsPage } from './results.page.js';
import { type ResultsView, type Unsaved } from './result-row-view.js';

/** A month of one department, and who looks at it. */
export interface MonthOfDepartment {
  context: Context;
  month: Month;
  departmentId: string;
}

type Shown = Pick<ResultsView, 'unsaved' | 'done'> & { status: number };

/** A department's results of a month: shown, and saved row by row or together. */
@Injectable()
export class ResultsForm {
  constructor(
    private readonly results: AutomationResultService,
    private readonly months: MonthService,
    private readonly departments: DepartmentService,
  ) {}

  async show(of: MonthOfDepartment, shown: Partial<Shown> = {}): Promise<Screen> {
    const { status = 200, unsaved = new Map(), done = null } = shown;
    const { context, month, departmentId } = of;
    permit(context, 'automation.read', departmentId);
    const [{ state }, department, months, lines] = await Promise.all([
      this.months.find(context, month),
      this.departments.get(context, departmentId),
      this.months.list(context),
      this.results.form(context, month, departmentId),
    ]);
    const everybody = reach(context, 'automation.read') === 'all';
    const view = {
      month,
      monthState: state,
      months: monthTabs(months, month, (one) => pathOf({ ...of, month: one })),
      base: pathOf(of),
      allHref: everybody ? resultsPath(month) : null,
      departmentName: department.name,
      lines,
      mayEnter: reach(context, 'automation.result') !== 'none',
      onBehalf: context.actor.departmentId !== departmentId,
      unsaved,
      done,
    };
    return new Screen(`自動化案件の実績 ${periodLabel(month)}`, resultsPage(view), { status, wide: true });
  }

  /** Saves the rows asked for, all or none; what else was typed stays in its cells. */
  async save(of: MonthOfDepartment, form: FormBody): Promise<Screen | SeeOther> {
    const { context, month, departmentId } = of;
    permit(context, 'automation.result', departmentId);
    await this.departments.get(context, departmentId);
    const [posted, button] = [postedResults(form), buttonIn(form)];
    const lines = new Map(
      (await this.results.form(context, month, departmentId)).map((line) => [line.projectId, line]),
    );
    const rest = posted.filter((row) => isChanged(row) && !isToSave(row, button));
    const read = posted
      .filter((row) => isToSave(row, button) && !isSaved(row, lines.get(row.projectId)))
      .map((row) => readRow(row, lines.get(row.projectId)));
    const unreadable = read.some(({ input }) => input === null);
    const inputs = unreadable ? [] : read.flatMap(({ input }) => input ?? []);
    const refused = await this.write(of, inputs, lines);
    const unsaved = new Map<string, Unsaved>(
      rest.map((posted) => [posted.projectId, { posted, faults: [], stale: false }]),
    );
    if (unreadable || refused.size > 0) {
      for (const { posted, faults, stale } of read)
        unsaved.set(posted.projectId, {
          posted,
          faults: [...faults, ...(refused.get(posted.projectId) ?? [])],
          stale,
        });
      return this.show(of, { status: read.some(({ stale }) => stale) ? 409 : 422, unsaved });
    }
    const done =
      read.length > 0
        ? `${read.length}件の案件の実績を保存しました。`
        : '入力した内容は、すべて保存されています。';
    if (rest.length === 0) return new SeeOther(pathOf(of), done);
    const left = `ほかに入力した${rest.length}件は、まだ保存していません。`;
    return this.show(of, { unsaved, done: `${done}${left}` });
  }

  /** Writes the rows; what the checks refuse comes back by project. */
  private async write(
    { context, month }: MonthOfDepartment,
    inputs: readonly ResultInput[],
    lines: ReadonlyMap<string, ResultLineDto>,
  ): Promise<Map<string, Unsaved['faults']>> {
    const refused = new Map<string, Unsaved['faults']>();
    if (inputs.length === 0) return refused;
    try {
      await this.results.save(context, month, inputs);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      for (const { where, message } of error.particulars.errors ?? []) {
        const line = [...lines.values()].find(({ code }) => where.startsWith(`${code}.`));
        const field = RESULT_FIELDS.find((one) => line && where === `${line.code}.${one}`);
        if (!line || !field) throw error;
        refused.set(line.projectId, [...(refused.get(line.projectId) ?? []), { field, message }]);
      }
    }
    return refused;
  }
}

/** What a row asks to be saved; null where it cannot be, with why. */
function readRow(posted: PostedResult, line: ResultLineDto | undefined) {
  const { projectId, version, cells } = posted;
  const read = readResultCells(cells);
  if ('faults' in read) return { posted, input: null, faults: read.faults, stale: false };
  const stale = line !== undefined && line.version !== version;
  return { posted, input: stale ? null : { projectId, version, entry: read.entry }, faults: [], stale };
}

/** Whether the very same is saved already: a form sent twice. */
function isSaved(row: PostedResult, line: ResultLineDto | undefined): boolean {
  return line?.saved != null && signatureOf(resultCells(line.saved)) === signatureOf(row.cells);
}

function pathOf({ context, month, departmentId }: MonthOfDepartment): string {
  return resultsPath(month, context.actor.departmentId === departmentId ? undefined : departmentId);
}
