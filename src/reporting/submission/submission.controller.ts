import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatchOptional } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { parseMonth } from '../../kernel/month.js';
import { AcceptManyDto, ReturnDto, SubmissionDto, SubmissionOverviewDto } from './submission.dto.js';
import { SubmissionService } from './submission.service.js';

@ApiTags('月次報告')
@Controller('api/v1/months/:month')
export class SubmissionController {
  constructor(@Inject(SubmissionService) private readonly submissions: SubmissionService) {}

  @Get('submissions')
  @ApiOperation({ summary: '課別報告の一覧（未着手の課を含む）' })
  @ApiOkResponse({ type: [SubmissionOverviewDto] })
  async listSubmissions(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<SubmissionOverviewDto[]> {
    return this.submissions.list(context, parseMonth(month));
  }

  @Post('accept')
  @Requires('report.accept')
  @HttpCode(200)
  @ApiOperation({ summary: '複数の課の報告をまとめて受理する（1つでもできなければ何もしない）' })
  @ApiOkResponse({ type: [SubmissionOverviewDto] })
  async acceptSubmissions(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() body: AcceptManyDto,
  ): Promise<SubmissionOverviewDto[]> {
    return this.submissions.acceptMany(context, parseMonth(month), body.departmentIds);
  }

  @Post('submissions/:departmentId/submit')
  @Requires('report.enter')
  @HttpCode(200)
  @ApiOperation({ summary: '課の報告を提出する' })
  @ApiOkResponse({ type: SubmissionDto })
  async submitSubmission(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @IfMatchOptional() version: number | undefined,
  ): Promise<SubmissionDto> {
    return this.submissions.submit(context, parseMonth(month), departmentId, version);
  }

  @Post('submissions/:departmentId/approve')
  @Requires('report.enter')
  @HttpCode(200)
  @ApiOperation({ summary: '課長確認をする' })
  @ApiOkResponse({ type: SubmissionDto })
  async approveSubmission(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @IfMatchOptional() version: number | undefined,
  ): Promise<SubmissionDto> {
    return this.submissions.approve(context, parseMonth(month), departmentId, version);
  }

  @Post('submissions/:departmentId/take-back')
  @Requires('report.enter')
  @HttpCode(200)
  @ApiOperation({ summary: '提出した報告を取り戻す（受理される前まで）' })
  @ApiOkResponse({ type: SubmissionDto })
  async takeBackSubmission(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @IfMatchOptional() version: number | undefined,
  ): Promise<SubmissionDto> {
    return this.submissions.takeBack(context, parseMonth(month), departmentId, version);
  }

  @Post('submissions/:departmentId/accept')
  @Requires('report.accept')
  @HttpCode(200)
  @ApiOperation({ summary: '課の報告を受理する' })
  @ApiOkResponse({ type: SubmissionDto })
  async acceptSubmission(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @IfMatchOptional() version: number | undefined,
  ): Promise<SubmissionDto> {
    return this.submissions.accept(context, parseMonth(month), departmentId, version);
  }

  @Post('submissions/:departmentId/return')
  @Requires('report.accept')
  @HttpCode(200)
  @ApiOperation({ summary: '課の報告を全体または行ごとに差し戻す' })
  @ApiOkResponse({ type: SubmissionDto })
  async returnSubmission(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() body: ReturnDto,
    @IfMatchOptional() version: number | undefined,
  ): Promise<SubmissionDto> {
    const returned = { reason: body.reason?.trim() || null, rows: body.rows ?? [] };
    return this.submissions.return(context, parseMonth(month), departmentId, returned, version);
  }
}
