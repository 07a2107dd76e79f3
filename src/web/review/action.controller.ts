import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { type Month, nextMonth, parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault } from '../../platform/problem.js';
import { MonthService } from '../../closing/month.service.js';
import { AddAction, ChangeAction } from '../../review/action.dto.js';
import { OFFICE } from '../../review/office.js';
import { ActionService } from '../../review/action.service.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { conflictInWords } from './action-conflict.js';
import { actionInput } from './action-input.js';
import { actionPage, newActionPage } from './action.page.js';
import { deskPath, reviewHead } from './review-tabs.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** One action: taking it up, what becomes of it, and how it went so far. */
@ApiExcludeController()
@Controller('review/:month/actions')
export class ActionPageController {
  constructor(
    private readonly actions: ActionService,
    private readonly months: MonthService,
    private readonly departments: DepartmentService,
  ) {}

  @Get('new')
  newAction(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Query('departmentId') departmentId: string | undefined,
  ): Promise<Screen> {
    const typed = {
      id: randomUUID(),
      departmentId: departmentId ?? OFFICE,
      dueMonth: nextMonth(parseMonth(month)),
    };
    return this.emptyForm(context, parseMonth(month), typed);
  }

  @Post('new')
  async addAction(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'review.write');
    const month = parseMonth(text);
    const asked = textOf(form, 'id');
    const id = UUID.test(asked) ? asked : randomUUID();
    try {
      const input = await checked(AddAction, actionInput(form));
      const { number, departmentId } = await this.actions.add(context, month, input, id);
      return new SeeOther(deskPath(month, departmentId), `対応事項（番号${number}）を追加しました。`);
    } catch (error) {
      return this.emptyForm(context, month, { ...form, id }, faultsIn(error));
    }
  }

  @Get(':id')
  showAction(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('id') id: string,
  ): Promise<Screen> {
    return this.screen(context, parseMonth(month), id);
  }

  @Post(':id')
  async changeAction(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'review.write');
    const month = parseMonth(text);
    try {
      const changes = await checked(ChangeAction, actionInput(form));
      await this.actions.change(context, month, id, versionOf(form), changes);
      return new SeeOther(`/review/${month}/actions/${id}`, '保存しました。');
    } catch (error) {
      const departments = await this.departments.all(context);
      return this.screen(context, month, id, faultsIn(conflictInWords(error, departments)), form);
    }
  }

  private async emptyForm(
    context: Context,
    month: Month,
    typed: FormBody,
    faults: readonly Fault[] = [],
  ): Promise<Screen> {
    permit(context, 'review.write');
    const months = await this.months.list(context);
    const view = {
      head: reviewHead(context, months, { month, part: 'actions' }),
      departments: await this.choices(context),
      typed,
      faults,
    };
    return new Screen(`対応事項の追加 ${periodLabel(month)}`, newActionPage(view), {
      status: faults.length === 0 ? 200 : 422,
    });
  }

  private async screen(
    context: Context,
    month: Month,
    id: string,
    faults: readonly Fault[] = [],
    typed?: FormBody,
  ): Promise<Screen> {
    const action = await this.actions.get(context, month, id);
    const months = await this.months.list(context);
    const open = months.find((one) => one.state === 'open' && one.month >= action.createdIn);
    const writer = reach(context, 'review.write') !== 'none';
    const view = {
      head: reviewHead(context, months, { month, part: 'actions' }),
      action,
      departments: await this.choices(context),
      mayWrite: writer && action.monthState === 'open',
      writer,
      writableIn: open?.month ?? null,
      faults,
      typed,
    };
    return new Screen(`対応事項（番号${action.number}） ${periodLabel(month)}`, actionPage(view), {
      status: faults.length === 0 ? 200 : 422,
    });
  }

  /** The departments an action may be given to: none to choose from for a department itself. */
  private async choices(context: Context): Promise<DepartmentDto[]> {
    return reach(context, 'review.write') === 'all' ? this.departments.all(context) : [];
  }
}
