import { Body, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { type Month, parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MonthService } from '../../closing/month.service.js';
import { ActionService } from '../../review/action.service.js';
import { OFFICE } from '../../review/office.js';
import { permitOwner } from '../../review/owner.js';
import { REVIEW_FIELDS } from '../../review/review-text.repository.js';
import { WriteReview } from '../../review/review.dto.js';
import { ReviewService } from '../../review/review.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { noMonthPage } from '../monthly-entry/no-month.page.js';
import { type DepartmentMonth, DepartmentMonthInPath, MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { reviewTextsPath, reviewHead } from './review-tabs.js';
import { FIELD_NAMES, REVIEW_FORM, reviewTextsPage } from './review-texts.page.js';
import { reviewPage } from './review.page.js';

/** A department's month, or (null) the DX office's. */
type Owner = DepartmentMonth<string | null>;

const PARTS: Readonly<Record<string, string>> = { office: '/office', actions: '/actions' };

/**
 * 課題と対応 of a month: everybody's for the DX office and viewers, a department goes on to its own; and where a
 * department, or the DX office, writes with the month and sees its actions.
 */
@PageController('review')
export class ReviewPageController {
  constructor(
    private readonly review: ReviewService,
    private readonly actions: ActionService,
    private readonly months: MonthService,
  ) {}

  /** The month asked for, else the newest that is open, else the newest of all. */
  @GetPage()
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

  @GetPage(':month')
  async showReview(@RequestContext() context: Context, @MonthInPath() month: Month) {
    const { departmentId } = context.actor;
    if (departmentId !== null) return new SeeOther(reviewTextsPath(month, departmentId));
    const [review, months] = await Promise.all([
      this.review.ofMonth(context, month),
      this.months.list(context),
    ]);
    const open = months.some((one) => one.month === month && one.state === 'open');
    const view = {
      head: reviewHead(context, months, { month, part: 'texts' }),
      review,
      mayWrite: open && reach(context, 'review.write') === 'all',
    };
    return new Screen(`課題と対応 ${periodLabel(month)}`, reviewPage(view), { wide: true });
  }

  @GetPage([':month/departments/:departmentId', ':month/office'])
  showTexts(@DepartmentMonthInPath() owner: Owner): Promise<Screen> {
    return this.screen(owner);
  }

  /** Saves what was typed; of a field whose 「前月の内容を写す」 was pressed, the text of the month before. */
  @Post([':month/departments/:departmentId', ':month/office'])
  writeTexts(@DepartmentMonthInPath() owner: Owner, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    const { context, month, departmentId } = owner;
    permitOwner(context, 'review.write', departmentId);
    const copied = REVIEW_FIELDS.find((field) => field === textOf(posted, 'take'));
    return submitForm({
      form: REVIEW_FORM,
      posted,
      dto: WriteReview,
      body: async (fields, state) => {
        if (!copied || state.text(copied).trim() !== '') return fields;
        const { previous } = await this.review.text(context, month, departmentId);
        return { ...fields, [copied]: previous[copied] };
      },
      act: (input, { version }) => this.review.write(context, month, departmentId, version, input),
      done: () => {
        const notice = copied ? `${FIELD_NAMES[copied]}に前月の内容を写し、` : '';
        return new SeeOther(reviewTextsPath(month, departmentId), `${notice}保存しました。`);
      },
      again: (state) => this.screen(owner, state),
      current: () => this.review.text(context, month, departmentId),
    });
  }

  private async screen({ context, month, departmentId }: Owner, typed?: FormState): Promise<Screen> {
    const [text, months, actions] = await Promise.all([
      this.review.text(context, month, departmentId),
      this.months.list(context),
      this.actions.list(context, month, { departmentId: departmentId ?? OFFICE }),
    ]);
    const state = typed ?? FormState.of(REVIEW_FORM, text);
    const part = departmentId === null ? 'office' : 'texts';
    const view = {
      head: reviewHead(context, months, { month, part }),
      text,
      actions,
      mayWrite: text.monthState === 'open' && reach(context, 'review.write') !== 'none',
      onBehalf: departmentId !== null && context.actor.departmentId === null,
      state,
    };
    const { status } = state;
    return new Screen(`課題と対応 ${periodLabel(month)}`, reviewTextsPage(view), { status, wide: true });
  }
}
