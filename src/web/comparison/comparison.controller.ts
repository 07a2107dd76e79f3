import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ComparisonService } from '../../achievement/comparison/comparison.service.js';
import { FigureHistoryService } from '../../achievement/figures/figure-history.service.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { listFile } from '../list/list-file.js';
import { comparisonPage, type ComparisonView, MOST_ROWS } from './comparison.page.js';
import { defaultSides, readSide, sideText } from './comparison-sides.js';
import { comparisonLines, comparisonList } from './comparison-list.js';
import { CorrectionReasons, correctionsBetween } from './correction-reasons.service.js';

@PageController('comparison')
export class ComparisonPageController {
  constructor(
    private readonly comparison: ComparisonService,
    private readonly history: FigureHistoryService,
    private readonly reasons: CorrectionReasons,
  ) {}

  @GetPage()
  async compare(@RequestContext() context: Context, @Query('from') from?: string, @Query('to') to?: string) {
    const named = from && to ? { from: readSide(from), to: readSide(to) } : null;
    const [known, ofNamed] = await Promise.all([
      this.history.periods(context),
      this.compared(context, named),
    ]);
    const compared = named ? ofNamed : await this.compared(context, defaultSides(known));
    return new Screen('期間・版の比較', comparisonPage({ known, ...compared }));
  }

  private async compared(
    context: Context,
    sides: ReturnType<typeof defaultSides>,
  ): Promise<Pick<ComparisonView, 'answer' | 'reasons'>> {
    if (sides === null) return { answer: null, reasons: [] };
    const [answer, reasons] = await Promise.all([
      this.comparison.first(context, sides.from, sides.to, { most: MOST_ROWS }),
      this.reasons.ofPeriods(context, [sides.from.period, sides.to.period]),
    ]);
    return { answer, reasons: correctionsBetween(reasons, answer.from, answer.to) };
  }

  /** Everything on the page, without its limit. */
  @Get('export.csv')
  async exportCsv(@RequestContext() context: Context, @Query('from') from = '', @Query('to') to = '') {
    const answer = await this.comparison.compare(context, readSide(from), readSide(to));
    const { from: before, to: after } = answer;
    const corrections = await this.reasons.ofPeriods(context, [before.period, after.period]);
    const reasons = correctionsBetween(corrections, before, after);
    const list = comparisonList(`比較_${sideText(answer.from)}_${sideText(answer.to)}`);
    return listFile(list, comparisonLines(answer, reasons), 'csv');
  }
}
