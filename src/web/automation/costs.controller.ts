import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { Screen } from '../http/screen.js';
import { costsPage } from './costs.page.js';
import { ProjectChoices } from './project-choices.js';

@ApiExcludeController()
@Controller('automation/costs')
export class CostsPageController {
  constructor(
    private readonly costs: AutomationCostService,
    private readonly projects: ProjectChoices,
  ) {}

  @Get()
  async listCosts(@RequestContext() context: Context): Promise<Screen> {
    const view = {
      costs: await this.costs.list(context),
      names: await this.projects.names(context),
      mayEdit: reach(context, 'automation.edit') !== 'none',
    };
    return new Screen('自動化の費用', costsPage(view), { wide: true });
  }
}
