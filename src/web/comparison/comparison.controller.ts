import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ComparisonService } from '../../achievement/comparison/comparison.service.js';
import { FigureHistoryService } from '../../achievement/figures/figure-history.service.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { listFile } from '../list/list-file.js';
import { comparisonPage, MOST_ROWS } from './comparison.page.js';
import { defaultSides, readSide, sideText } from './comparison-sides.js';
import { comparisonLines, comparisonList } from './comparison-list.js';
import { CorrectionReasons } from './correction-reasons.service.js';

@PageController('comparison')
export class ComparisonPageController {
  constructor(
    private readonly comparison: ComparisonService,
    private readonly history: FigureHistoryService,
    private readonly reasons: CorrectionReasons,
  ) {}

  @GetPage()
  async compare(@RequestContext() context: Context, @Query('from') from?: string, @Query('to') to?: string) {
    const periods = this.history.periods(context);
    const sides = from && to ? { from: readSide(from), to: readSide(to) } : defaultSides(await periods);
    const [known, answer] = await Promise.all([
      periods,
      sides && this.comparison.first(context, sides.from, sides.to, { most: MOST_ROWS }),
    ]);
    const reasons = answer ? await this.reasons.between(context, answer.from, answer.to) : [];
    return new Screen('期間・版の比較', comparisonPage({ known, answer, reasons }));
  }

  /** Everything on the page, without its limit. */
  @Get('export.csv')
  async exportCsv(@RequestContext() context: Context, @Query('from') from = '', @Query('to') to = '') {
    const answer = await this.comparison.compare(context, readSide(from), readSide(to));
    const reasons = await this.reasons.between(context, answer.from, answer.to);
    const list = comparisonList(`比較_${sideText(answer.from)}_${sideText(answer.to)}`);
    return listFile(list, comparisonLines(answer, reasons), 'csv');
  }
}
