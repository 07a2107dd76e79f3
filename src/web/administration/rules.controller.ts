import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { EditMunicipality } from '../../access/municipality/municipality.dto.js';
import { MunicipalityService } from '../../access/municipality/municipality.service.js';
import { permit } from '../../access/permissions.js';
import { foldNumeral } from '../../kernel/numeral.js';
import { type Fault } from '../../platform/problem.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { rulesPage } from './rules.page.js';

const HERE = '/administration/rules';

@ApiExcludeController()
@Controller('administration/rules')
export class RulesController {
  constructor(private readonly municipalities: MunicipalityService) {}

  @Get()
  rulesOfTown(@RequestContext() context: Context): Promise<Screen> {
    return this.screen(context);
  }

  @Post()
  async changeRules(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    try {
      const changes = await checked(EditMunicipality, fieldsOf(form));
      await this.municipalities.edit(context, versionOf(form), changes);
      return new SeeOther(HERE, '団体の設定を保存しました。速報値を計算し直しています。');
    } catch (error) {
      return this.screen(context, faultsIn(error), form);
    }
  }

  private async screen(context: Context, faults: readonly Fault[] = [], typed?: FormBody): Promise<Screen> {
    permit(context, 'municipality.edit');
    const municipality = await this.municipalities.get(context);
    const view = { tabs: administrationTabs(context, HERE), municipality, faults, typed };
    return new Screen('団体の設定', rulesPage(view), { status: faults.length === 0 ? 200 : 422 });
  }
}

function fieldsOf(form: FormBody) {
  const dueDay = foldNumeral(textOf(form, 'dueDay'));
  const note = textOf(form, 'note').trim();
  return {
    name: textOf(form, 'name').trim(),
    itemRule: textOf(form, 'itemRule'),
    sectionHeadCheck: textOf(form, 'sectionHeadCheck') === 'on',
    opensByItself: textOf(form, 'opensByItself') === 'on',
    dueDay: /^\d{1,2}$/.test(dueDay) ? Number(dueDay) : dueDay,
    note: note === '' ? null : note,
  };
}
