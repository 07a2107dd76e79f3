import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ComparisonService } from '../../achievement/comparison.service.js';
import { FigureHistoryService } from '../../achievement/figure-history.service.js';
import { Screen } from '../http/screen.js';
import { readSide } from './comparison-address.js';
import { comparisonPage } from './comparison.page.js';
import { defaultSides } from './default-sides.js';

@ApiExcludeController()
@Controller('comparison')
export class ComparisonPageController {
  constructor(
    private readonly comparison: ComparisonService,
    private readonly history: FigureHistoryService,
  ) {}

  @Get()
  async compare(
    @RequestContext() context: Context,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<Screen> {
    const known = await this.history.periods(context);
    const sides = from && to ? { from: readSide(from), to: readSide(to) } : defaultSides(known);
    const answer = sides && (await this.comparison.compare(context, sides.from, sides.to));
    return new Screen('期間・版の比較', comparisonPage({ known, answer }));
  }
}
