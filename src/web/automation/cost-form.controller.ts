import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { CostDto, costIn, type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { type Fault, notFound } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { FIND } from './chooser.js';
import { costFormPage } from './cost-form.page.js';
import { costBody, costTexts, type CostTexts, costWords, postedCost } from './cost-texts.js';
import { ProjectChoices } from './project-choices.js';
import { refusal, statusOf } from './refusal.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const LIST = '/automation/costs';

/** The form of a cost: a new one, and one that is there. */
@ApiExcludeController()
@Controller('automation/costs')
export class CostFormController {
  constructor(
    private readonly costs: AutomationCostService,
    private readonly portfolios: AutomationPortfolioService,
    private readonly projects: ProjectChoices,
  ) {}

  @Get('new')
  newCostForm(
    @RequestContext() context: Context,
    @Query('projectId') projectId: string | undefined,
  ): Promise<Screen> {
    const shares = projectId && UUID.test(projectId) ? [{ projectId, weight: 1 }] : [];
    const fiscalYear = this.portfolios.currentYear();
    return this.screen(context, costTexts({ shares, fiscalYear }), { id: randomUUID() }, null, []);
  }

  @Post('new')
  async addCost(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [texts, asked] = [postedCost(form), textOf(form, 'id')];
    const id = UUID.test(asked) ? asked : randomUUID();
    if (textOf(form, 'do') === FIND) return this.screen(context, texts, { id }, null, []);
    try {
      await this.costs.add(context, costIn(await checkedInput(CostDto, costBody(texts))), id);
    } catch (error) {
      const faults = await refusal(error);
      return this.screen(context, texts, { id }, null, faults ?? []);
    }
    return new SeeOther(LIST, '費用を登録しました。');
  }

  @Get(':id')
  async editCostForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const cost = await this.find(context, id);
    return this.screen(context, costTexts(cost), { version: cost.version }, cost, []);
  }

  @Post(':id')
  async saveCost(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.edit');
    const [texts, version] = [postedCost(form), versionOf(form)];
    const cost = await this.find(context, id);
    if (textOf(form, 'do') === FIND) return this.screen(context, texts, { version }, cost, []);
    try {
      await this.costs.edit(context, id, version, costIn(await checkedInput(CostDto, costBody(texts))));
    } catch (error) {
      const faults = await refusal(error, async () => {
        const names = await this.projects.names(context);
        const [yours, current] = [costWords(texts, names), costWords(costTexts(cost), names)];
        return { what: `費用「${cost.name}」`, yours, current, version: cost.version };
      });
      if (faults) return this.screen(context, texts, { version }, cost, faults);
    }
    return new SeeOther(LIST, '保存しました。');
  }

  @Post(':id/remove')
  async removeCost(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<SeeOther> {
    permit(context, 'automation.edit');
    await this.costs.remove(context, id, versionOf(form));
    return new SeeOther(LIST, '費用を取り消しました。');
  }

  private async find(context: Context, id: string): Promise<StoredCostDto> {
    const cost = (await this.costs.list(context)).find((one) => one.id === id);
    if (!cost) throw notFound('費用');
    return cost;
  }

  private async screen(
    context: Context,
    form: CostTexts,
    hidden: Readonly<Record<string, string | number>>,
    cost: StoredCostDto | null,
    faults: readonly Fault[],
  ): Promise<Screen> {
    permit(context, 'automation.edit');
    const names = await this.projects.names(context);
    const view = {
      action: cost ? `${LIST}/${cost.id}` : `${LIST}/new`,
      back: LIST,
      hidden,
      form,
      chosen: form.shares.map(({ projectId }) => ({
        id: projectId,
        label: names.get(projectId) ?? 'ほかの課の案件',
      })),
      found: await this.projects.found(context, form.find),
      stored: cost !== null,
      faults,
    };
    return new Screen(cost ? `費用「${cost.name}」` : '費用の登録', costFormPage(view), {
      status: statusOf(faults),
    });
  }
}
