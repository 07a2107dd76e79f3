import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { type Month, monthEnd, monthStart, previousMonth } from '../../kernel/month.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, type Fault, refuseFaults } from '../../platform/problem.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { isAtWork } from '../project/project-fields.js';
import { ProjectRepository } from '../project/project.repository.js';
import { type ResultEntryDto, type ResultLineDto, type RunSumDto } from './result.dto.js';
import { type ProjectDto } from '../project/project.dto.js';
import { type ProjectStage, WITH_RESULTS } from '../stage/project-stages.js';
import { byProject, stageAt, stagesBetween } from '../stage/stage-line.js';
import { RunLogRepository } from '../run-log/run-log.repository.js';
import { ProjectStageRepository } from '../stage/stage.repository.js';
import { differences, prefilled, resultFaults } from './result.js';
import { ResultRepository, type ResultToWrite } from './result.repository.js';

/** An entry as it comes in: the version its writer has seen, 0 where nothing was there. */
export interface ResultInput {
  projectId: string;
  version: number;
  entry: ResultEntryDto;
}

@Injectable()
export class AutomationResultService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly projects: ProjectRepository,
    private readonly stages: ProjectStageRepository,
    private readonly results: ResultRepository,
    private readonly runLogs: RunLogRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** The projects that can have a result of a month, stopped in it or not, by code; of one department alone if given. @throws Problem 403 */
  async form(context: Context, month: Month, departmentId?: string): Promise<ResultLineDto[]> {
    const own = onlyDepartment(context, 'automation.read');
    if (departmentId !== undefined) permit(context, 'automation.read', departmentId);
    return this.database.snapshot(context, async (tx) => this.lines(tx, month, departmentId ?? own));
  }

  /** The same without the runs that came late, for a page that only counts what is there. @throws Problem 403 */
  async formToCount(
    context: Context,
    month: Month,
    departmentId: string,
  ): Promise<Omit<ResultLineDto, 'lateRuns'>[]> {
    permit(context, 'automation.read', departmentId);
    return this.database.snapshot(context, (tx) => this.linesToCount(tx, month, departmentId));
  }

  /**
   * Records results of an open month, all or none. Returns their lines as they are then.
   * @throws Problem 403, 409 unless the month is open and with both sides where somebody was first, 422 with every fault
   */
  async save(context: Context, month: Month, inputs: readonly ResultInput[]): Promise<ResultLineDto[]> {
    permit(context, 'automation.result');
    return this.database.transaction(context, async (tx) => {
      await this.months.lockForWriting(tx, month);
      const lines = new Map((await this.lines(tx, month, null)).map((line) => [line.projectId, line]));
      const known = inputs.flatMap((input) => {
        const line = lines.get(input.projectId);
        if (line) permit(context, 'automation.result', line.departmentId);
        return line ? [{ line, input }] : [];
      });
      const faults = inputs.flatMap((input, at) => faultsOf(inputs, input, at, lines));
      refuseFaults(faults, '月次実績に誤りがあります。');
      const stale = known.filter(({ line, input }) => line.version !== input.version);
      if (stale.length > 0)
        throw conflict(
          '月次実績',
          stale.map(({ input }) => input),
          stale.map(({ line }) => line),
        );
      const changedResults = known.filter(
        ({ line, input }) => !line.saved || changesBetween(line.saved, input.entry) !== null,
      );
      await this.write(tx, context, month, changedResults);
      const ids = new Set(inputs.map(({ projectId }) => projectId));
      return (await this.lines(tx, month, null)).filter(({ projectId }) => ids.has(projectId));
    });
  }

  private async write(
    tx: Transaction,
    context: Context,
    month: Month,
    changes: readonly { line: ResultLineDto; input: ResultInput }[],
  ): Promise<void> {
    const { actor } = context;
    const rows = changes.map(({ line, input }): ResultToWrite => ({
      projectId: line.projectId,
      seenVersion: input.version,
      entry: input.entry,
      onBehalf: actor.departmentId !== line.departmentId,
    }));
    const savedRows = await this.results.write(tx, month, rows, actor.label);
    if (savedRows < rows.length) throw conflict('月次実績', rows, await this.lines(tx, month, null));
    await this.audit.record(
      tx,
      context,
      changes.map(({ line, input }) => ({
        action: 'automation.result',
        subjectKind: 'automation-project',
        subjectId: line.projectId,
        before: line.saved && { month, ...line.saved },
        after: { month, ...input.entry },
      })),
    );
  }

  private async lines(tx: Transaction, month: Month, departmentId: string | null): Promise<ResultLineDto[]> {
    const [lines, late] = await Promise.all([
      this.linesToCount(tx, month, departmentId),
      this.runLogs.late(tx, month),
    ]);
    return lines.map((line) => ({ ...line, lateRuns: late.get(line.projectId) ?? 0 }));
  }

  private async linesToCount(
    tx: Transaction,
    month: Month,
    departmentId: string | null,
  ): Promise<Omit<ResultLineDto, 'lateRuns'>[]> {
    const projects = await this.projects.all(tx, departmentId);
    const ids = projects.map(({ id }) => id);
    const before = previousMonth(month);
    const [stageLines, results] = await Promise.all([
      this.stages.lines(tx, ids),
      this.results.ofMonths(tx, [before, month], ids),
    ]);
    const [stages, stored] = [byProject(stageLines), byProject(results)];
    const of = (id: string, when: Month) => stored.get(id)?.find((one) => one.month === when) ?? null;
    return projects.flatMap((project) => {
      const now = of(project.id, month);
      const timeline = stages.get(project.id) ?? [];
      const stage = stageAt(timeline, monthEnd(month))?.stage ?? null;
      const stagesInMonth = stagesBetween(timeline, monthStart(month), monthEnd(month));
      if (!now?.entered && !stagesInMonth.some((one) => WITH_RESULTS.includes(one))) return [];
      return [lineOf(project, month, stage, now, of(project.id, before)?.entered ?? null)];
    });
  }
}

function lineOf(
  project: ProjectDto,
  month: Month,
  stage: ProjectStage | null,
  now: { entered: ResultEntryDto | null; logged: RunSumDto | null; version: number } | null,
  last: ResultEntryDto | null,
): Omit<ResultLineDto, 'lateRuns'> {
  const { id, code, name, departmentId, departmentName, kind } = project;
  const logged = now?.logged ?? null;
  return {
    projectId: id,
    code,
    name,
    departmentId,
    departmentName,
    kind,
    stage,
    expected: stage === 'production' && isAtWork(project, month),
    saved: now?.entered ?? null,
    prefilled: prefilled(last, logged),
    last,
    logged,
    differs: now?.entered && logged ? differences(now.entered, logged) : [],
    version: now?.version ?? 0,
  };
}

function faultsOf(
  inputs: readonly ResultInput[],
  { projectId, entry }: ResultInput,
  at: number,
  lines: ReadonlyMap<string, ResultLineDto>,
): Fault[] {
  const line = lines.get(projectId);
  if (!line)
    return [
      { where: projectId, message: 'この月に試行または本番だった日のない案件のため、実績を入力できません。' },
    ];
  const { code, name } = line;
  if (inputs.findIndex((one) => one.projectId === projectId) < at)
    return [{ where: code, message: `「${name}」が2回指定されています。1回にしてください。` }];
  return resultFaults(code, entry);
}
