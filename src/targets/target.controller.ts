import { Body, Controller, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { IfMatch, IfMatchOptional } from '../access/http/if-match.js';
import { RequestContext } from '../access/http/request-context.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { type ManualActual } from './manual-actual.repository.js';
import { CreateTarget, EditTarget, SaveActual } from './target.dto.js';
import { TargetService, type TargetWithActuals } from './target.service.js';
import { type TargetTable } from './target-table.js';

@ApiTags('目標')
@Controller('api/v1/targets')
export class TargetController {
  constructor(private readonly targets: TargetService) {}

  @Get()
  @ApiOperation({ summary: '目標の一覧を取得する' })
  async listTargets(@RequestContext() context: Context): Promise<{ items: TargetWithActuals[] }> {
    return { items: await this.targets.list(context) };
  }

  @Get('table')
  @ApiOperation({ summary: '計画の目標表（基準値、目標値、最新の実績と判定）を取得する' })
  getTargetTable(@RequestContext() context: Context): Promise<TargetTable> {
    return this.targets.table(context);
  }

  @Post()
  @ApiOperation({ summary: '目標を登録する' })
  createTarget(@RequestContext() context: Context, @Body() input: CreateTarget): Promise<TargetWithActuals> {
    return this.targets.create(context, input);
  }

  @Patch(':id')
  @ApiOperation({ summary: '目標を変更する' })
  editTarget(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() changes: EditTarget,
  ): Promise<TargetWithActuals> {
    return this.targets.edit(context, id, version, changes);
  }

  @Put(':id/actuals/:fiscalYear')
  @ApiOperation({ summary: '手入力の指標の実績値を年度別に記録する' })
  saveActual(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Param('fiscalYear') fiscalYear: string,
    @IfMatchOptional() version: number | undefined,
    @Body() input: SaveActual,
  ): Promise<ManualActual> {
    return this.targets.saveActual(context, id, parseFiscalYear(fiscalYear), version, input);
  }
}
