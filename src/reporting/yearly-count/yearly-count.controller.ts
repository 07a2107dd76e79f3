import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { parseFiscalYear } from '../../kernel/fiscal-year.js';
import { type Page } from '../../platform/keyset.js';
import { countOf } from '../../platform/http/count.dto.js';
import { YearlyLineDto } from './yearly-count-answer.dto.js';
import { YearlyCountsDto } from './yearly-count.dto.js';
import { YearlyCountService } from './yearly-count.service.js';

@ApiTags('年間件数')
@Controller('api/v1/yearly-counts')
export class YearlyCountController {
  constructor(@Inject(YearlyCountService) private readonly counts: YearlyCountService) {}

  @Get(':fiscalYear')
  @ApiOperation({ summary: '年度の年間件数（記録のない手続を含む。手続コード順）' })
  @ApiPage(YearlyLineDto)
  async listYearlyCounts(
    @RequestContext() context: Context,
    @Param('fiscalYear') fiscalYear: string,
    @Query() query: PageQuery,
  ): Promise<Page<YearlyLineDto>> {
    return this.counts.list(context, parseFiscalYear(fiscalYear), query);
  }

  @Put(':fiscalYear')
  @Requires('report.enter')
  @ManyRows()
  @ApiOperation({ summary: '年度の年間件数を記録する（1件でも誤りがあれば何も記録しない）' })
  @ApiOkResponse({ type: [YearlyLineDto] })
  async saveYearlyCounts(
    @RequestContext() context: Context,
    @Param('fiscalYear') fiscalYear: string,
    @Body() body: YearlyCountsDto,
  ): Promise<YearlyLineDto[]> {
    const rows = body.rows.map(({ procedureId, version, applicationsTotal, applicationsOnline, source }) => ({
      procedureId,
      version: version ?? 0,
      entry: {
        applicationsTotal: countOf(applicationsTotal),
        applicationsOnline: countOf(applicationsOnline),
        source: source?.trim() || null,
      },
    }));
    return this.counts.save(context, parseFiscalYear(fiscalYear), rows);
  }
}
