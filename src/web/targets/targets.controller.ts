import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { ProgressService } from '../../targets/progress.service.js';
import { PlaceTarget } from '../../targets/target.dto.js';
import { TargetService } from '../../targets/target.service.js';
import { GetPage } from '../http/get-page.js';
import { checked } from '../http/checked-form.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFormat } from '../http/table-file.js';
import { orderPage } from './order.page.js';
import { listFile } from '../list/list-file.js';
import { targetList } from './target-list.js';
import { targetsPage } from './targets.page.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { ForecastService } from '../../targets/forecast.service.js';
import { forecastPage } from './forecast.page.js';
import { MOST_ROWS } from './pareto-section.js';

@PageController('targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetService,
    private readonly progress: ProgressService,
    private readonly forecasts: ForecastService,
    private readonly departments: DepartmentService,
  ) {}

  @GetPage()
  async targetsOfTown(@RequestContext() context: Context): Promise<Screen> {
    const [table, withdrawn] = await Promise.all([
      this.progress.table(context),
      this.targets.list(context, { withdrawn: true }),
    ]);
    const mayEdit = reach(context, 'targets.edit') === 'all';
    return new Screen('目標', targetsPage({ table, withdrawn, mayEdit }), { wide: true });
  }

  @GetPage('order')
  async order(@RequestContext() context: Context): Promise<Screen> {
    permit(context, 'targets.edit');
    return new Screen('目標の順序', orderPage(await this.targets.list(context)));
  }

  @Post(':id/move')
  async move(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    permit(context, 'targets.edit');
    const { place } = await checked(PlaceTarget, { place: Number(textOf(form, 'place')) });
    await this.targets.move(context, id, place);
    return new SeeOther(`/targets/order#target-${id}`);
  }

  @Get('export.:format')
  async exportTargets(@RequestContext() context: Context, @Param('format') format: string) {
    const form = tableFormat(format);
    const table = await this.progress.table(context);
    return listFile(targetList(table), table.rows, form);
  }

  @GetPage('forecast')
  async forecast(@RequestContext() context: Context, @Query('department') departmentId = '') {
    const everyDepartment = reach(context, 'figures.rows') === 'all';
    const all = everyDepartment ? this.departments.all(context) : [];
    const chosen = departmentId === '' ? undefined : (await all).find(({ id }) => id === departmentId);
    const [departments, forecast] = await Promise.all([
      all,
      this.forecasts.first(context, { departmentId: chosen?.id, most: MOST_ROWS }),
    ]);
    return new Screen('見込み', forecastPage({ forecast, departments, department: chosen?.id ?? '' }));
  }
}
