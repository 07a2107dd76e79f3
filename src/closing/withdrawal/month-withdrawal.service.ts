import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Clock } from '../../kernel/clock.js';
import { type Month } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { monthNotFound, MonthRepository } from '../../reporting/month/month.repository.js';
import { canTake } from '../../reporting/month/month-states.js';
import { MonthWithdrawalRepository } from './month-withdrawal.repository.js';
import { refuseUnlessUntouched } from './untouched-month.js';

/** Takes back a month that was opened in error, by a person or by a clock that was wrong. */
@Injectable()
export class MonthWithdrawalService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly withdrawals: MonthWithdrawalRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether a month can be taken back as things stand. @throws Problem 404 */
  async possible(context: Context, month: Month): Promise<boolean> {
    permit(context, 'month.manage');
    return this.database.snapshot(context, async (tx) => {
      const { state, revision } = await this.months.mustFind(tx, month);
      if (!canTake('withdraw', state) || revision > 1) return false;
      return (await this.withdrawals.traces(tx, month)).length === 0;
    });
  }

  /**
   * Takes an opened month back with everything that was made for it automatically. The schedule does not open it again; a person
   * can. @throws Problem 404, 409 where it is not open for the first time, or naming who has entered something
   */
  async withdraw(context: Context, month: Month): Promise<void> {
    permit(context, 'month.manage');
    await this.database.transaction(context, async (tx) => {
      const row = await this.months.lockForClosing(tx, month);
      if (!row) throw monthNotFound(month);
      refuseUnlessUntouched(row, await this.withdrawals.traces(tx, month));
      await this.withdrawals.deleteAutomatic(tx, month);
      await this.months.delete(tx, month);
      await this.withdrawals.note(tx, month, context.actor.label, this.clock.now());
      const before = { state: row.state, dueOn: row.dueOn, openedAt: row.openedAt, openedBy: row.openedBy };
      await this.audit.record(tx, context, [auditEntry('month.withdraw', month, { before })]);
      await this.owedWork.drop(tx, 'provisional', month);
      await this.owedWork.drop(tx, 'final', month);
      await this.owedWork.raiseAll(tx, 'provisional');
    });
  }
}
