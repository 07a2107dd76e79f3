import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { reach } from '../../access/permissions.js';
import { FigureHistoryService } from '../../achievement/figures/figure-history.service.js';
import { FiguresService } from '../../achievement/figures/figures.service.js';
import { isMonth, type Month } from '../../kernel/month.js';
import { ReportFileService } from '../../publication/report-file.service.js';
import { ReportService } from '../../publication/report.service.js';
import { CorrectionReasons } from '../comparison/correction-reasons.service.js';
import { type FilesView } from './report-files.js';
import { type ReportPageView } from './report.page.js';
import { type ReportLine } from './reports.page.js';

/** Gathers what the pages of reports show. */
@Injectable()
export class ReportsReader {
  constructor(
    private readonly reports: ReportService,
    private readonly files: ReportFileService,
    private readonly figures: FiguresService,
    private readonly history: FigureHistoryService,
    private readonly reasons: CorrectionReasons,
  ) {}

  /** Every revision of every month; of a closed one its final report, also where provisional ones are kept. */
  async list(context: Context): Promise<ReportLine[]> {
    const [makings, failures, periods] = await Promise.all([
      this.files.makings(context),
      this.files.failures(context),
      this.history.periods(context),
    ]);
    const known = periods.filter(({ period }) => isMonth(period));
    return known.map((one) => {
      const isOwn = (of: Pick<FilesView, 'month' | 'revision'>) =>
        of.month === one.period && of.revision === one.revision;
      const own = makings.filter(isOwn);
      const newest = own.find(({ state }) => state === one.state);
      return { ...one, newest, further: own.length - (newest ? 1 : 0), failed: failures.filter(isOwn) };
    });
  }

  /** One report, by default of the newest revision. @throws Problem 404 where the month has no figures */
  async report(context: Context, month: Month, number?: number): Promise<ReportPageView> {
    const [{ report, later }, periods, reasons, files] = await Promise.all([
      this.reports.shown(context, month, number),
      this.history.periods(context),
      this.reasons.of(context, month),
      this.storedFiles(context, month),
    ]);
    const known = periods.filter(({ period }) => isMonth(period));
    return {
      ...{ report, known, later, reasons },
      revisions: known.filter(({ period }) => period === month),
      files: files(report),
    };
  }

  /** The stored files of a revision. @throws Problem 404 where the month has no such revision */
  async filesView(context: Context, month: Month, revision: number): Promise<FilesView> {
    const [{ snapshot }, files] = await Promise.all([
      this.figures.list(context, month, { revision, kind: 'municipality' }),
      this.storedFiles(context, month),
    ]);
    return files(snapshot);
  }

  /** The stored files of a month: of each of its revisions. */
  private async storedFiles(
    context: Context,
    month: Month,
  ): Promise<(of: Pick<FilesView, 'revision' | 'state'>) => FilesView> {
    const [makings, failures] = await Promise.all([
      this.files.makings(context, month),
      this.files.failures(context, month),
    ]);
    return ({ revision, state }) => ({
      ...{ month, revision, state },
      makings: makings.filter((one) => one.revision === revision),
      failed: failures.filter((one) => one.revision === revision),
      mayMake: reach(context, 'report-file.make') === 'all',
    });
  }
}
