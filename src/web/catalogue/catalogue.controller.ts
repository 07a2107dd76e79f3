import { Controller, Get, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { invalid } from '../../platform/problem.js';
import { Screen, SeeOther } from '../http/screen.js';
import { tableFile, tableFormat } from '../http/table-file.js';
import { CatalogueAsk, hasEmptyFields, type RawQuery } from './catalogue-ask.js';
import { MOST_ROWS, procedureSheet } from './catalogue-export.js';
import { CatalogueNames } from './catalogue-names.js';
import { cataloguePage } from './catalogue.page.js';
import { everyRow, ROWS_AT_ONCE } from './every-row.js';

const NO_PAGE = { items: [], next: null };

@ApiExcludeController()
@Controller('procedures')
export class CatalogueController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
  ) {}

  @Get()
  async catalogue(
    @RequestContext() context: Context,
    @Query() raw: RawQuery,
    @Req() { headers }: FastifyRequest,
  ): Promise<Screen | SeeOther> {
    const ask = CatalogueAsk.of(raw);
    if (hasEmptyFields(raw) && headers['hx-request'] !== 'true') return new SeeOther(ask.href());
    const checked = await ask.checked();
    const faults = 'faults' in checked ? checked.faults : [];
    const page = 'faults' in checked ? NO_PAGE : await this.procedures.list(context, checked.query);
    const view = {
      ask,
      page,
      faults,
      names: await this.names.load(context),
      everyDepartment: reach(context, 'procedure.read') === 'all',
      mayEdit: reach(context, 'procedure.edit') !== 'none',
    };
    return new Screen('手続台帳', cataloguePage(view), {
      status: faults.length === 0 ? 200 : 422,
      scripts: ['address-of-results.js'],
      wide: true,
    });
  }

  @Get('export.:format')
  async exportCatalogue(
    @RequestContext() context: Context,
    @Param('format') format: string,
    @Query() raw: RawQuery,
  ): Promise<StreamableFile> {
    const form = tableFormat(format);
    const checked = await CatalogueAsk.of(raw).checked();
    if ('faults' in checked) throw invalid([...checked.faults]);
    const query = { ...checked.query, limit: ROWS_AT_ONCE };
    const rows = await everyRow(
      (cursor) => this.procedures.list(context, { ...query, cursor }),
      MOST_ROWS[form],
    );
    const sheet = procedureSheet(rows, await this.names.load(context));
    return tableFile(sheet, form, { name: '手続台帳', ascii: 'procedures' });
  }
}
