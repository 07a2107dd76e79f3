import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { parsePeriod } from '../../kernel/period.js';
import { ComparisonDto } from './comparison-answer.dto.js';
import { ComparisonService } from './comparison.service.js';
import { ComparisonQuery } from '../figures/figures.dto.js';

@ApiTags('指標')
@Controller('api/v1/comparison')
export class ComparisonController {
  constructor(private readonly comparison: ComparisonService) {}

  @Get()
  @ApiOperation({ summary: '2つの期間または版の間で変わったことと、指標の差の理由' })
  @ApiOkResponse({ type: ComparisonDto })
  async comparePeriods(
    @RequestContext() context: Context,
    @Query() { from, to, fromRevision, toRevision }: ComparisonQuery,
  ): Promise<ComparisonDto> {
    return this.comparison.compare(
      context,
      { period: parsePeriod(from), revision: fromRevision },
      { period: parsePeriod(to), revision: toRevision },
    );
  }
}
