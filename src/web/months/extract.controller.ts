import { Get, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ImportService } from '../../exchange/import.service.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { routeFacts } from '../../platform/http/route-config.js';
import { ClientGone } from '../http/client-gone.js';
import { textOf } from '../http/form-body.js';
import { MonthInPath } from '../http/month-in-path.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { readUploadForm } from '../http/upload-form.js';
import { type ExtractView, extractPage } from './extract.page.js';

@PageController('months/:month/import')
export class ExtractController {
  constructor(private readonly imports: ImportService) {}

  @Get()
  showExtract(@RequestContext() context: Context, @MonthInPath() month: Month): Screen {
    permit(context, 'import.run');
    return screenOf({ month, text: '', includeHidden: false, result: null });
  }

  /** A file or a pasted table. Taking the same one in twice changes nothing the second time. */
  @Post()
  @routeFacts({ upload: 'multipart' })
  async takeExtract(
    @RequestContext() context: Context,
    @MonthInPath() month: Month,
    @ClientGone() signal: AbortSignal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    permit(context, 'import.run');
    const { fields: form, file } = await readUploadForm(request, reply, context);
    const table = textOf(form, 'table');
    const dryRun = textOf(form, 'run') !== 'take';
    const includeHidden = textOf(form, 'hidden') === 'include';
    const view = { month, text: table, includeHidden };
    if (file === null && table.trim() === '') return screenOf({ ...view, result: null, nothing: true });
    const result = await this.imports.run(context, {
      kind: 'status-reports',
      parameters: { month, includeHidden },
      bytes: file ?? Buffer.from(table),
      fileName: '',
      dryRun,
      signal,
    });
    if (dryRun || result.errors.length > 0) return screenOf({ ...view, result });
    const { created, updated, unchanged, unreadColumns } = result;
    const counts = `新しく入力 ${created}件、変更 ${updated}件、変更なし ${unchanged}件`;
    const unread = unreadColumns.length > 0 ? `読まなかった列: ${unreadColumns.join('、')}。` : '';
    return new SeeOther(`/months/${month}`, `取り込みました（${counts}）。${unread}`);
  }
}

function screenOf(view: ExtractView): Screen {
  const isRefused = view.nothing === true || (view.result !== null && view.result.errors.length > 0);
  const title = `一括取り込み ${periodLabel(view.month)}`;
  return new Screen(title, extractPage(view), { status: isRefused ? 422 : 200 });
}
