import { Body, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { HourlyCostDto } from '../../automation/cost/cost.dto.js';
import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { type FiscalYear, parseFiscalYear } from '../../kernel/fiscal-year.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { foldNumeral } from '../../kernel/numeral.js';
import { invalid } from '../../platform/problem.js';
import { type FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { HOURLY_COST_FORM, hourlyCostPage } from './hourly-cost.page.js';

/** 人件費単価 by fiscal year, which the DX office keeps. */
@PageController('automation/hourly-costs')
export class HourlyCostPageController {
  constructor(
    private readonly costs: AutomationCostService,
    private readonly portfolios: AutomationPortfolioService,
  ) {}

  @GetPage()
  showHourlyCosts(@RequestContext() context: Context): Promise<Screen> {
    return this.screen(context, null);
  }

  @Post()
  saveHourlyCost(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'automation.hourly-cost');
    const year = foldNumeral(textOf(posted, 'fiscalYear'));
    return submitForm({
      form: HOURLY_COST_FORM,
      posted,
      dto: HourlyCostDto,
      act: ({ yen, source = null }, { version }) =>
        this.costs.saveHourlyCost(context, readFiscalYear(year), version, { yen, source }),
      done: () => new SeeOther('/automation/hourly-costs', '人件費単価を保存しました。'),
      again: (state) => this.screen(context, state),
      current: async () => {
        const all = await this.costs.hourlyCosts(context);
        return all.find(({ fiscalYear }) => String(fiscalYear) === year) ?? { version: 0 };
      },
    });
  }

  private async screen(context: Context, formState: FormState | null): Promise<Screen> {
    const view = {
      costs: await this.costs.hourlyCosts(context),
      year: this.portfolios.currentYear(),
      typed: formState,
      mayEdit: reach(context, 'automation.hourly-cost') !== 'none',
    };
    return new Screen('人件費単価', hourlyCostPage(view), { status: formState?.status ?? 200 });
  }
}

/** @throws Problem 422 at the field of the year */
function readFiscalYear(text: string): FiscalYear {
  try {
    return parseFiscalYear(text);
  } catch (error) {
    throw error instanceof InvalidInput ? invalid([{ where: 'fiscalYear', message: error.message }]) : error;
  }
}
