import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { type Month, parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault } from '../../platform/problem.js';
import { MonthService } from '../../closing/month.service.js';
import { OFFICE } from '../../review/office.js';
import { ActionService } from '../../review/action.service.js';
import { WriteReview } from '../../review/review.dto.js';
import { permitOwner } from '../../review/owner.js';
import { ReviewService } from '../../review/review.service.js';
import { REVIEW_FIELDS } from '../../review/review-text.repository.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { FIELD_NAMES, reviewDeskPage } from './review-desk.page.js';
import { deskPath, reviewHead } from './review-tabs.js';

/** Where a department, or the DX office, writes with the month and sees its actions. */
@ApiExcludeController()
@Controller('review/:month')
export class ReviewDeskController {
  constructor(
    private readonly review: ReviewService,
    private readonly actions: ActionService,
    private readonly months: MonthService,
  ) {}

  @Get('departments/:departmentId')
  showDesk(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
  ): Promise<Screen> {
    return this.screen(context, parseMonth(month), departmentId);
  }

  @Post('departments/:departmentId')
  writeAtDesk(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    return this.write(context, parseMonth(month), departmentId, form);
  }

  @Get('office')
  showOffice(@RequestContext() context: Context, @Param('month') month: string): Promise<Screen> {
    return this.screen(context, parseMonth(month), null);
  }

  @Post('office')
  writeOffice(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    return this.write(context, parseMonth(month), null, form);
  }

  /** Saves what was typed; of a field whose 「前月の内容を写す」 was pressed, the text of the month before. */
  private async write(
    context: Context,
    month: Month,
    departmentId: string | null,
    form: FormBody,
  ): Promise<Screen | SeeOther> {
    permitOwner(context, 'review.write', departmentId);
    const taken = REVIEW_FIELDS.find((field) => field === textOf(form, 'take'));
    try {
      const { previous } = await this.review.text(context, month, departmentId);
      const typed = REVIEW_FIELDS.map((field) => [field, textOf(form, field)] as const);
      const fields = typed.map(([field, text]) => [
        field,
        field === taken && text.trim() === '' ? previous[field] : text,
      ]);
      const input = await checked(WriteReview, Object.fromEntries(fields) as object);
      await this.review.write(context, month, departmentId, versionOf(form), input);
    } catch (error) {
      return this.screen(context, month, departmentId, faultsIn(error), form);
    }
    const told = taken ? `${FIELD_NAMES[taken]}に前月の内容を写し、保存しました。` : '保存しました。';
    return new SeeOther(deskPath(month, departmentId), told);
  }

  private async screen(
    context: Context,
    month: Month,
    departmentId: string | null,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const text = await this.review.text(context, month, departmentId);
    const part = departmentId === null ? 'office' : 'texts';
    const view = {
      head: reviewHead(context, await this.months.list(context), { month, part }),
      text,
      actions: await this.actions.list(context, month, { departmentId: departmentId ?? OFFICE }),
      mayWrite: text.monthState === 'open' && reach(context, 'review.write') !== 'none',
      onBehalf: departmentId !== null && context.actor.departmentId === null,
      faults,
      typed,
    };
    return new Screen(`課題と対応 ${periodLabel(month)}`, reviewDeskPage(view), {
      status: faults.length === 0 ? 200 : 422,
      wide: true,
    });
  }
}
