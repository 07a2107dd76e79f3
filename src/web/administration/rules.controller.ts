import { Body, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { EditMunicipality } from '../../access/municipality/municipality.dto.js';
import { MunicipalityService } from '../../access/municipality/municipality.service.js';
import { permit } from '../../access/permissions.js';
import { FormDescription } from '../form/form-description.js';
import { FormState } from '../form/form-state.js';
import { area, check, line, select, trimmedOrNull, wholeNumber } from '../form/single-field.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { administrationScreen } from './administration-screen.js';
import { rulesPage } from './rules.page.js';

const HERE = '/administration/rules';

const ITEM_RULES = [
  { value: 'any', label: '対応付けた手続のいずれかがオンライン' },
  { value: 'all', label: '対応付けた手続のすべてがオンライン' },
];

const RULES_FORM = new FormDescription({
  name: line('団体名', { required: true, read: (text) => text.trim() }),
  itemRule: select('優先手続をオンラインとみなす条件', ITEM_RULES, {
    hint: '「優先手続オンライン化達成率」に使います。国の指標は、常に「いずれか」で計算します。',
  }),
  sectionHeadCheck: check('提出の前に課長確認を必要とする'),
  opensByItself: check('翌月1日に、対象月の受付を自動で開始する（一度受付を始めたことのある団体のみ）'),
  dueDay: wholeNumber('提出期限の日（翌月）', {
    size: 4,
    hint: '1から28まで。休日に当たるときは次の開庁日になります。受付を始めた対象月の期限は変わりません。',
    required: true,
  }),
  note: area('備考', { read: trimmedOrNull }),
});

@PageController('administration/rules')
export class RulesController {
  constructor(private readonly municipalities: MunicipalityService) {}

  @GetPage()
  rulesOfTown(@RequestContext() context: Context): Promise<Screen> {
    return this.screen(context);
  }

  @Post()
  changeRules(@RequestContext() context: Context, @Body() posted: FormBody): Promise<Screen | SeeOther> {
    return submitForm({
      form: RULES_FORM,
      posted,
      dto: EditMunicipality,
      act: (input, { version }) => this.municipalities.edit(context, version, input),
      done: () => new SeeOther(HERE, '団体の設定を保存しました。速報値を計算し直しています。'),
      again: (state) => this.screen(context, state),
      current: () => this.municipalities.get(context),
    });
  }

  private async screen(context: Context, formState?: FormState): Promise<Screen> {
    permit(context, 'municipality.edit');
    const municipality = await this.municipalities.get(context);
    const state = formState ?? FormState.of(RULES_FORM, municipality);
    return administrationScreen(context, HERE, '団体の設定', rulesPage(municipality.code, state), state);
  }
}
