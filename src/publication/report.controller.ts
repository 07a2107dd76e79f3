import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { RequestContext } from '../access/http/request-context.js';
import { parseMonth } from '../kernel/month.js';
import { REPORT_CONTENT, ReportDto } from './report-answer.dto.js';
import { ReportQuery } from './report.dto.js';
import { ReportService } from './report.service.js';

@ApiTags('報告書')
@Controller('api/v1/reports')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

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
    return new StreamableFile(bytes, {
      type,
      disposition: `attachment; filename="${names.ascii}"; filename*=UTF-8''${encodeURIComponent(names.local)}`,
    });
  }
}
