import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { PlannedMonthRepository } from '../../catalogue/planned-month/planned-month.repository.js';
import { StageHistoryRepository } from '../../catalogue/stage-history/stage-history.repository.js';
import { type Clock, tokyoDate } from '../../kernel/clock.js';
import { monthEnd, type Month } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { correctionRevision } from '../correction/correction-line.repository.js';
import { StatusReportRepository } from '../status-report/status-report.repository.js';
import { submissionAudit } from './submission-audit.js';
import { SubmissionRepository } from './submission.repository.js';
import { type SubmissionDto } from './submission.dto.js';

/**
 * What accepting a report does to the catalogue: its stages and plans enter the histories, dated the month's last day.
 * The newest month's word holds, whatever is accepted later.
 */
@Injectable()
export class SubmissionAcceptance {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StatusReportRepository) private readonly reports: StatusReportRepository,
    @Inject(StageHistoryRepository) private readonly stages: StageHistoryRepository,
    @Inject(PlannedMonthRepository) private readonly plans: PlannedMonthRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Accepts whatever is still 提出済, for the close; each is recorded. Runs in the transaction of the close, which
   * locks the month and raises what is owed at its end. Returns the departments, none where nothing was waiting.
   */
  async acceptAllSubmitted(tx: Transaction, context: Context, month: Month): Promise<string[]> {
    permit(context, 'report.accept');
    const rows = await this.submissions.lockSubmitted(tx, month);
    await this.accept(tx, context, month, rows, 'submission.accept-at-close');
    return rows.map(({ departmentId }) => departmentId);
  }

  /** Accepts submissions that are locked and 提出済, with their audit records. */
  async accept(
    tx: Transaction,
    context: Context,
    month: Month,
    rows: readonly SubmissionDto[],
    action: AuditEntry['action'] = 'submission.accept',
  ): Promise<void> {
    if (rows.length === 0) return;
    const accepted = await this.take(tx, context, month, rows);
    await this.submissions.save(tx, month, accepted);
    const entries = rows.map((row, at) => submissionAudit(action, month, row, accepted[at] ?? row));
    await this.audit.record(tx, context, entries);
  }

  /** Enters what is accepted into the histories. Returns the submissions as they are then; saving them is the caller's. */
  async take(
    tx: Transaction,
    context: Context,
    month: Month,
    rows: readonly SubmissionDto[],
  ): Promise<SubmissionDto[]> {
    await this.enterHistories(tx, context, month, rows);
    return rows.map((row) => ({
      ...row,
      state: 'accepted',
      acceptedAt: this.clock.now(),
      acceptedBy: context.actor.label,
    }));
  }

  /**
   * Takes the stages of a department's accepted report out of the history again: all of them, since none counts until
   * it is accepted anew. In a correction what was accepted and is not returned stays: then only those of `returnedIds`.
   */
  async withdraw(
    tx: Transaction,
    month: Month,
    departmentId: string,
    returnedIds: readonly string[] | null,
  ): Promise<void> {
    const rows = await this.reports.rowsOf(tx, month, [departmentId]);
    const only = (await correctionRevision(tx, month)) === null ? null : returnedIds;
    const procedureIds = rows
      .map(({ procedureId }) => procedureId)
      .filter((id) => only === null || only.includes(id));
    await this.stages.withdraw(tx, { reportMonth: month, procedureIds });
  }

  private async enterHistories(
    tx: Transaction,
    context: Context,
    month: Month,
    submissions: readonly SubmissionDto[],
  ): Promise<void> {
    const departmentIds = submissions.map(({ departmentId }) => departmentId);
    const rows = await this.reports.rowsOf(tx, month, departmentIds);
    const recordedBy = context.actor.label;
    const stages = rows.flatMap(({ procedureId, stage, exemptReason, note }) =>
      stage === null ? [] : [{ procedureId, stage, exemptReason, note }],
    );
    await this.stages.record(
      tx,
      stages.map((one) => ({
        ...one,
        effectiveOn: monthEnd(month),
        source: 'report',
        reportMonth: month,
        recordedBy,
      })),
    );
    const later = await this.reports.acceptedLater(tx, month, departmentIds);
    const plans = rows.map(({ procedureId, plannedMonth, enteredAt }) => ({
      procedureId,
      plannedMonth,
      reportMonth: month,
      saidOn: tokyoDate(enteredAt),
      superseded: later.has(procedureId),
    }));
    await this.plans.set(tx, plans, recordedBy);
  }
}
