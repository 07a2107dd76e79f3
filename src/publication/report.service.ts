import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { type Month } from '../kernel/month.js';
import { renderReport, reportFileNames, REPORT_TYPES, type ReportFormat } from './report-format.js';
import { reportOf } from './report-content.js';
import { type ReportModel } from './report-model.js';
import { ReportReader } from './report.reader.js';

/** A report in one of its forms. */
export interface ReportFile {
  bytes: Buffer;
  /** The media type. */
  type: string;
  names: { ascii: string; local: string };
  /** Of the model, whatever the form. */
  digest: string;
}

@Injectable()
export class ReportService {
  constructor(private readonly reader: ReportReader) {}

  /**
   * The report of a month, of its newest revision unless one is named; a closed one is always the same, to the digest.
   * @throws Problem 404 where the month has no figures
   */
  async model(context: Context, month: Month, revision?: number): Promise<ReportModel> {
    permit(context, 'figures.read');
    return reportOf(await this.reader.read(context, month, revision));
  }

  /** The same in one form. @throws Problem 404 where the month has no figures */
  async render(
    context: Context,
    month: Month,
    { format, revision }: { format: ReportFormat; revision?: number },
  ): Promise<ReportFile> {
    const model = await this.model(context, month, revision);
    const bytes = await renderReport(model, format);
    return { bytes, type: REPORT_TYPES[format], names: reportFileNames(model, format), digest: model.digest };
  }
}
