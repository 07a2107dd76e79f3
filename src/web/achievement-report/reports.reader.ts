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
    const makings = await this.files.makings(context);
    const failures = await this.files.failures(context);
    const known = (await this.history.periods(context)).filter(({ period }) => isMonth(period));
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
    const model = await this.reports.model(context, month, number);
    const { revision, state } = model;
    const known = (await this.history.periods(context)).filter(({ period }) => isMonth(period));
    const answer = await this.figures.list(context, month, { revision, kind: 'municipality' });
    return {
      model,
      known,
      revisions: known.filter(({ period }) => period === month),
      answer,
      reasons: await this.reasons.of(context, month),
      files: await this.filesOf(context, { month, revision, state }),
    };
  }

  /** The stored files of a revision. @throws Problem 404 where the month has no such revision */
  async filesView(context: Context, month: Month, revision: number): Promise<FilesView> {
    const { snapshot } = await this.figures.list(context, month, { revision, kind: 'municipality' });
    return this.filesOf(context, { month, revision, state: snapshot.state });
  }

  private async filesOf(
    context: Context,
    of: Pick<FilesView, 'month' | 'revision' | 'state'>,
  ): Promise<FilesView> {
    const makings = await this.files.makings(context, of.month);
    const failures = await this.files.failures(context, of.month);
    return {
      ...of,
      makings: makings.filter(({ revision }) => revision === of.revision),
      failed: failures.filter(({ revision }) => revision === of.revision),
      mayMake: reach(context, 'report-file.make') === 'all',
    };
  }
}
