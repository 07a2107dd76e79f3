import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../access/system-context.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { stopPoint } from '../platform/stop-point.js';
import { reportOf } from './report-content.js';
import { REPORT_FORMATS } from './report-formats.js';
import { formKey, parseReportKey } from './report-key.js';
import { type ReportModel } from './report-model.js';
import { ReportModelRepository } from './report-model.repository.js';
import { ReportReader } from './report.reader.js';

declare module '../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    report: true;
  }
}

/**
 * Creates the report of a closed revision once and permanently, and raises the rendering of its files. The key is the
 * revision, `2026-10.1`; the close raises it.
 */
@HandlesWork({ kind: 'report', queue: 'files' })
@Injectable()
export class ReportJob implements OwedHandler<ReportModel | null> {
  constructor(
    private readonly reader: ReportReader,
    private readonly snapshots: SnapshotRepository,
    private readonly models: ReportModelRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null where the report is kept already, or the revision is not closed. */
  async compute(tx: Transaction, key: string): Promise<ReportModel | null> {
    const of = parseReportKey(key);
    const snapshot = await this.snapshots.find(tx, of.month, of.revision);
    if (snapshot?.state !== 'final' || (await this.models.final(tx, of))) return null;
    return reportOf(await this.reader.read(tx, of.month, of.revision));
  }

  /** Asks for the files also where the report was kept before: whatever is missing of them is made. */
  async write(tx: Transaction, key: string, model: ReportModel | null): Promise<void> {
    const of = parseReportKey(key);
    const by = systemContext(tx.municipality, '確定処理').actor.label;
    if (model) await this.models.add(tx, model, { at: this.clock.now(), by });
    stopPoint('report:model-kept');
    const keys = REPORT_FORMATS.map((format) => formKey(of, format));
    await this.owedWork.raise(tx, 'report-file', keys);
  }
}
