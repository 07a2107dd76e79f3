import { Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { CoverageService } from '../../catalogue/mapping/coverage.service.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { coverageList, coveragePage } from './coverage.page.js';

@PageController('list')
export class CoverageController {
  constructor(
    private readonly coverages: CoverageService,
    private readonly list: PriorityListService,
  ) {}

  @GetPage()
  async coverage(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const [coverage, editions] = await Promise.all([
      this.coverages.coverage(context),
      this.list.editions(context),
    ]);
    const tags = editions.find(({ edition }) => edition === coverage.edition)?.tags ?? [];
    const mayEdit = reach(context, 'mapping.edit') === 'all';
    const list = coverageList(coverage.items, tags);
    const page = coveragePage(coverage, list, ListQuery.of(list, raw), mayEdit);
    return new Screen('優先的にオンライン化を推進すべき手続', page, { wide: true });
  }
}
