import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { HourlyCostDto } from '../../automation/cost/cost.dto.js';
import { AutomationCostService } from '../../automation/cost/cost.service.js';
import { AutomationPortfolioService } from '../../automation/portfolio/portfolio.service.js';
import { parseFiscalYear } from '../../kernel/fiscal-year.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { foldNumeral, readWholeNumber } from '../../kernel/numeral.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { hourlyCostPage } from './hourly-cost.page.js';
import { refusal, statusOf } from './refusal.js';

const HERE = '/automation/hourly-costs';

/** 人件費単価 by fiscal year, which the DX office keeps. */
@ApiExcludeController()
@Controller('automation/hourly-costs')
export class HourlyCostPageController {
  constructor(
    private readonly costs: AutomationCostService,
    private readonly portfolios: AutomationPortfolioService,
  ) {}

  @Get()
  showHourlyCosts(@RequestContext() context: Context): Promise<Screen> {
    return this.screen(context, {}, []);
  }

  @Post()
  async saveHourlyCost(
    @RequestContext() context: Context,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    permit(context, 'automation.hourly-cost');
    const [fiscalYear, yen] = ['fiscalYear', 'yen'].map((name) => foldNumeral(textOf(form, name)));
    const source = textOf(form, 'source').trim();
    try {
      const plain = (yen ?? '').replace(/円$/, '');
      const body = { yen: readWholeNumber(plain) ?? plain, source: source || null };
      const entry = await checkedInput(HourlyCostDto, body);
      await this.costs.saveHourlyCost(context, yearIn(fiscalYear), versionOf(form), {
        yen: entry.yen,
        source: entry.source ?? null,
      });
    } catch (error) {
      const faults = await refusal(error, async () => {
        const all = await this.costs.hourlyCosts(context);
        const now = all.find((one) => String(one.fiscalYear) === fiscalYear);
        return {
          what: '人件費単価',
          yours: { fiscalYear: fiscalYear ?? '', yen: (yen ?? '').replaceAll(',', ''), source: source ?? '' },
          current: { fiscalYear: fiscalYear ?? '', yen: String(now?.yen ?? ''), source: now?.source ?? '' },
          version: now?.version ?? 0,
        };
      });
      if (faults) return this.screen(context, form, faults);
    }
    return new SeeOther(HERE, '人件費単価を保存しました。');
  }

  private async screen(context: Context, typed: FormBody, faults: readonly Fault[]): Promise<Screen> {
    const view = {
      costs: await this.costs.hourlyCosts(context),
      year: this.portfolios.currentYear(),
      typed,
      faults,
      mayEdit: reach(context, 'automation.hourly-cost') !== 'none',
    };
    return new Screen('人件費単価', hourlyCostPage(view), { status: statusOf(faults) });
  }
}

function yearIn(text = ''): number {
  try {
    return parseFiscalYear(text);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw invalid([{ where: 'fiscalYear', message: error.message }]);
  }
}
