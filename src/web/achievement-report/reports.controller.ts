import { Get, Headers, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Background } from '../../access/session/background.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { notFound } from '../../platform/problem.js';
import { fileAnswer } from '../../publication/file-answer.js';
import { ReportFileService } from '../../publication/report-file.service.js';
import { GetPage } from '../http/get-page.js';
import { refusalIn } from '../http/faults-in.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { reportAddress } from './report-address.js';
import { ReportFiles } from './report-files.js';
import { reportPage } from './report.page.js';
import { reportsPage } from './reports.page.js';
import { ReportsReader } from './reports.reader.js';

@PageController('reports')
export class ReportsController {
  constructor(
    private readonly reader: ReportsReader,
    private readonly files: ReportFileService,
  ) {}

  @GetPage()
  async list(@RequestContext() context: Context): Promise<Screen> {
    return new Screen('報告書', reportsPage(await this.reader.list(context)));
  }

  @GetPage(':month')
  async report(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Query('revision') revision?: string,
  ): Promise<Screen> {
    const view = await this.reader.report(context, month, revisionOf(revision));
    return new Screen(`${periodLabel(month)} 達成状況報告書`, reportPage(view));
  }

  /** The files alone, asked for every second while some are still to come; without a revision, the whole page. */
  @Get(':month/files')
  @Background()
  async listFiles(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Query('revision') revision?: string,
  ): Promise<Fragment | SeeOther> {
    const number = revisionOf(revision);
    if (number === undefined) return new SeeOther(reportAddress({ month }));
    return new Fragment(ReportFiles(await this.reader.filesView(context, month, number)));
  }

  @Get(':month/files/:id')
  async file(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.files.find(context, month, id);
    return fileAnswer(reply, { file, known, read: () => this.files.bytes(context, file) });
  }

  /** 速報を作成. Where the month was closed meanwhile, its final report is shown instead. */
  @Post(':month/files')
  async make(@RequestContext() context: Context, @MonthInPath() month: Month): Promise<SeeOther> {
    try {
      const { revision } = await this.files.makeProvisional(context, month);
      const to = `${reportAddress({ month, revision })}#files`;
      return new SeeOther(to, '速報の報告書を保存しました。ファイルを作成しています。');
    } catch (error) {
      refusalIn(error, 'month-closed');
      const notice = 'この月は確定しています。確定した報告書を表示しています。';
      return new SeeOther(reportAddress({ month }), notice);
    }
  }
}

function revisionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw notFound('報告書');
  return Number(text);
}
