import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { parsePeriod } from '../../kernel/period.js';
import { DigestDto, SnapshotAnswerDto } from '../figures/figures-answer.dto.js';
import { FiguresService } from '../figures/figures.service.js';

@ApiTags('指標')
@Controller('api/v1/snapshots')
export class SnapshotsController {
  constructor(private readonly figures: FiguresService) {}

  @Get()
  @ApiOperation({ summary: '速報値・確定値のある期間と版（新しい順）' })
  @ApiPage(SnapshotAnswerDto)
  async listSnapshots(@RequestContext() context: Context, @Query() { cursor, limit }: PageQuery) {
    return this.figures.listSnapshots(context, { cursor, limit });
  }

  @Get(':period/:revision/digest')
  @ApiOperation({ summary: '確定値のダイジェストと、保存された内容からの再計算' })
  @ApiOkResponse({ type: DigestDto })
  async verifyDigest(
    @RequestContext() context: Context,
    @Param('period') period: string,
    @Param('revision', ParseIntPipe) revision: number,
  ) {
    return this.figures.verifyDigest(context, parsePeriod(period), revision);
  }
}
