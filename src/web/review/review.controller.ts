import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { type Month, parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MonthService } from '../../closing/month.service.js';
import { ReviewService } from '../../review/review.service.js';
import { noMonthPage } from '../monthly-entry/no-month.page.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { reviewTextsPath, reviewHead } from './review-tabs.js';
import { reviewPage } from './review.page.js';

const PARTS: Readonly<Record<string, string>> = { office: '/office', actions: '/actions' };

/** 課題と対応 of a month: everybody's for the DX office and viewers; a department goes on to its own. */
@PageController('review')
export class ReviewPageController {
  constructor(
    private readonly review: ReviewService,
    private readonly months: MonthService,
  ) {}

  /** The month asked for, else the newest that is open, else the newest of all. */
  @Get()
  async chooseMonth(
    @RequestContext() context: Context,
    @Query('month') month: string | undefined,
    @Query('part') part: string | undefined,
  ): Promise<Screen | SeeOther> {
    if (month) return new SeeOther(`/review/${parseMonth(month)}${PARTS[part ?? ''] ?? ''}`);
    const months = await this.months.list(context);
    const newest = months.find(({ state }) => state === 'open') ?? months[0];
    return newest ? new SeeOther(`/review/${newest.month}`) : new Screen('課題と対応', noMonthPage());
  }

  @Get(':month')
  async showReview(@RequestContext() context: Context, @MonthInPath() month: Month) {
    const { departmentId } = context.actor;
    if (departmentId !== null) return new SeeOther(reviewTextsPath(month, departmentId));
    const review = await this.review.ofMonth(context, month);
    const months = await this.months.list(context);
    const open = months.some((one) => one.month === month && one.state === 'open');
    const view = {
      head: reviewHead(context, months, { month, part: 'texts' }),
      review,
      mayWrite: open && reach(context, 'review.write') === 'all',
    };
    return new Screen(`課題と対応 ${periodLabel(month)}`, reviewPage(view), { wide: true });
  }
}
