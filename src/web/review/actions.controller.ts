import { Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MonthService } from '../../closing/month.service.js';
import { ActionQuery } from '../../review/action.dto.js';
import { pageOfActions } from '../../review/action-list.js';
import { ActionService } from '../../review/action.service.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';
import { type FormBody } from '../http/form-body.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFormat } from '../http/table-file.js';
import { type FiledList } from '../list/list.js';
import { listFile } from '../list/list-file.js';
import { hasEmptyFields, ListQuery } from '../list/list-query.js';
import { actionList } from './action-table.js';
import { actionsPage } from './actions.page.js';
import { reviewHead } from './review-tabs.js';

/** 対応事項 of a month, as a list that can be narrowed and taken along as a file. */
@PageController('review/:month/actions')
export class ActionsPageController {
  constructor(
    private readonly actions: ActionService,
    private readonly months: MonthService,
    private readonly departments: DepartmentService,
  ) {}

  @Get()
  async listActions(@RequestContext() context: Context, @MonthInPath() month: Month, @Query() raw: FormBody) {
    const list = await this.list(context, month);
    const query = ListQuery.of(list, raw);
    const { limit, cursor, ...narrowed } = await query.checked(ActionQuery);
    if (hasEmptyFields(raw)) return new SeeOther(query.href());
    const found = await this.actions.list(context, month, narrowed);
    const months = await this.months.list(context);
    const open = months.some((one) => one.month === month && one.state === 'open');
    const view = {
      head: reviewHead(context, months, { month, part: 'actions' }),
      ...{ list, query, found },
      page: pageOfActions(found, limit, cursor),
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
}
