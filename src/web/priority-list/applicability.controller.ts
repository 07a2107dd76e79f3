import { Body, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { type Fault, invalid, refuseFaults } from '../../platform/problem.js';
import { ApplicabilityService } from '../../priority-list/applicability/applicability.service.js';
import { GetPage } from '../http/get-page.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { isOfTicked, statementsIn, unsettledIn } from './applicability-form.js';
import { applicabilityPage } from './applicability.page.js';

const UNSETTLED = '未確認のままでは確認済みにできません。「該当」か「非該当」を選んでください。';

@PageController('list/applicability')
export class ListApplicabilityController {
  constructor(private readonly applicability: ApplicabilityService) {}

  @GetPage()
  applicabilities(@RequestContext() context: Context): Promise<Screen> {
    return this.screen(context, [], null);
  }

  @Post()
  async setApplicabilities(@RequestContext() context: Context, @Body() form: FormBody) {
    try {
      const { items } = await this.applicability.listItems(context);
      const statements = statementsIn(form, items);
      if (isOfTicked(form) && statements.length === 0)
        throw invalid([{ where: 'pick', message: '設定する手続を、表の左端で1つ以上選んでください。' }]);
      refuseFaults(
        unsettledIn(form, statements).map(({ itemKey }) => ({
          where: `${itemKey}.state`,
          message: UNSETTLED,
        })),
      );
      const changedCount = await this.applicability.setMany(context, statements);
      const notice =
        changedCount === 0 ? '変更はありませんでした。' : `${changedCount}手続の該当の有無を保存しました。`;
      return new SeeOther('/list/applicability', notice);
    } catch (error) {
      return this.screen(context, faultsIn(error), form);
    }
  }

  private async screen(context: Context, faults: readonly Fault[], postedForm: FormBody | null) {
    const list = await this.applicability.listItems(context, { unconfirmedFirst: true });
    const mayEdit = reach(context, 'applicability.edit') === 'all';
    const page = applicabilityPage({ ...list, mayEdit, faults, typed: postedForm });
    return new Screen('該当の有無', page, { wide: true, status: faults.length === 0 ? 200 : 422 });
  }
}
