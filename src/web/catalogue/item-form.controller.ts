import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { MappingService } from '../../catalogue/mapping/mapping.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { type Fault } from '../../platform/problem.js';
import { MatchingService } from '../../priority-list/matching/matching.service.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { CatalogueNames } from './catalogue-names.js';
import { itemFormPage } from './item-form.page.js';
import { itemRows, wantedItems } from './item-rows.js';
import { ProcedureRefusals } from './procedure-refusals.js';

@ApiExcludeController()
@Controller('procedures/:id/items')
export class ItemFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly mappings: MappingService,
    private readonly matching: MatchingService,
    private readonly names: CatalogueNames,
    private readonly refusals: ProcedureRefusals,
  ) {}

  @Get()
  async itemForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id, []);
  }

  @Post()
  async saveItems(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    try {
      await this.mappings.replace(context, id, versionOf(form), wantedItems(form));
    } catch (error) {
      const faults = await this.refusals.faults(context, id, error);
      if (faults.length > 0) return this.screen(context, id, faults);
    }
    return new SeeOther(`/procedures/${id}`, '優先手続への対応付けを保存しました。');
  }

  private async screen(context: Context, id: string, faults: readonly Fault[]): Promise<Screen> {
    permit(context, 'mapping.edit');
    const { name, version, items } = await this.procedures.get(context, id);
    const { items: matched } = await this.matching.match(context, [name]);
    const { proposals = [], reason = '' } = matched[0] ?? {};
    const rows = itemRows(items, { proposals });
    const view = { id, version, rows, reason, faults, names: await this.names.load(context) };
    return new Screen(`${name}の優先手続`, itemFormPage(view), { status: faults.length === 0 ? 200 : 422 });
  }
}
