import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type ImportOutcome, refused } from '../../platform/tabular/import-outcome.js';
import { permit } from '../../access/permissions.js';
import { notProvided } from '../../kernel/count.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { FaultList } from '../../platform/tabular/cell-errors.js';
import { RunBatchRepository } from './run-batch.repository.js';
import { runColumns, type RunFileRow } from './run-columns.js';
import { RunIntake } from './run-intake.js';
import { type Run } from './run.js';

/** Run logs of robots from a file. */
@Injectable()
export class RunLogsImport {
  readonly columns = runColumns;

  constructor(
    private readonly intake: RunIntake,
    private readonly batches: RunBatchRepository,
  ) {}

  /**
   * Stores the runs that are not known yet; the others are reported as unchanged. Nothing is stored where a row is at
   * fault.
   */
  async apply(tx: Transaction, context: Context, rows: readonly RunFileRow[]): Promise<ImportOutcome> {
    permit(context, 'import.run');
    const batchId = await this.batches.begin(tx, context.actor, null);
    if (batchId === undefined) throw new Error('a batch without a key was taken for another');
    const outcome = await this.intake.store(tx, context, batchId, rows.map(runOf));
    if ('batch' in outcome) {
      const { stored, known } = outcome.batch;
      return { created: stored, updated: 0, unchanged: known, errors: [] };
    }
    const faults = new FaultList();
    for (const { at, field, message } of outcome.faults)
      faults.add({
        row: rows[at]?.row ?? null,
        column: field && runColumns[field].name,
        value: field === 'robotKey' || field === 'runId' ? (rows[at]?.values[field] ?? null) : null,
        message,
      });
    return refused(faults.list());
  }
}

function runOf({ values }: RunFileRow): Run {
  const { robotKey, runId = null, startedAt, endedAt = null, outcome, reason = null, cases } = values;
  return { robotKey, runId, startedAt, endedAt, outcome, reason, cases: cases ?? notProvided };
}
