import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Clock } from '../kernel/clock.js';
import { parseMonth } from '../kernel/month.js';
import { periodLabel, type Period, periodsEndedBy } from '../kernel/period.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { stopPoint } from '../platform/stop-point.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { canTake } from '../reporting/month/month-states.js';
import { digestOf, type FrozenPeriod } from '../achievement/snapshot/digest.js';
import { FigureComputation } from '../achievement/computation/figure-computation.js';
import { FrozenPeriodRepository } from '../achievement/snapshot/frozen-period.repository.js';
import { systemContext } from '../access/system-context.js';
import { PeriodFactsRepository } from '../achievement/rows/period-facts.repository.js';
import { RowRepository } from '../achievement/rows/row.repository.js';
import { snapshotOf } from '../achievement/snapshot/snapshot.js';

declare module '../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    final: true;
  }
}

/**
 * 確定値: freezes a month that is being closed, and with March its fiscal year. The key is the month. Nothing of
 * the month can change meanwhile; whether the close is still requested is checked again when it is written.
 */
@HandlesWork({ kind: 'final', queue: 'months', mostStarts: 10, beforeReading: true })
@Injectable()
export class FinalJob implements OwedHandler<FrozenPeriod[]> {
  constructor(
    private readonly facts: PeriodFactsRepository,
    private readonly computation: FigureComputation,
    private readonly rows: RowRepository,
    private readonly frozen: FrozenPeriodRepository,
    private readonly months: MonthRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Empty where the month is not being closed (any more). */
  async compute(tx: Transaction, key: string, progress: ReportProgress): Promise<FrozenPeriod[]> {
    const month = parseMonth(key);
    const { monthState } = await this.facts.of(tx, month);
    if (!monthState || !canTake('finalise', monthState)) return [];
    const periods = periodsEndedBy(month);
    const computed: FrozenPeriod[] = [];
    for (const [at, period] of periods.entries()) {
      await progress(at + 1, periods.length + 1, `${periodLabel(period)}の確定値を計算しています。`);
      computed.push(await this.freeze(tx, period));
    }
    await progress(
      periods.length + 1,
      periods.length + 1,
      '確定値と、そのもとになった内容を書き込んでいます。',
    );
    return computed;
  }

  /** Writes while the month is being closed and no newer request has come; otherwise nothing. */
  async write(tx: Transaction, key: string, computed: FrozenPeriod[], requested: number): Promise<void> {
    const month = parseMonth(key);
    const row = await this.months.lockForClosing(tx, month);
    const owed = await this.owedWork.find(tx, 'final', key);
    if (computed.length === 0 || !row || !canTake('finalise', row.state) || owed?.requested !== requested)
      return;
    const closedAt = this.clock.now();
    stopPoint('final:month-held');
    const digests: Record<string, string> = {};
    for (const period of computed) {
      const digest = digestOf(period);
      digests[period.snapshot.period] = digest;
      await this.frozen.add(tx, period, { computedAt: closedAt, digest });
      stopPoint('final:rows-frozen');
    }
    await this.months.setClosed(tx, month, closedAt);
    stopPoint('final:month-closed');
    const change = {
      before: { state: 'closing' },
      after: { state: 'closed', revision: row.revision, digests },
    };
    const entry = auditEntry('month.closed', month, change);
    await this.audit.record(tx, systemContext(tx.municipality, '確定処理'), [entry]);
    for (const period of periodsEndedBy(month)) await this.owedWork.drop(tx, 'provisional', period);
    await this.owedWork.raise(tx, 'report', [`${month}.${row.revision}`]);
  }

  private async freeze(tx: Transaction, period: Period): Promise<FrozenPeriod> {
    const computed = await this.computation.compute(tx, period, 'final');
    return {
      snapshot: snapshotOf(computed, 'final'),
      figures: computed.figures,
      procedures: await this.rows.procedures(tx, computed.source),
      items: await this.rows.items(tx, computed.source),
    };
  }
}
