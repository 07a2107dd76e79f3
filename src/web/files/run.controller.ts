import { Get, Param, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Background } from '../../access/session/background.js';
import { CheckedImportService } from '../../exchange/checked-import.service.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { runPage, SHOWN_CHANGES } from './run.page.js';
import { RunProgress } from './run-progress.js';

/** A file that came in. */
@PageController('files/:id')
export class FileRunController {
  constructor(private readonly imports: CheckedImportService) {}

  @GetPage()
  async show(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Query() raw: FormBody,
  ): Promise<Screen> {
    const show = SHOWN_CHANGES.find((one) => one === textOf(raw, 'show')) ?? 'all';
    const cursor = textOf(raw, 'cursor') || undefined;
    const isNew = show === 'all' ? null : show === 'new';
    const [run, changes] = await Promise.all([
      this.imports.get(context, id),
      this.imports.changes(context, id, { isNew, cursor, limit: DEFAULT_PAGE }),
    ]);
    const errors = run.run.result?.errors ?? [];
    const from = pageStart(textOf(raw, 'faults'));
    const address = (fields: Record<string, string>) => {
      const query = new URLSearchParams(show === 'all' ? fields : { show, ...fields }).toString();
      return query === '' ? `/files/${id}` : `/files/${id}?${query}`;
    };
    const more = from + DEFAULT_PAGE < errors.length;
    const page = runPage({
      ...run,
      show,
      changes,
      changesLinks: {
        firstHref: cursor === undefined ? null : address({}),
        nextHref: changes.next === null ? null : address({ cursor: changes.next }),
      },
      faults: errors.slice(from, from + DEFAULT_PAGE),
      faultsLinks: {
        firstHref: from === 0 ? null : address({}),
        nextHref: more ? address({ faults: String(from + DEFAULT_PAGE) }) : null,
      },
    });
    return new Screen(`${run.kind.label}の取り込み`, page, { wide: true });
  }

  /** How far the work has come, asked for every second; once it has ended the page is shown anew. */
  @Get('progress')
  @Background()
  async progress(@RequestContext() context: Context, @Param('id') id: string): Promise<Fragment | SeeOther> {
    const view = await this.imports.get(context, id);
    return view.run.state === 'waiting' ? new Fragment(RunProgress(view)) : new SeeOther(`/files/${id}`);
  }

  /** Pressed twice, it imports once. */
  @Post('apply')
  async apply(@RequestContext() context: Context, @Param('id') id: string): Promise<SeeOther> {
    await this.imports.begin(context, id);
    return new SeeOther(`/files/${id}`);
  }

  @Post('drop')
  async drop(@RequestContext() context: Context, @Param('id') id: string): Promise<SeeOther> {
    await this.imports.drop(context, id);
    return new SeeOther('/files', '取りやめました。何も取り込んでいません。');
  }
}

/** Where a page of a list of faults begins. */
function pageStart(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
