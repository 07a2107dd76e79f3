import { Body, Get, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { WantedItemsDto } from '../../catalogue/mapping/mapping.dto.js';
import { MappingService } from '../../catalogue/mapping/mapping.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { MatchingService } from '../../priority-list/matching/matching.service.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { CatalogueNames } from './catalogue-names.js';
import { namesAsChoices } from '../list/filter.js';
import { ITEM_FORM, itemRows } from './item-form.js';
import { itemFormPage } from './item-form.page.js';

@PageController('procedures/:id/items')
export class ItemFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly mappings: MappingService,
    private readonly matching: MatchingService,
    private readonly names: CatalogueNames,
  ) {}

  @Get()
  async itemForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    permit(context, 'mapping.edit');
    return this.screen(context, id, FormState.of(ITEM_FORM, await this.procedures.get(context, id)));
  }

  @Post()
  saveItems(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: ITEM_FORM,
      posted,
      dto: WantedItemsDto,
      act: ({ items }, { version }) => this.mappings.replace(context, id, version, items),
      done: () => new SeeOther(`/procedures/${id}`, '優先手続への対応付けを保存しました。'),
      again: (state) => this.screen(context, id, state),
      current: () => this.procedures.get(context, id),
      choices: async () => {
        const { itemName, departmentName } = await this.names.load(context);
        return { items: namesAsChoices(Object.fromEntries([...itemName, ...departmentName])) };
      },
    });
  }

  private async screen(context: Context, id: string, state: FormState): Promise<Screen> {
    permit(context, 'mapping.edit');
    const { name, items } = await this.procedures.get(context, id);
    const { items: matched } = await this.matching.match(context, [name]);
    const { proposals = [], reason = '' } = matched[0] ?? {};
    const rows = itemRows(items, { proposals });
    const view = { id, state, rows, reason, names: await this.names.load(context) };
    return new Screen(`${name}の優先手続`, itemFormPage(view), state);
  }
}
