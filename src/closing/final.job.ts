import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { systemContext } from '../access/system-context.js';
import { type FigureInput } from '../achievement/computation/figure-computation.js';
import { PeriodFactsRepository } from '../achievement/rows/period-facts.repository.js';
import { PeriodFreeze, type PeriodToFreeze } from '../achievement/snapshot/period-freeze.js';
import { type Clock } from '../kernel/clock.js';
import { parseMonth } from '../kernel/month.js';
import { periodLabel, periodsEndedBy } from '../kernel/period.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { stopPoint } from '../platform/stop-point.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { canTake } from '../reporting/month/month-states.js';

declare module '../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    final: true;
  }
}

/**
 * 確定値: freezes a month that is being closed, and with March its fiscal year. The key is the month. Nothing of
 * the month can change meanwhile; whether the close is still requested is checked again before it is frozen.
 */
@HandlesWork({ kind: 'final', queue: 'months', mostStarts: 10, beforeReading: true })
@Injectable()
export class FinalJob implements OwedHandler<FigureInput[]> {
  constructor(
    private readonly facts: PeriodFactsRepository,
    private readonly periods: PeriodFreeze,
    private readonly months: MonthRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Empty where the month is not being closed (any more). */
  async compute(tx: Transaction, key: string): Promise<FigureInput[]> {
    const month = parseMonth(key);
    const { monthState } = await this.facts.of(tx, month);
    if (!monthState || !canTake('finalise', monthState)) return [];
    const inputs: FigureInput[] = [];
    for (const period of periodsEndedBy(month)) inputs.push(await this.periods.read(tx, period));
    return inputs;
  }

  /**
   * Writes while the month is being closed and no newer request has come; otherwise nothing. Working out the rows
   * takes a while: the month is locked only afterwards.
   */
  async write(
    tx: Transaction,
    key: string,
    inputs: FigureInput[],
    requested: number,
    progress: ReportProgress,
  ): Promise<void> {
    if (inputs.length === 0) return;
    const month = parseMonth(key);
    const workedOut = await this.workOut(tx, inputs, progress);
    const row = await this.months.lockForClosing(tx, month);
    const owed = await this.owedWork.find(tx, 'final', key);
    if (!row || !canTake('finalise', row.state) || owed?.requested !== requested) return;
    const closedAt = this.clock.now();
    stopPoint('final:month-held');
    for (const period of workedOut) {
      await this.periods.write(tx, period, closedAt);
      stopPoint('final:rows-frozen');
    }
    await this.months.setClosed(tx, month, closedAt);
    stopPoint('final:month-closed');
    const digests = Object.fromEntries(workedOut.map(({ snapshot, digest }) => [snapshot.period, digest]));
    const change = {
      before: { state: 'closing' },
      after: { state: 'closed', revision: row.revision, digests },
    };
    const entry = auditEntry('month.closed', month, change);
    await this.audit.record(tx, systemContext(tx.municipality, '確定処理'), [entry]);
    for (const period of periodsEndedBy(month)) await this.owedWork.drop(tx, 'provisional', period);
    await this.owedWork.raise(tx, 'report', [`${month}.${row.revision}`]);
  }

  private async workOut(
    tx: Transaction,
    inputs: readonly FigureInput[],
    progress: ReportProgress,
  ): Promise<PeriodToFreeze[]> {
    const steps = inputs.length + 2;
    const workedOut: PeriodToFreeze[] = [];
    await progress(1, steps, '確定するすべての内容を写し取っています。');
    await this.periods.collect(tx, inputs);
    for (const [at, input] of inputs.entries()) {
      await progress(at + 2, steps, `${periodLabel(input.facts.period)}の確定値を計算しています。`);
      workedOut.push(await this.periods.workOut(tx, input));
    }
    await progress(steps, steps, '確定値と、そのもとになった内容を書き込んでいます。');
    return workedOut;
  }
}
