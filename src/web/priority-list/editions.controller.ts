import { Body, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { MunicipalityService } from '../../access/municipality/municipality.service.js';
import { permit, reach } from '../../access/permissions.js';
import { CoverageService } from '../../catalogue/mapping/coverage.service.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { editionsPage, switchPage, tagsOf } from './editions.page.js';
import { editionLabel } from './list-words.js';

@PageController('list/editions')
export class ListEditionsController {
  constructor(
    private readonly list: PriorityListService,
    private readonly municipalities: MunicipalityService,
    private readonly coverages: CoverageService,
  ) {}

  @GetPage()
  async editionsOfList(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const [from, to] = [textOf(query, 'from'), textOf(query, 'to')];
    const [editions, { listEdition }, difference] = await Promise.all([
      this.list.editions(context),
      this.municipalities.get(context),
      from === '' || to === '' ? null : this.list.difference(context, from, to),
    ]);
    const compared = difference && { from, to, difference };
    const mayEdit = reach(context, 'municipality.edit') === 'all';
    const page = editionsPage(editions, listEdition === null, compared, mayEdit);
    return new Screen('優先手続一覧の版', page, { wide: true });
  }

  @GetPage('switch')
  async beforeSwitch(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    permit(context, 'municipality.edit');
    const to = textOf(query, 'to');
    const [{ version }, { edition: from, items }, editions] = await Promise.all([
      this.municipalities.get(context),
      this.coverages.coverage(context),
      this.list.editions(context),
    ]);
    const difference = await this.list.difference(context, from, to);
    const gone = new Set(difference.removed.map(({ key }) => key));
    const orphaned = items
      .filter(({ key, procedures }) => gone.has(key) && procedures.length > 0)
      .map(({ key, name, procedures }) => ({ key, name, procedures: procedures.length }));
    const newest = editions[0]?.edition === to;
    const view = { tags: tagsOf(editions), from, to, newest, difference, orphaned, version };
    return new Screen('適用する版の切り替え', switchPage(view), { wide: true });
  }

  @Post('switch')
  async switchEdition(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const to = textOf(form, 'to');
    const listEdition = textOf(form, 'follow') === 'on' ? null : to;
    await this.municipalities.edit(context, versionOf(form), { listEdition });
    return new SeeOther(
      '/list/editions',
      `${editionLabel(to)}に切り替えました。速報値を計算し直しています。`,
    );
  }
}
