import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { CorrectionStartRepository } from '../achievement/correction/correction-start.repository.js';
import { RunLogRepository } from '../automation/run-log/run-log.repository.js';
import { type Clock } from '../kernel/clock.js';
import { type Month } from '../kernel/month.js';
import { periodsEndedBy } from '../kernel/period.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { invalid } from '../platform/problem.js';
import { monthNotFound, MonthRepository } from '../reporting/month/month.repository.js';
import { canTake } from '../reporting/month/month-states.js';
import { type MonthDto } from '../reporting/month/month.dto.js';
import { noticeKey } from '../reporting/notice-key.js';
import { SubmissionAcceptance } from '../reporting/submission/submission-acceptance.js';
import { SubmissionOverviewRepository } from '../reporting/submission/submission-overview.repository.js';
import { monthsBeforeClose, refuseOutOfOrder } from './close-order.js';
import { type ClosingMonthDto, type ReadinessDto } from './closing.dto.js';
import { refuseOpenFiscalYear } from './open-fiscal-year.js';
import { readinessOf, refuseUnaccepted } from './readiness.js';
import { type ClosingAction, wrongMonthState } from './wrong-month-state.js';

@Injectable()
export class ClosingService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly acceptance: SubmissionAcceptance,
    private readonly overview: SubmissionOverviewRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    private readonly runLogs: RunLogRepository,
    private readonly corrections: CorrectionStartRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a close would find: who has submitted and waits to be accepted, and who has not answered. */
  async readiness(context: Context, month: Month): Promise<ReadinessDto> {
    permit(context, 'month.read');
    return this.database.snapshot(context, async (tx) => {
      const [row, months, overview] = await Promise.all([
        this.months.mustFind(tx, month),
        this.months.list(tx),
        this.overview.list(tx, month, null),
      ]);
      return readinessOf(overview, monthsBeforeClose(row, months));
    });
  }

  /**
   * 確定: closes the month to every change and asks for its final figures; they are frozen by a job. What is not
   * submitted is not counted. @throws Problem 409 where the month is not open, where an earlier month is still to be
   * closed for the first time, where submitted reports wait to be accepted and `acceptSubmitted` does not say so, or
   * where March would end a year with months still open
   */
  async close(
    context: Context,
    month: Month,
    { acceptSubmitted }: { acceptSubmitted: boolean },
  ): Promise<ClosingMonthDto> {
    permit(context, 'month.manage');
    return this.database.transaction(context, async (tx) => {
      const row = await this.hold(tx, month, 'close');
      const opened = await this.months.list(tx);
      refuseOutOfOrder(row, opened);
      refuseOpenFiscalYear(month, opened);
      const readiness = readinessOf(await this.overview.list(tx, month, null), []);
      if (!acceptSubmitted) refuseUnaccepted(month, readiness);
      const accepted = await this.acceptance.acceptAllSubmitted(tx, context, month);
      await this.months.setClosing(tx, month, context.actor.label, this.clock.now());
      await this.record(tx, context, row, {
        action: 'month.close',
        after: {
          state: 'closing',
          accepted: readiness.submitted.map(({ name }) => name),
          missing: readiness.missing.map(({ name }) => name),
        },
      });
      await this.owedWork.raiseAll(tx, 'provisional');
      await this.owedWork.raise(tx, 'final', [month]);
      const notices = accepted.map((departmentId) => ({ kind: 'accepted', month, departmentId }) as const);
      await this.owedWork.raise(tx, 'notice', notices.map(noticeKey));
      return { ...readiness, month, state: 'closing', revision: row.revision };
    });
  }

  /** Cancels a requested close, also one that keeps failing: the month is open again in the same revision. */
  async cancel(context: Context, month: Month): Promise<void> {
    permit(context, 'month.manage');
    await this.database.transaction(context, async (tx) => {
      const row = await this.hold(tx, month, 'cancel-close');
      await this.months.setOpen(tx, month);
      const lateRuns = await this.runLogs.takeInLate(tx, month);
      await this.record(tx, context, row, { action: 'month.cancel-close', after: { state: 'open' } });
      await this.owedWork.raiseAll(tx, 'provisional');
      if (lateRuns > 0) await this.owedWork.raise(tx, 'run-sums', [month]);
      await this.callOff(tx, month);
    });
  }

  /**
   * 訂正: opens a closed month again as its next revision. Its closed revisions and all later months stay as they
   * are; runs of robots that came too late for it count from now on.
   * @throws Problem 422 without a reason, 409 where the month is not closed
   */
  async reopen(context: Context, month: Month, reason: string): Promise<void> {
    permit(context, 'month.manage');
    if (reason.trim() === '') {
      throw invalid([{ where: 'reason', message: '訂正の理由を入力してください。' }]);
    }
    await this.database.transaction(context, async (tx) => {
      const row = await this.hold(tx, month, 'reopen');
      await this.months.reopen(tx, month, reason.trim());
      await this.corrections.begin(tx, month, row.revision + 1);
      const lateRuns = await this.runLogs.takeInLate(tx, month);
      const after = { state: 'open', revision: row.revision + 1, reason: reason.trim() };
      await this.record(tx, context, row, { action: 'month.reopen', after });
      await this.owedWork.raiseAll(tx, 'provisional');
      await this.owedWork.raise(tx, 'provisional', periodsEndedBy(month));
      if (lateRuns > 0) await this.owedWork.raise(tx, 'run-sums', [month]);
    });
  }

  /** The month, locked against every writer until the commit. @throws Problem 404, 409 where the step cannot be taken */
  private async hold(tx: Transaction, month: Month, action: ClosingAction): Promise<MonthDto> {
    const row = await this.months.lockForClosing(tx, month);
    if (!row) throw monthNotFound(month);
    if (!canTake(action, row.state)) throw wrongMonthState(month, row.state, action);
    return row;
  }

  private async record(
    tx: Transaction,
    context: Context,
    { month, state, revision }: MonthDto,
    step: { action: AuditEntry['action']; after: object },
  ): Promise<void> {
    const change = { before: { state, revision }, after: step.after };
    await this.audit.record(tx, context, [auditEntry(step.action, month, change)]);
  }

  /**
   * Marks the close as done without forgetting its number: a worker that is still computing it finds itself overtaken,
   * even after the next close has been requested.
   */
  private async callOff(tx: Transaction, month: Month): Promise<void> {
    const owed = await this.owedWork.find(tx, 'final', month);
    if (owed) await this.owedWork.fence(tx, 'final', month, owed.requested);
  }
}
