import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { stopPoint } from '../platform/stop-point.js';
import { REPORT_FORMATS, renderReport, reportFileNames } from './report-format.js';
import { noticeKey } from '../reporting/notice-key.js';
import { parseFormKey } from './report-key.js';
import { ReportFileRepository, type NewReportFile } from './report-file.repository.js';
import { type ReportModel } from './report-model.js';
import { ReportModelRepository } from './report-model.repository.js';

interface Rendered {
  model: ReportModel;
  madeBy: string;
  file: NewReportFile;
}

/** A report of a month closed longer ago, whose files are made late, is no news to anybody. */
const NEWS_FOR_MS = 31 * 24 * 3_600_000;

/**
 * Writes one form of whatever reports of a revision are kept without it: the final one, and the provisional ones
 * that somebody asked for. The key is the revision and the form, `2026-10.1.pdf`.
 */
@Injectable()
export class ReportFileJob implements OwedHandler<Rendered[]> {
  readonly kind = 'report-file';

  constructor(
    private readonly models: ReportModelRepository,
    private readonly files: ReportFileRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compute(tx: Transaction, key: string, progress: ReportProgress): Promise<Rendered[]> {
    const { format, ...of } = parseFormKey(key);
    const due = await this.models.withoutFile(tx, of, format);
    const rendered: Rendered[] = [];
    for (const [at, { model, madeBy }] of due.entries()) {
      await progress(at + 1, due.length + 1, `${format.toUpperCase()}を作成しています。`);
      const bytes = await renderReport(model, format);
      const name = reportFileNames(model, format).local;
      rendered.push({ model, madeBy, file: { modelDigest: model.digest, format, name, bytes } });
    }
    return rendered;
  }

  async write(tx: Transaction, _key: string, rendered: Rendered[]): Promise<void> {
    for (const { model, madeBy, file } of rendered) {
      const added = await this.files.add(tx, file, { at: this.clock.now(), by: madeBy });
      stopPoint('report-file:file-added');
      if (added && model.state === 'final') await this.announceWhenComplete(tx, model);
    }
  }

  /** Says that the report is ready, once: in the transaction that writes the last of its forms. */
  private async announceWhenComplete(tx: Transaction, model: ReportModel): Promise<void> {
    const forms = await this.files.countForms(tx, model.digest);
    const age = this.clock.now().getTime() - Date.parse(model.computedAt);
    if (forms < REPORT_FORMATS.length || age > NEWS_FOR_MS) return;
    const { revision, period } = model;
    await this.owedWork.raise(tx, 'notice', [
      noticeKey({ kind: 'report-ready', month: period.month, revision }),
    ]);
  }
}
