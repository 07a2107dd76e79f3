import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Clock } from '../../kernel/clock.js';
import { periodLabel } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { RunBatchRepository } from './run-batch.repository.js';
import { type RunBatchDto } from './run-log.dto.js';
import { RunClearingRepository } from './run-clearing.repository.js';
import { contradiction, eachOnce, runFaults } from './run-checks.js';
import { RunLogRepository, type RunToStore } from './run-log.repository.js';
import { monthOfRun, type Run, type RunFault } from './run.js';

/** Runs to a statement: what comes by file may be many more than fit into one request. */
const RUNS_AT_ONCE = 10_000;
const MOST_CONTRADICTIONS_LISTED = 1_000;

/** The one way in for runs, by request or by file: all of a batch or nothing. */
@Injectable()
export class RunIntake {
  constructor(
    private readonly runs: RunLogRepository,
    private readonly batches: RunBatchRepository,
    private readonly clearings: RunClearingRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Stores the runs of a batch and asks for the sums of their months. Gives the batch, or every fault found: then the
   * caller must take back what was written. @throws Problem 403 for a robot of another department
   */
  async store(
    tx: Transaction,
    context: Context,
    batchId: string,
    runs: readonly Run[],
  ): Promise<{ batch: RunBatchDto } | { faults: RunFault[] }> {
    const { once, faults } = eachOnce(runs);
    const now = this.clock.now();
    faults.push(...runs.flatMap((run, at) => runFaults(run, at, now)));
    const robots = await this.runs.robots(tx, [...new Set(runs.map(({ robotKey }) => robotKey))]);
    for (const { departmentId } of robots.values()) permit(context, 'run-log.store', departmentId);
    faults.push(
      ...runs.flatMap(({ robotKey }, at) => (robots.has(robotKey) ? [] : [unknownRobot(robotKey, at)])),
    );
    const months = [...new Set(runs.map(monthOfRun))].sort();
    const closed = await this.runs.lockMonths(tx, months);
    const cleared = await this.clearings.among(tx, months);
    faults.push(
      ...runs.flatMap((run, at): RunFault[] => {
        const month = monthOfRun(run);
        if (!cleared.has(month)) return [];
        const message = `${periodLabel(month)}の実行記録は整理済みのため、受け付けません。`;
        return [{ at, field: 'startedAt', message }];
      }),
    );
    const faulty = new Set(faults.map(({ at }) => at));
    const toStore = once.flatMap(({ at, run }): RunToStore[] => {
      const robot = robots.get(run.robotKey);
      return robot && !faulty.has(at)
        ? [{ at, run, projectId: robot.id, late: closed.has(monthOfRun(run)) }]
        : [];
    });
    const stored = await this.write(tx, batchId, toStore);
    for (const at of stored.contradicted) {
      const run = runs[at];
      if (run) faults.push({ at, ...contradiction(run, '記録済みの') });
    }
    if (faults.length > 0) return { faults: faults.sort((a, b) => a.at - b.at) };
    return { batch: await this.finish(tx, context, batchId, runs.length, stored.months) };
  }

  private async write(tx: Transaction, batchId: string, runs: readonly RunToStore[]) {
    const months = new Map<string, RunBatchDto['months'][number]>();
    const contradicted: number[] = [];
    for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
      const some = runs.slice(from, from + RUNS_AT_ONCE);
      let added = 0;
      for (const { month, stored, late } of await this.runs.store(tx, batchId, some)) {
        const sum = months.get(month) ?? { month, stored: 0, late: 0 };
        months.set(month, { month, stored: sum.stored + stored, late: sum.late + late });
        added += stored;
      }
      if (added < some.length)
        contradicted.push(...(await this.runs.contradicted(tx, some, MOST_CONTRADICTIONS_LISTED)));
    }
    return { months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)), contradicted };
  }

  private async finish(
    tx: Transaction,
    context: Context,
    batchId: string,
    received: number,
    months: RunBatchDto['months'],
  ): Promise<RunBatchDto> {
    const stored = months.reduce((sum, month) => sum + month.stored, 0);
    const counts = { received, stored, known: received - stored, months };
    const batch = await this.batches.finish(tx, batchId, counts);
    if (stored === 0) return batch;
    const entry = { subjectKind: 'run-log', after: counts };
    await this.audit.record(tx, context, [auditEntry('automation.run-logs', batchId, entry)]);
    const changedMonths = months.filter((month) => month.stored > month.late).map(({ month }) => month);
    await this.owedWork.raise(tx, 'run-sums', changedMonths);
    return batch;
  }
}

function unknownRobot(robotKey: string, at: number): RunFault {
  return {
    at,
    field: 'robotKey',
    message: `ロボットキー「${robotKey}」の自動化案件がありません。案件の登録内容をご確認ください。`,
  };
}
