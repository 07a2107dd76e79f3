import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { BulkService, MOST_AT_ONCE } from '../../catalogue/bulk/bulk.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { defaultStageDate } from '../../catalogue/stage-history/stage-statement.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Fault, invalid, Problem } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { bulkChangeOf, bulkTexts, idsIn } from './bulk-form-body.js';
import { bulkPage } from './bulk.page.js';
import { bulkPreviewPage } from './bulk-preview.page.js';
import { CatalogueAsk } from './catalogue-ask.js';
import { CatalogueNames, departmentsToChoose } from './catalogue-names.js';
import { everyRow, ROWS_AT_ONCE } from './every-row.js';

const NOTHING_CHOSEN = '一覧で手続を選んでから、まとめて変更してください。';

@ApiExcludeController()
@Controller('procedures/bulk')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A page one comes to with rows chosen; reloaded without them it leads back to where they are. */
  @Get()
  bulkStart(): SeeOther {
    return new SeeOther('/procedures', NOTHING_CHOSEN);
  }

  @Post()
  async bulkForm(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'procedure.edit');
    const ids = textOf(form, 'rows') === 'all' ? await this.allOf(context, form) : idsIn(form);
    if (ids.length === 0) return new SeeOther(backFrom(form), NOTHING_CHOSEN);
    return this.formScreen(context, ids, form, []);
  }

  @Post('preview')
  async bulkPreview(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen> {
    try {
      return await this.previewScreen(context, form, null);
    } catch (error) {
      return this.formScreen(context, idsIn(form), form, faultsIn(error));
    }
  }

  @Post('apply')
  async applyBulk(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    const change = await bulkChangeOf(bulkTexts(form), defaultStageDate(this.clock));
    try {
      const changed = await this.bulk.apply(context, idsIn(form), change, textOf(form, 'seal'));
      return new SeeOther(backFrom(form), `${changed.toLocaleString('ja-JP')}件の手続を変更しました。`);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'changed-since-preview') throw error;
      return this.previewScreen(context, form, error);
    }
  }

  private async previewScreen(context: Context, form: FormBody, moved: Problem | null): Promise<Screen> {
    const [ids, texts] = [idsIn(form), bulkTexts(form)];
    const change = await bulkChangeOf(texts, defaultStageDate(this.clock));
    const view = {
      ...{ ids, texts, filter: textOf(form, 'filter'), back: backFrom(form) },
      preview: await this.bulk.preview(context, ids, change),
      names: await this.names.load(context),
      notice: moved && { title: moved.title, detail: moved.particulars.detail ?? '' },
    };
    const status = moved === null ? 200 : moved.status;
    return new Screen('変わる内容の確認', bulkPreviewPage(view), { status, wide: true });
  }

  private async formScreen(
    context: Context,
    ids: readonly string[],
    form: FormBody,
    faults: readonly Fault[],
  ): Promise<Screen> {
    const view = {
      ...{ ids, faults, texts: bulkTexts(form), filter: textOf(form, 'filter'), back: backFrom(form) },
      departments: departmentsToChoose(context, await this.names.load(context)),
      mayMove: reach(context, 'procedure.edit') === 'all',
    };
    return new Screen('まとめて変更', bulkPage(view), { status: faults.length === 0 ? 200 : 422 });
  }

  /** Everything that matches the list one came from. @throws Problem 422 where that is too much */
  private async allOf(context: Context, form: FormBody): Promise<string[]> {
    const checked = await askIn(form).checked();
    if ('faults' in checked) throw invalid([...checked.faults]);
    const query = { ...checked.query, limit: ROWS_AT_ONCE };
    const rows = await everyRow(
      (cursor) => this.procedures.list(context, { ...query, cursor }),
      MOST_AT_ONCE,
    );
    return rows.map(({ id }) => id);
  }
}

function askIn(form: FormBody): CatalogueAsk {
  const fields = new URLSearchParams(textOf(form, 'filter'));
  return CatalogueAsk.of(
    Object.fromEntries([...new Set(fields.keys())].map((field) => [field, fields.getAll(field)])),
  );
}

function backFrom(form: FormBody): string {
  return askIn(form).href();
}
