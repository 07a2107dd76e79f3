import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Month } from '../../kernel/month.js';
import { Database } from '../../platform/database/database.js';
import { type Fault, invalid, Problem } from '../../platform/problem.js';
import { readRuns } from './run-checks.js';
import { RunBatchRepository } from './run-batch.repository.js';
import { type RunBatchDto } from './run-log.dto.js';
import { type ClearedMonth, RunClearingRepository } from './run-clearing.repository.js';
import { RunIntake } from './run-intake.js';
import { MOST_RUNS, type RunFault } from './run.js';

const MOST_FAULTS_NAMED = 100;

@Injectable()
export class RunLogService {
  constructor(
    private readonly database: Database,
    private readonly intake: RunIntake,
    private readonly batches: RunBatchRepository,
    private readonly clearings: RunClearingRepository,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Stores a batch of runs as a robot sent them, all or none. The same key with the same runs gives the first answer
   * again; runs known from elsewhere count once.
   * @throws Problem 403 for a robot of another department, 409 where the key was used for other runs, 422 with every
   *   fault
   */
  async receive(context: Context, idempotencyKey: string, rawRuns: readonly unknown[]): Promise<RunBatchDto> {
    permit(context, 'run-log.send');
    if (rawRuns.length > MOST_RUNS) throw tooMany(rawRuns.length);
    const digest = createHash('sha256').update(JSON.stringify(rawRuns)).digest('hex');
    const { runs, faults } = readRuns(rawRuns);
    return this.database.transaction(context, async (tx) => {
      const { actor } = context;
      const known = await this.batches.byKey(tx, actor, idempotencyKey);
      if (known) return sameOrRefused(known, digest);
      const batchId = await this.batches.begin(tx, actor, { idempotencyKey, digest });
      if (batchId === undefined) {
        const meanwhile = await this.batches.byKey(tx, actor, idempotencyKey);
        if (meanwhile) return sameOrRefused(meanwhile, digest);
        throw keyReused();
      }
      if (faults.length > 0) throw refusal(faults);
      const outcome = await this.intake.store(tx, context, batchId, runs);
      if ('faults' in outcome) throw refusal(outcome.faults);
      return outcome.batch;
    });
  }

  /**
   * Deletes the single runs of closed months before `before`; their sums stay permanently. Returns the months cleared.
   * @throws Problem 403
   */
  async clear(context: Context, before: Month): Promise<ClearedMonth[]> {
    permit(context, 'month.manage');
    return this.database.transaction(context, async (tx) => {
      const closed = await this.clearings.lockClosed(tx, before);
      const cleared = await this.clearings.clear(tx, closed, context.actor.label);
      await this.audit.record(
        tx,
        context,
        cleared.map(({ month, runs }) => ({
          action: 'automation.clear-run-logs',
          subjectKind: 'run-log',
          subjectId: month,
          before: { month, runs },
        })),
      );
      return cleared;
    });
  }
}

function refusal(found: readonly RunFault[]): Problem {
  const listedFaults = found.slice(0, MOST_FAULTS_NAMED).map(({ at, field, message }): Fault => ({
    where: field === null ? `runs.${at}` : `runs.${at}.${field}`,
    message,
  }));
  const more = found.length - listedFaults.length;
  if (more > 0)
    listedFaults.push({
      where: 'runs',
      message: `ほかに ${more.toLocaleString('ja-JP')} 件の誤りがあります。`,
    });
  return invalid(listedFaults, '実行記録に誤りがあります。1件も記録していません。');
}

function tooMany(count: number): Problem {
  const message = `1回に送れる実行記録は${MOST_RUNS.toLocaleString('ja-JP')}件までです（送られた件数: ${count.toLocaleString('ja-JP')}件）。分けて送ってください。`;
  return invalid([{ where: 'runs', message }], '実行記録が多すぎます。');
}

function sameOrRefused(
  { digest: earlier, ...batch }: RunBatchDto & { digest: string },
  digest: string,
): RunBatchDto {
  if (earlier === digest) return batch;
  throw keyReused();
}

function keyReused(): Problem {
  return new Problem(409, 'idempotency-key-reused', 'このIdempotency-Keyは、別の実行記録に使われています。', {
    detail: '前回とは実行記録（runs）が違います。新しいまとまりには、新しい値を指定してください。',
  });
}
