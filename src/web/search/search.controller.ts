import { Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { normalise } from '../../kernel/text.js';
import { type Fault } from '../../platform/problem.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { FOUND_KINDS } from './found.js';
import { searchPage } from './search.page.js';
import { SearchReader } from './search.reader.js';

const LONGEST = 100;
const TOO_LONG: Fault = { where: 'q', message: `検索語は${LONGEST}文字までです。` };

/** 検索: one field for everything that has a name or a code. */
@PageController('search')
export class SearchController {
  constructor(private readonly reader: SearchReader) {}

  @GetPage()
  async search(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'procedure.read');
    const [text, only] = [normalise(textOf(raw, 'q')), textOf(raw, 'only')];
    const faults = text.length > LONGEST ? [TOO_LONG] : [];
    if (text === '' || faults.length > 0) {
      const page = searchPage({ text, kinds: [], exact: null }, faults);
      return new Screen('検索', page, { status: faults.length === 0 ? 200 : 422 });
    }
    const kind = FOUND_KINDS.find((one) => one === only) ?? null;
    const found = await this.reader.search(context, text, kind);
    if (found.exact !== null) return new SeeOther(found.exact);
    return new Screen(`「${text}」の検索結果`, searchPage(found, []));
  }
}
