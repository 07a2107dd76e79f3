import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { ForecastService } from '../../targets/forecast.service.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { forecastPage } from './forecast.page.js';

@PageController('targets/forecast')
export class ForecastController {
  constructor(
    private readonly forecasts: ForecastService,
    private readonly departments: DepartmentService,
  ) {}

  @Get()
  async forecast(@RequestContext() context: Context, @Query('department') departmentId = '') {
    const everyDepartment = reach(context, 'figures.rows') === 'all';
    const departments = everyDepartment ? await this.departments.all(context) : [];
    const known = departments.find(({ id }) => id === departmentId);
    const forecast = await this.forecasts.forecast(context, { departmentId: known?.id });
    return new Screen('見込み', forecastPage({ forecast, departments, department: known?.id ?? '' }));
  }
}
