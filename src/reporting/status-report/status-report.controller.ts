import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatchOptional } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { parseMonth } from '../../kernel/month.js';
import { StatusFormDto, StatusRowDto } from './status-answer.dto.js';
import { StatusEntryDto, WholeFormDto, statusEntryOf } from './status-report.dto.js';
import { StatusReportService } from './status-report.service.js';

@ApiTags('月次報告')
@Controller('api/v1/months/:month')
export class StatusReportController {
  constructor(@Inject(StatusReportService) private readonly reports: StatusReportService) {}

  @Get('submissions/:departmentId')
  @ApiOperation({ summary: '課の報告様式（前月の段階、空の件数、前月と前年同月の件数）' })
  @ApiOkResponse({ type: StatusFormDto })
  async getStatusForm(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
  ): Promise<StatusFormDto> {
    return this.reports.form(context, parseMonth(month), departmentId);
  }

  @Put('submissions/:departmentId')
  @Requires('report.enter')
  @ManyRows()
  @ApiOperation({ summary: '課の報告をまとめて保存する（1行でも誤りがあれば何も保存しない）' })
  @ApiOkResponse({ type: StatusFormDto })
  async saveStatusForm(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() body: WholeFormDto,
  ): Promise<StatusFormDto> {
    const rows = body.rows.map((row) => ({
      procedureId: row.procedureId,
      version: row.version ?? 0,
      entry: statusEntryOf(row),
    }));
    return this.reports.saveAll(context, parseMonth(month), departmentId, rows);
  }

  @Put('reports/:procedureId')
  @Requires('report.enter')
  @ApiOperation({ summary: '1つの手続の報告を保存する（初めて保存する行はIf-Match不要）' })
  @ApiOkResponse({ type: StatusRowDto })
  async saveStatusReport(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('procedureId') procedureId: string,
    @Body() body: StatusEntryDto,
    @IfMatchOptional() version: number | undefined,
  ): Promise<StatusRowDto> {
    return this.reports.saveRow(context, parseMonth(month), procedureId, statusEntryOf(body), version);
  }

  @Post('submissions/:departmentId/confirm-rest')
  @Requires('report.enter')
  @HttpCode(200)
  @ApiOperation({ summary: '未入力の行を「段階に変更なし」として保存する（件数は未回答のまま）' })
  @ApiOkResponse({ type: StatusFormDto })
  async confirmRestOfForm(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
  ): Promise<StatusFormDto> {
    return this.reports.confirmRest(context, parseMonth(month), departmentId);
  }
}
