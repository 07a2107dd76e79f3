import { Body, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { type Month, nextMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MonthService } from '../../closing/month.service.js';
import { pageOfActions } from '../../review/action-list.js';
import { ActionQuery, AddAction, ChangeAction } from '../../review/action.dto.js';
import { ActionService } from '../../review/action.service.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';
import { type Choice } from '../components/form-field.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFormat } from '../http/table-file.js';
import { type FiledList } from '../list/list.js';
import { listFile } from '../list/list-file.js';
import { hasEmptyFields, ListQuery } from '../list/list-query.js';
import { ACTION_FORM, ownerChoices } from './action-form.js';
import { actionList } from './action-table.js';
import { actionPage, newActionPage } from './action.page.js';
import { actionsPage } from './actions.page.js';
import { reviewHead, reviewTextsPath } from './review-tabs.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** 対応事項 of a month: their list, which can be taken along as a file, and each with what becomes of it. */
@PageController('review/:month/actions')
export class ActionsPageController {
  constructor(
    private readonly actions: ActionService,
    private readonly months: MonthService,
    private readonly departments: DepartmentService,
  ) {}

  @GetPage()
  async listActions(@RequestContext() context: Context, @MonthInPath() month: Month, @Query() raw: FormBody) {
    const list = await this.list(context, month);
    const query = ListQuery.of(list, raw);
    const { limit, cursor, ...narrowed } = await query.checked(ActionQuery);
    if (hasEmptyFields(raw)) return new SeeOther(query.href());
    const [found, months] = await Promise.all([
      this.actions.list(context, month, narrowed),
      this.months.list(context),
    ]);
    const open = months.some((one) => one.month === month && one.state === 'open');
    const view = {
      head: reviewHead(context, months, { month, part: 'actions' }),
      ...{ list, query, found },
      page: { ...pageOfActions(found, limit, cursor), total: found.length },
      mayAdd: open && reach(context, 'review.write') !== 'none',
    };
    return new Screen(`対応事項 ${periodLabel(month)}`, actionsPage(view), { wide: true });
  }

  @Get('export.:format')
  async exportActions(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Param('format') format: string,
    @Query() raw: FormBody,
  ): Promise<StreamableFile> {
    const [form, list] = [tableFormat(format), await this.list(context, month)];
    const narrowed = await ListQuery.of(list, raw).checked(ActionQuery);
    return listFile(list, await this.actions.list(context, month, narrowed), form);
  }

  private async list(context: Context, month: Month): Promise<FiledList<ActionOfMonthDto>> {
    const everybody = reach(context, 'review.read') === 'all';
    return actionList(month, everybody ? await this.departments.all(context) : null);
  }

  @GetPage('new')
  newAction(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Query('departmentId') departmentId: string | undefined,
  ): Promise<Screen> {
    const owner = { departmentId: departmentId ?? null, dueMonth: nextMonth(month) };
    return this.newScreen(context, month, randomUUID(), FormState.of(ACTION_FORM, owner));
  }

  @Post('new')
  async addAction(@RequestContext() context: Context, @MonthInPath() month: Month, @Body() posted: FormBody) {
    permit(context, 'review.write');
    const id = UUID.test(textOf(posted, 'id')) ? textOf(posted, 'id') : randomUUID();
    return submitForm({
      form: ACTION_FORM,
      posted,
      dto: AddAction,
      act: (input) => this.actions.add(context, month, input, id),
      done: ({ number, departmentId }) =>
        new SeeOther(reviewTextsPath(month, departmentId), `対応事項（番号${number}）を追加しました。`),
      again: (state) => this.newScreen(context, month, id, state),
    });
  }

  @GetPage(':id')
  showAction(@RequestContext() context: Context, @MonthInPath() month: Month, @Param('id') id: string) {
    return this.screen(context, month, id);
  }

  @Post(':id')
  async changeAction(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @Param('id') id: string,
    @Body() posted: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'review.write');
    return submitForm({
      form: ACTION_FORM,
      posted,
      dto: ChangeAction,
      act: (changes, { version }) => this.actions.change(context, month, id, version, changes),
      done: () => new SeeOther(`/review/${month}/actions/${id}`, '保存しました。'),
      again: (state) => this.screen(context, month, id, state),
      current: () => this.actions.get(context, month, id),
      choices: async () => ({ departmentId: ownerChoices(await this.departments.all(context)) }),
    });
  }

  private async newScreen(context: Context, month: Month, id: string, state: FormState): Promise<Screen> {
    permit(context, 'review.write');
    const [months, owners] = await Promise.all([this.months.list(context), this.owners(context, state)]);
    const view = { head: reviewHead(context, months, { month, part: 'actions' }), owners, id, state };
    return new Screen(`対応事項の追加 ${periodLabel(month)}`, newActionPage(view), state);
  }

  private async screen(context: Context, month: Month, id: string, typed?: FormState): Promise<Screen> {
    const [action, months] = await Promise.all([
      this.actions.get(context, month, id),
      this.months.list(context),
    ]);
    const state = typed ?? FormState.of(ACTION_FORM, action);
    const open = months.find((one) => one.state === 'open' && one.month >= action.createdIn);
    const writer = reach(context, 'review.write') !== 'none';
    const view = {
      head: reviewHead(context, months, { month, part: 'actions' }),
      action,
      owners: await this.owners(context, state),
      mayWrite: writer && action.monthState === 'open',
      writer,
      writableIn: open?.month ?? null,
      state,
    };
    return new Screen(`対応事項（番号${action.number}） ${periodLabel(month)}`, actionPage(view), state);
  }

  /** Whom an action may be given to: none to choose from for a department itself, whose actions stay its own. */
  private async owners(context: Context, state: FormState): Promise<Choice[]> {
    if (reach(context, 'review.write') !== 'all') return [];
    return ownerChoices(await this.departments.all(context), (id) => id === state.text('departmentId'));
  }
}
