import { Param, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { figuresPage } from './figures.page.js';
import { FiguresReader } from './figures.reader.js';
import { readRowsQuery } from './rows-query.js';

@PageController('figures')
export class FiguresPageController {
  constructor(private readonly reader: FiguresReader) {}

  @GetPage(':indicator')
  async rows(
    @RequestContext() context: Context,
    @Param('indicator') indicator: string,
    @Query() raw: FormBody,
  ): Promise<Screen> {
    const period = raw.period ?? (await this.reader.newestPeriod(context));
    const view = await this.reader.read(context, readRowsQuery(indicator, { ...raw, period }));
    return new Screen(`${view.figure.name}の内訳`, figuresPage(view));
  }
}
