import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { permit } from '../../access/permissions.js';
import { type Month } from '../../kernel/month.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { notFound, refuseFaults } from '../../platform/problem.js';
import { correctionRevision } from '../correction/correction-line.repository.js';
import { notInCorrection } from '../correction/not-in-correction.js';
import { MonthRepository } from '../month/month.repository.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { faultsOf, refuseStale, strangers, type RowInput } from './form-faults.js';
import { type StatusFormDto, type StatusRowDto } from './status-answer.dto.js';
import { proposedEntry, type StatusEntry, type StatusLine } from './status-entry.js';
import { formRowOf } from './status-form.js';
import { StatusReportRepository } from './status-report.repository.js';
import { StatusReportWriter } from './status-report.writer.js';

const REFUSAL = '報告に誤りがあります。';

@Injectable()
export class StatusReportService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MonthRepository) private readonly months: MonthRepository,
    @Inject(DepartmentRepository) private readonly departments: DepartmentRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StatusReportRepository) private readonly reports: StatusReportRepository,
    @Inject(StatusReportWriter) private readonly writer: StatusReportWriter,
    @Inject(DepartmentOwners) private readonly owners: DepartmentOwners,
  ) {}

  /**
   * The department's form: every procedure it is asked about, with last month's stage and empty counts where
   * nothing is saved yet. Of a department that is no more its heir may see it.
   * @throws Problem 404 where the month was never opened or the department is not there
   */
  async form(context: Context, month: Month, departmentId: string): Promise<StatusFormDto> {
    permit(context, 'report.read');
    return this.database.snapshot(context, async (tx) => {
      await this.owners.permit(tx, context, 'report.read', departmentId);
      return this.formIn(tx, month, departmentId);
    });
  }

  /**
   * Saves one row of a month over the version seen (0 or none for a new one).
   * @throws Problem 422 with every fault, 409 with both versions where somebody was first
   */
  async saveRow(
    context: Context,
    month: Month,
    procedureId: string,
    entry: StatusEntry,
    version = 0,
  ): Promise<StatusRowDto> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      await this.months.lockForWriting(tx, month);
      await this.writer.moveDraftsAlong(tx, context, month);
      const { departmentId } = await this.lineOf(tx, month, procedureId);
      await this.owners.permit(tx, context, 'report.enter', departmentId);
      await this.submissions.lock(tx, month, [departmentId]);
      const line = await this.lineOf(tx, month, procedureId);
      refuseStale(month, [{ line, input: { procedureId, version, entry } }]);
      refuseFaults(faultsOf(month, line, entry), REFUSAL);
      await this.writer.write(tx, context, month, [{ line, entry }]);
      return formRowOf(await this.lineOf(tx, month, procedureId), month);
    });
  }

  /** Saves rows of a department's form, all or none; every fault of every row is reported at once. */
  async saveAll(
    context: Context,
    month: Month,
    departmentId: string,
    inputs: readonly RowInput[],
  ): Promise<StatusFormDto> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      await this.owners.permit(tx, context, 'report.enter', departmentId);
      const lines = await this.lockForm(tx, context, month, departmentId);
      const byId = new Map(lines.map((line) => [line.procedureId, line]));
      refuseFaults(strangers(inputs, byId), REFUSAL);
      const pairs = inputs.flatMap((input) => {
        const line = byId.get(input.procedureId);
        return line ? [{ line, input }] : [];
      });
      refuseStale(month, pairs);
      const changes = pairs.map(({ line, input }) => ({ line, entry: input.entry }));
      refuseFaults(
        changes.flatMap(({ line, entry }) => faultsOf(month, line, entry)),
        REFUSAL,
      );
      await this.writer.write(tx, context, month, changes);
      return this.formIn(tx, month, departmentId);
    });
  }

  /**
   * 「残りは変更なし」: saves every row that is not saved yet with the stage known before. Counts stay 未回答, for
   * only people know them; procedures whose stage was never answered are left out.
   */
  async confirmRest(context: Context, month: Month, departmentId: string): Promise<StatusFormDto> {
    permit(context, 'report.enter');
    return this.database.transaction(context, async (tx) => {
      await this.owners.permit(tx, context, 'report.enter', departmentId);
      const lines = await this.lockForm(tx, context, month, departmentId);
      const rest = lines.filter(({ saved, known }) => saved === null && known.stage !== null);
      const changes = rest.map((line) => ({ line, entry: proposedEntry(line.known) }));
      await this.writer.write(tx, context, month, changes);
      return this.formIn(tx, month, departmentId);
    });
  }

  private async lockForm(
    tx: Transaction,
    context: Context,
    month: Month,
    departmentId: string,
  ): Promise<StatusLine[]> {
    await this.months.lockForWriting(tx, month);
    await this.writer.moveDraftsAlong(tx, context, month);
    await this.departments.mustFind(tx, departmentId);
    await this.submissions.lock(tx, month, [departmentId]);
    return this.reports.linesOfDepartment(tx, month, departmentId);
  }

  private async formIn(tx: Transaction, month: Month, departmentId: string): Promise<StatusFormDto> {
    const found = await this.months.mustFind(tx, month);
    const { id, code, name } = await this.departments.mustFind(tx, departmentId);
    const submission = await this.submissions.find(tx, month, departmentId);
    const lines = await this.reports.linesOfDepartment(tx, month, departmentId);
    return {
      month,
      monthState: found.state,
      dueOn: found.dueOn,
      department: { id, code, name },
      state: submission?.state ?? 'not-started',
      onBehalf: submission?.onBehalf ?? false,
      returnReason: submission?.returnReason ?? null,
      submittedAt: submission?.submittedAt ?? null,
      submittedBy: submission?.submittedBy ?? null,
      acceptedAt: submission?.acceptedAt ?? null,
      acceptedBy: submission?.acceptedBy ?? null,
      rows: lines.map((line) => formRowOf(line, month)),
      version: submission?.version ?? 0,
    };
  }

  private async lineOf(tx: Transaction, month: Month, procedureId: string): Promise<StatusLine> {
    const [line] = await this.reports.linesOfProcedures(tx, month, [procedureId]);
    if (line) return line;
    const revision = await correctionRevision(tx, month);
    throw revision === null ? notFound('手続') : notInCorrection(month, revision);
  }
}
