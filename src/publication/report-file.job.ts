import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { stopPoint } from '../platform/stop-point.js';
import { noticeKey } from '../reporting/notice-key.js';
import { renderReport, reportFileNames } from './report-format.js';
import { REPORT_FORMAT_NAMES, type ReportFormat } from './report-formats.js';
import { type ReportModel } from './report-model.js';
import { parseFormKey } from './report-key.js';
import { type NewReportFile, ReportFileRepository } from './report-file.repository.js';
import { ReportModelRepository } from './report-model.repository.js';

declare module '../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    'report-file': true;
  }
}

interface Rendered extends NewReportFile {
  madeBy: string;
}

/**
 * Writes one form of whatever reports of a revision are kept without it: the final one, and the provisional ones
 * that somebody asked for. The key is the revision and the form, `2026-10.1.pdf`. Whoever writes the last form of a
 * final one cannot know it, so each says that the report may be ready.
 */
@HandlesWork({ kind: 'report-file', queue: 'files' })
@Injectable()
export class ReportFileJob implements OwedHandler<Rendered[]> {
  constructor(
    private readonly models: ReportModelRepository,
    private readonly files: ReportFileRepository,
    private readonly database: Database,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compute(tx: Transaction, key: string, progress: ReportProgress): Promise<Rendered[]> {
    const { format, ...of } = parseFormKey(key);
    const due = await this.models.withoutFile(tx, of, format);
    const rendered: Rendered[] = [];
    for (const [at, { model, madeBy }] of due.entries()) {
      await progress(at + 1, due.length + 1, `${REPORT_FORMAT_NAMES[format]}を作成しています。`);
      const bytes = await this.render(tx, key, model);
      const name = reportFileNames(model, format).local;
      rendered.push({ modelDigest: model.digest, format, name, bytes, madeBy });
    }
    return rendered;
  }

  /** A format that cannot be rendered is reported to those who wait for it; the other formats are separate work. */
  private async render(tx: Transaction, key: string, model: ReportModel): Promise<Buffer> {
    const { month, revision, format } = parseFormKey(key);
    try {
      return await renderReport(model, format);
    } catch (error) {
      if (model.state === 'final') {
        const notice = noticeKey({ kind: 'report-failed', month, revision });
        await this.database.transaction({ municipality: tx.municipality }, (own) =>
          this.owedWork.raise(own, 'notice', [notice]),
        );
      }
      throw new ReportFileError(format, error);
    }
  }

  async write(tx: Transaction, key: string, rendered: Rendered[]): Promise<void> {
    if (rendered.length === 0) return;
    for (const { madeBy, ...file } of rendered) {
      await this.files.add(tx, file, { at: this.clock.now(), by: madeBy });
      stopPoint('report-file:file-added');
    }
    const { month, revision } = parseFormKey(key);
    await this.owedWork.raise(tx, 'notice', [noticeKey({ kind: 'report-ready', month, revision })]);
  }
}

/** As much of the renderer's own words as is shown. */
const LONGEST_REASON = 500;

/** Thrown where one form of a report cannot be rendered. Its message is for those who wait for the file. */
class ReportFileError extends Error {
  override readonly name = 'ReportFileError';

  constructor(format: ReportFormat, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `${REPORT_FORMAT_NAMES[format]}のファイルを作成できませんでした。ほかの形式のファイルは使えます。自動で作り直します。続く場合は、運用者に次の内容をお知らせください：${reason.slice(0, LONGEST_REASON)}`,
      { cause },
    );
  }
}
