import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { IfMatchOptional } from '../access/http/if-match.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { parseMonth } from '../kernel/month.js';
import { ReviewOfMonthDto, ReviewTextDto, ReviewTextInMonthDto } from './review-answer.dto.js';
import { WriteReview } from './review.dto.js';
import { ReviewService } from './review.service.js';

@ApiTags('課題と対応')
@Controller('api/v1/months/:month/review')
export class ReviewController {
  constructor(private readonly review: ReviewService) {}

  @Get()
  @ApiOperation({ summary: '課題・対応・次月の予定と、月末時点の対応事項を取得する' })
  @ApiOkResponse({ type: ReviewOfMonthDto })
  getReview(@RequestContext() context: Context, @Param('month') month: string): Promise<ReviewOfMonthDto> {
    return this.review.ofMonth(context, parseMonth(month));
  }

  @Get('departments/:departmentId')
  @ApiOperation({ summary: '課の課題・対応・次月の予定を前月のものとともに取得する' })
  @ApiOkResponse({ type: ReviewTextInMonthDto })
  getReviewText(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
  ): Promise<ReviewTextInMonthDto> {
    return this.review.text(context, parseMonth(month), departmentId);
  }

  @Put('departments/:departmentId')
  @Requires('review.write')
  @ApiOperation({ summary: '課の課題・対応・次月の予定を保存する' })
  @ApiOkResponse({ type: ReviewTextDto })
  writeReviewText(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @IfMatchOptional() version: number | undefined,
    @Body() input: WriteReview,
  ): Promise<ReviewTextDto> {
    return this.review.write(context, parseMonth(month), departmentId, version ?? 0, input);
  }

  @Get('office')
  @ApiOperation({ summary: 'DX推進課の課題・対応・次月の予定を前月のものとともに取得する' })
  @ApiOkResponse({ type: ReviewTextInMonthDto })
  getOfficeReviewText(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<ReviewTextInMonthDto> {
    return this.review.text(context, parseMonth(month), null);
  }

  @Put('office')
  @Requires('review.write-office')
  @ApiOperation({ summary: 'DX推進課の課題・対応・次月の予定を保存する' })
  @ApiOkResponse({ type: ReviewTextDto })
  writeOfficeReviewText(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @IfMatchOptional() version: number | undefined,
    @Body() input: WriteReview,
  ): Promise<ReviewTextDto> {
    return this.review.write(context, parseMonth(month), null, version ?? 0, input);
  }
}
