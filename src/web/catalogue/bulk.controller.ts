import { Body, Inject, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit, reach } from '../../access/permissions.js';
import { BulkService, MOST_AT_ONCE } from '../../catalogue/bulk/bulk.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { defaultStageDate } from '../../catalogue/stage-history/stage-statement.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Problem } from '../../platform/problem.js';
import { FormState } from '../form/form-state.js';
import { GetPage } from '../http/get-page.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { BULK_FORM, bulkChangeOf, bulkTexts, chosenRows, idsIn } from './bulk-form.js';
import { bulkPage, bulkPreviewPage } from './bulk.page.js';
import { everyRow } from '../list/every-row.js';
import { type ListQuery } from '../list/list-query.js';
import { catalogueQuery, checkedCatalogueQuery } from './catalogue-list.js';
import { CatalogueNames, departmentsToChoose } from './catalogue-names.js';

@PageController('procedures/bulk')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Which rows: those ticked, or all that match the list one came from. Read only, so the address says it all. */
  @GetPage()
  async bulkForm(@RequestContext() context: Context, @Query() form: FormBody): Promise<Screen> {
    permit(context, 'procedure.edit');
    const ids = await this.chosen(context, form);
    if (ids.length === 0)
      throw new Problem(422, 'nothing-chosen', '手続が選ばれていません。', {
        detail: '一覧で手続の左の欄に印を付けてから、まとめて変更してください。',
      });
    return this.formScreen(context, ids.length, FormState.posted(BULK_FORM, form));
  }

  @GetPage('preview')
  async bulkPreview(@RequestContext() context: Context, @Query() form: FormBody): Promise<Screen> {
    permit(context, 'procedure.edit');
    const ids = await this.chosen(context, form);
    try {
      return await this.previewScreen(context, ids, form, null);
    } catch (error) {
      const state = FormState.posted(BULK_FORM, form).refused(faultsIn(error));
      return this.formScreen(context, ids.length, state);
    }
  }

  @Post('apply')
  async applyBulk(@RequestContext() context: Context, @Body() form: FormBody): Promise<Screen | SeeOther> {
    permit(context, 'procedure.edit');
    const change = await bulkChangeOf(bulkTexts(form), defaultStageDate(this.clock));
    const ids = await this.chosen(context, form);
    try {
      const changedProcedures = await this.bulk.apply(context, ids, change, textOf(form, 'seal'));
      return new SeeOther(
        backFrom(form),
        `${changedProcedures.toLocaleString('ja-JP')}件の手続を変更しました。`,
      );
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'changed-since-preview') throw error;
      return this.previewScreen(context, ids, form, error);
    }
  }

  private async previewScreen(
    context: Context,
    ids: readonly string[],
    form: FormBody,
    refusal: Problem | null,
  ): Promise<Screen> {
    const texts = bulkTexts(form);
    const change = await bulkChangeOf(texts, defaultStageDate(this.clock));
    const [preview, names] = await Promise.all([
      this.bulk.preview(context, ids, change),
      this.names.load(context),
    ]);
    const view = { texts, chosen: chosenRows(form), back: backFrom(form), preview, names, refusal };
    return new Screen('変わる内容の確認', bulkPreviewPage(view), { status: refusal?.status, wide: true });
  }

  private async formScreen(context: Context, count: number, state: FormState): Promise<Screen> {
    const { departments, items } = await this.names.load(context);
    const view = {
      ...{ count, state, chosen: chosenRows(state.body), back: backFrom(state.body), items },
      departments: departmentsToChoose(context, departments),
      mayEditAll: reach(context, 'procedure.edit') === 'all',
    };
    return new Screen('まとめて変更', bulkPage(view), state);
  }

  /** What was ticked, or all that matches the list one came from. @throws Problem 422 where that is too much */
  private async chosen(context: Context, form: FormBody): Promise<string[]> {
    if (textOf(form, 'rows') !== 'all') return idsIn(form);
    const query = await checkedCatalogueQuery(listQueryIn(form));
    const rows = await everyRow(
      (position) => this.procedures.list(context, { ...query, ...position }),
      MOST_AT_ONCE,
    );
    return rows.map(({ id }) => id);
  }
}

function listQueryIn(form: FormBody): ListQuery {
  const fields = new URLSearchParams(textOf(form, 'filter'));
  return catalogueQuery(
    Object.fromEntries([...new Set(fields.keys())].map((field) => [field, fields.getAll(field)])),
  );
}

function backFrom(form: FormBody): string {
  return listQueryIn(form).href();
}
