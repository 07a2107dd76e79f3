import { Body, Param, Post, Query } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { CostDto, costIn, type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { orNotFound } from '../../platform/problem.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { namesAsChoices } from '../list/filter.js';
import { chosenIds, isSearch, searchIn } from './chooser.js';
import { COST_FORM, COSTS_PATH, type CostState } from './cost-form.js';
import { costFormPage } from './cost-form.page.js';
import { isId, newIdIn } from './new-id.js';
import { costsPage } from './costs.page.js';
import { ProjectChoices } from './project-choices.js';

/** The costs, and the form of one: new, or there already. */
@PageController('automation/costs')
export class CostPagesController {
  constructor(
    private readonly costs: AutomationCostService,
    private readonly portfolios: AutomationPortfolioService,
    private readonly projects: ProjectChoices,
  ) {}

  @GetPage()
  async listCosts(@RequestContext() context: Context): Promise<Screen> {
    const [costs, names] = await Promise.all([this.costs.list(context), this.projects.names(context)]);
    const view = {
      ...{ costs, names },
      mayEdit: reach(context, 'automation.edit') !== 'none',
    };
    return new Screen('自動化の費用', costsPage(view), { wide: true });
  }

  @GetPage('new')
  newCostForm(@RequestContext() context: Context, @Query('projectId') projectId: string | undefined) {
    const shares = projectId && isId(projectId) ? [{ projectId, weight: 1 }] : [];
    const state = FormState.of(COST_FORM, { shares, fiscalYear: this.portfolios.currentYear() });
    return this.screen(context, state, randomUUID());
  }

  @Post('new')
  async addCost(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const id = newIdIn(posted);
    const again = (state: CostState) => this.screen(context, state, id);
    if (isSearch(posted)) return again(FormState.posted(COST_FORM, posted));
    return submitForm({
      form: COST_FORM,
      posted,
      dto: CostDto,
      act: (body) => this.costs.add(context, costIn(body), id),
      done: () => new SeeOther(COSTS_PATH, '費用を登録しました。'),
      again,
    });
  }

  @GetPage(':id')
  async editCostForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const cost = await this.find(context, id);
    return this.screen(context, FormState.of(COST_FORM, cost), cost);
  }

  @Post(':id')
  async saveCost(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    permit(context, 'automation.edit');
    const cost = await this.find(context, id);
    const again = (state: CostState) => this.screen(context, state, cost);
    if (isSearch(posted)) return again(FormState.posted(COST_FORM, posted));
    return submitForm({
      form: COST_FORM,
      posted,
      dto: CostDto,
      act: (body, { version }) => this.costs.edit(context, id, version, costIn(body)),
      done: () => new SeeOther(COSTS_PATH, '保存しました。'),
      again,
      current: () => this.find(context, id),
      choices: async () => ({
        shares: namesAsChoices(Object.fromEntries(await this.projects.names(context))),
      }),
    });
  }

  @Post(':id/remove')
  async removeCost(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    permit(context, 'automation.edit');
    await this.costs.remove(context, id, versionOf(form));
    return new SeeOther(COSTS_PATH, '費用を取り消しました。');
  }

  private async find(context: Context, id: string): Promise<StoredCostDto> {
    const costs = await this.costs.list(context);
    return orNotFound(
      costs.find((cost) => cost.id === id),
      '費用',
    );
  }

  /** The form of a cost, or of a new one that is to have an id. */
  private async screen(context: Context, state: CostState, cost: StoredCostDto | string): Promise<Screen> {
    permit(context, 'automation.edit');
    const names = await this.projects.names(context);
    const page = costFormPage({
      cost,
      state,
      chosen: chosenIds(state.body, 'shares').map((id) => ({
        value: id,
        label: names.get(id) ?? 'ほかの課の案件',
      })),
      found: await this.projects.found(context, searchIn(state)),
    });
    return new Screen(typeof cost === 'string' ? '費用の登録' : `費用「${cost.name}」`, page, state);
  }
}
