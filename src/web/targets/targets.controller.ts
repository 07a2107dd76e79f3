import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { notFound } from '../../platform/problem.js';
import { writeCsv } from '../../platform/tabular/write-csv.js';
import { writeWorkbook } from '../../platform/tabular/write-workbook.js';
import { ProgressService } from '../../targets/progress.service.js';
import { TargetService } from '../../targets/target.service.js';
import { Screen } from '../http/screen.js';
import { targetSheet } from './target-sheet.js';
import { targetsPage } from './targets.page.js';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

@ApiExcludeController()
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetService,
    private readonly progress: ProgressService,
  ) {}

  @Get()
  async targetsOfTown(@RequestContext() context: Context): Promise<Screen> {
    const table = await this.progress.table(context);
    const withdrawn = await this.targets.list(context, { withdrawn: true });
    const mayEdit = reach(context, 'targets.edit') === 'all';
    return new Screen('目標', targetsPage({ table, withdrawn, mayEdit }), { wide: true });
  }

  @Get('export.:format')
  async exportTargets(
    @RequestContext() context: Context,
    @Param('format') format: string,
  ): Promise<StreamableFile> {
    if (format !== 'csv' && format !== 'xlsx') throw notFound('ファイル');
    const sheet = targetSheet(await this.progress.table(context));
    const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook({ sheets: [sheet] });
    return new StreamableFile(bytes, {
      type: TYPES[format],
      disposition: `attachment; filename="targets.${format}"; filename*=UTF-8''${encodeURIComponent(`目標.${format}`)}`,
    });
  }
}
