import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { permit } from '../access/permissions.js';
import { type Month } from '../kernel/month.js';
import { reportOf } from './report-content.js';
import { type ReportModel } from './report-model.js';
import { ReportReader } from './report.reader.js';

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
}
