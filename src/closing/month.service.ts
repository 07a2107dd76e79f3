import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { MunicipalityRepository } from '../access/municipality/municipality.repository.js';
import { permit } from '../access/permissions.js';
import { tokyoToday, type Clock } from '../kernel/clock.js';
import { type IsoDate } from '../kernel/date.js';
import { fiscalYearOf } from '../kernel/fiscal-year.js';
import { type Month } from '../kernel/month.js';
import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { orNotFound, Problem } from '../platform/problem.js';
import { SubmissionOverviewRepository } from '../reporting/submission/submission-overview.repository.js';
import { SUBMISSION_LISTING_STATES } from '../reporting/submission/submission-states.js';
import { dueOnOpenedAt, refuseUnlessEnded } from './opening/month-opening.js';
import { type MonthDto } from '../reporting/month/month.dto.js';
import { type ClosingProgressDto, type MonthDetailDto } from './month.dto.js';
import { MonthRepository } from '../reporting/month/month.repository.js';

@Injectable()
export class MonthService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly overview: SubmissionOverviewRepository,
    private readonly municipalities: MunicipalityRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Opens a month for reporting and asks for its provisional figures and those of its fiscal year. It is due on the
   * municipality's due day unless a day is given.
   * @throws Problem 422 where the month has not ended yet in Japan, 409 where it has been opened before
   */
  async open(context: Context, month: Month, { dueOn }: { dueOn?: IsoDate } = {}): Promise<MonthDto> {
    permit(context, 'month.manage');
    refuseUnlessEnded(month, tokyoToday(this.clock));
    return this.database.transaction(context, async (tx) => {
      const municipality = orNotFound(await this.municipalities.find(tx), '地方公共団体');
      const due = dueOn ?? dueOnOpenedAt(month, municipality.dueDay, tokyoToday(this.clock));
      const opened = { month, dueOn: due, openedAt: this.clock.now(), openedBy: context.actor.label };
      if (!(await this.months.insert(tx, opened))) throw alreadyOpened(month);
      const row = await this.months.mustFind(tx, month);
      const after = { state: row.state, dueOn: row.dueOn };
      await this.audit.record(tx, context, [auditEntry('month.open', month, { after })]);
      await this.owedWork.raise(tx, 'provisional', [month, fiscalYearPeriod(fiscalYearOf(month))]);
      return row;
    });
  }

  /** Every month ever opened, newest first. */
  async list(context: Context): Promise<MonthDto[]> {
    permit(context, 'month.read');
    return this.database.snapshot(context, (tx) => this.months.list(tx));
  }

  /** A month by itself. @throws Problem 404 where it was never opened */
  async find(context: Context, month: Month): Promise<MonthDto> {
    permit(context, 'month.read');
    return this.database.snapshot(context, (tx) => this.months.mustFind(tx, month));
  }

  /** A month with the number of departments in each state, and the progress of its close (null if never requested). */
  async get(context: Context, month: Month): Promise<MonthDetailDto> {
    permit(context, 'month.read');
    return this.database.snapshot(context, async (tx) => {
      const submissions: Record<string, number> = {};
      for (const state of SUBMISSION_LISTING_STATES) submissions[state] = 0;
      const [row, overview, closing] = await Promise.all([
        this.months.mustFind(tx, month),
        this.overview.list(tx, month, null),
        this.closingProgress(tx, month),
      ]);
      for (const { state } of overview) submissions[state] = (submissions[state] ?? 0) + 1;
      return { ...row, submissions, closing };
    });
  }

  private async closingProgress(tx: Transaction, month: Month): Promise<ClosingProgressDto | null> {
    const owed = await this.owedWork.find(tx, 'final', month);
    if (!owed) return null;
    const { requested, done, requestedAt, progress, failures, failure } = owed;
    return { done: done >= requested, requestedAt, progress, failures, failure };
  }
}

function alreadyOpened(month: Month): Problem {
  return new Problem(409, 'month-already-opened', `${periodLabel(month)}の受付は、すでに開始しています。`, {
    detail: '確定した月を直す場合は、新しく開始せずに再開してください。',
  });
}
