import { Controller, Get, Headers, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Context } from '../access/context.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { parseMonth } from '../kernel/month.js';
import { attachment, fileAnswer } from './file-answer.js';
import { REPORT_CONTENT, ReportDto } from './report-answer.dto.js';
import { ReportQuery } from './report.dto.js';
import { ProvisionalReportDto, ReportFileListDto } from './report-file-answer.dto.js';
import { ReportFileService } from './report-file.service.js';
import { ReportService } from './report.service.js';

@ApiTags('報告書')
@Controller('api/v1/reports')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly files: ReportFileService,
  ) {}

  @Get(':month')
  @ApiOperation({ summary: '対象月の達成状況報告書（速報または確定）' })
  @ApiExtraModels(ReportDto)
  @ApiOkResponse({ content: REPORT_CONTENT })
  async getReport(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Query() query: ReportQuery,
  ): Promise<StreamableFile> {
    const { bytes, type, names } = await this.reports.render(context, parseMonth(month), query);
    return new StreamableFile(bytes, { type, disposition: attachment(names.ascii, names.local) });
  }

  @Get(':month/files')
  @ApiOperation({ summary: '保存された報告書のファイル（新しい版から、ダイジェストとともに）' })
  @ApiOkResponse({ type: ReportFileListDto })
  async listReportFiles(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<ReportFileListDto> {
    const of = parseMonth(month);
    return {
      items: await this.files.list(context, of),
      failures: await this.files.failures(context, of),
    };
  }

  @Get(':month/files/:id')
  @ApiOperation({ summary: '保存された報告書のファイルを取得する（ETagは内容のSHA-256）' })
  @ApiExtraModels(ReportDto)
  @ApiOkResponse({ content: REPORT_CONTENT })
  async getReportFile(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.files.find(context, parseMonth(month), id);
    return fileAnswer(reply, { file, known, read: () => this.files.bytes(context, file) });
  }

  @Post(':month/files')
  @Requires('report-file.make')
  @HttpCode(202)
  @ApiOperation({ summary: '速報の報告書を今の値で作成し、保存する' })
  @ApiAcceptedResponse({ type: ProvisionalReportDto })
  makeProvisionalReport(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<ProvisionalReportDto> {
    return this.files.makeProvisional(context, parseMonth(month));
  }
}
