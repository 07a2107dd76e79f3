import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { type ImportOutcome } from '../../access/import-outcome.js';
import { ImportService } from '../../exchange/import.service.js';
import { parseMonth, type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { type ExtractView, extractOutcome, extractPage } from './extract.page.js';

@ApiExcludeController()
@Controller('months/:month/import')
export class ExtractController {
  constructor(private readonly imports: ImportService) {}

  @Get()
  showExtract(@RequestContext() context: Context, @Param('month') month: string): Screen {
    permit(context, 'import.run');
    return screenOf({ month: parseMonth(month), text: '', outcome: null, dryRun: true });
  }

  /** A pasted table. Taking the same one in twice changes nothing the second time. */
  @Post()
  async takePasted(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const month = parseMonth(text);
    const table = textOf(form, 'table');
    const dryRun = textOf(form, 'run') !== 'take';
    const outcome = await this.run(context, { month, bytes: Buffer.from(table), dryRun, fileName: '' });
    if (dryRun || outcome.errors.length > 0) return screenOf({ month, text: table, outcome, dryRun });
    const { created, updated, unchanged } = outcome;
    const counts = `新しく入力 ${created}件、変更 ${updated}件、変更なし ${unchanged}件`;
    return new SeeOther(`/months/${month}`, `取り込みました（${counts}）。`);
  }

  /** A file as the script sends it: its bytes and nothing else. */
  @Post('file')
  @HttpCode(200)
  async takeFile(
    @RequestContext() context: Context,
    @Param('month') text: string,
    @Query('run') run: string | undefined,
    @Query('fileName') fileName: string | undefined,
    @Body() body: unknown,
  ): Promise<Fragment> {
    const month = parseMonth(text);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const dryRun = run !== 'take';
    const outcome = await this.run(context, { month, bytes, dryRun, fileName: fileName ?? '' });
    return new Fragment(extractOutcome(outcome, dryRun));
  }

  private run(
    context: Context,
    { month, ...file }: { month: Month; bytes: Buffer; dryRun: boolean; fileName: string },
  ): Promise<ImportOutcome> {
    return this.imports.run(context, { kind: 'status-reports', parameters: { month }, ...file });
  }
}

function screenOf(view: ExtractView): Screen {
  const status = view.outcome && view.outcome.errors.length > 0 ? 422 : 200;
  const title = `一括取り込み ${periodLabel(view.month)}`;
  return new Screen(title, extractPage(view), { status, scripts: ['month-extract.js'] });
}
