import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { ProgressService } from '../../targets/progress.service.js';
import { TargetService } from '../../targets/target.service.js';
import { Screen } from '../http/screen.js';
import { tableFile, tableFormat } from '../http/table-file.js';
import { targetSheet } from './target-sheet.js';
import { targetsPage } from './targets.page.js';

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
    const form = tableFormat(format);
    const sheet = targetSheet(await this.progress.table(context));
    return tableFile(sheet, form, { name: '目標', ascii: 'targets' });
  }
}
