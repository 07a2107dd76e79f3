import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { parseMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MonthService } from '../../closing/month.service.js';
import { ActionQuery } from '../../review/action.dto.js';
import { pageOfActions } from '../../review/action-page.js';
import { ActionService } from '../../review/action.service.js';
import { checked } from '../http/checked-form.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFile, tableFormat } from '../http/table-file.js';
import { actionsHref, filledIn } from './action-ask.js';
import { actionSheet } from './action-sheet.js';
import { actionsPage } from './actions.page.js';
import { reviewHead } from './review-tabs.js';

type RawQuery = Readonly<Record<string, string | undefined>>;

/** 対応事項 of a month, as a list that can be narrowed and taken along as a file. */
@ApiExcludeController()
@Controller('review/:month/actions')
export class ActionsPageController {
  constructor(
    private readonly actions: ActionService,
    private readonly months: MonthService,
    private readonly departments: DepartmentService,
  ) {}

  @Get()
  async listActions(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Query() raw: RawQuery,
  ): Promise<Screen | SeeOther> {
    const month = parseMonth(text);
    const { limit, cursor, ...ask } = await checked(ActionQuery, filledIn(raw));
    if (Object.values(raw).includes('')) return new SeeOther(actionsHref(month, ask));
    const found = await this.actions.list(context, month, ask);
    const months = await this.months.list(context);
    const open = months.some((one) => one.month === month && one.state === 'open');
    const everybody = reach(context, 'review.read') === 'all';
    const view = {
      head: reviewHead(context, months, { month, part: 'actions' }),
      ask,
      found,
      page: pageOfActions(found, limit, cursor),
      first: cursor === undefined,
      departments: everybody ? await this.departments.all(context) : [],
      everybody,
      mayAdd: open && reach(context, 'review.write') !== 'none',
    };
    return new Screen(`対応事項 ${periodLabel(month)}`, actionsPage(view), { wide: true });
  }

  @Get('export.:format')
  async exportActions(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Param('format') format: string,
    @Query() raw: RawQuery,
  ): Promise<StreamableFile> {
    const [month, form] = [parseMonth(text), tableFormat(format)];
    const { departmentId, state, overdue } = await checked(ActionQuery, filledIn(raw));
    const found = await this.actions.list(context, month, { departmentId, state, overdue });
    return tableFile(actionSheet(month, found), form, {
      name: `対応事項_${month}`,
      ascii: `actions-${month}`,
    });
  }
}
