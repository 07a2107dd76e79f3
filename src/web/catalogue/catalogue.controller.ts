import { Get, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFormat } from '../http/table-file.js';
import { everyRow, MOST_ROWS } from '../list/every-row.js';
import { type FiledList } from '../list/list.js';
import { listFile } from '../list/list-file.js';
import { hasEmptyFields, pageOrFaults } from '../list/list-query.js';
import { catalogueList, catalogueQuery, checkedCatalogueQuery } from './catalogue-list.js';
import { CatalogueNames } from './catalogue-names.js';
import { cataloguePage } from './catalogue.page.js';

@PageController('procedures')
export class CatalogueController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
  ) {}

  @GetPage()
  async catalogue(
    @RequestContext() context: Context,
    @Query() raw: FormBody,
    @Req() { headers }: FastifyRequest,
  ): Promise<Screen | SeeOther> {
    const query = catalogueQuery(raw);
    if (hasEmptyFields(raw) && headers['hx-request'] !== 'true') return new SeeOther(query.href());
    const [{ page, faults }, list] = await Promise.all([
      pageOrFaults(checkedCatalogueQuery(query), async (fields) => {
        const [page, total] = await Promise.all([
          this.procedures.list(context, fields),
          this.procedures.count(context, fields),
        ]);
        return { ...page, total };
      }),
      this.list(context),
    ]);
    const mayEdit = reach(context, 'procedure.edit') !== 'none';
    return new Screen('手続台帳', cataloguePage({ list, query, page, faults, mayEdit }), {
      status: faults.length === 0 ? 200 : 422,
      scripts: ['address-of-results.js'],
      wide: true,
    });
  }

  @Get('export.:format')
  async exportCatalogue(
    @RequestContext() context: Context,
    @Param('format') format: string,
    @Query() raw: FormBody,
  ): Promise<StreamableFile> {
    const [list, form] = [await this.list(context), tableFormat(format)];
    const query = await checkedCatalogueQuery(catalogueQuery(raw));
    const rows = await everyRow(
      (position) => this.procedures.list(context, { ...query, ...position }),
      MOST_ROWS[form],
    );
    return listFile(list, rows, form);
  }

  private async list(context: Context): Promise<FiledList<ProcedureListedDto>> {
    const may = {
      edit: reach(context, 'procedure.edit') !== 'none',
      everyDepartment: reach(context, 'procedure.read') === 'all',
    };
    return catalogueList(await this.names.loadForList(context), may);
  }
}
