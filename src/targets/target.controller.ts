import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { IfMatch, IfMatchOptional } from '../access/http/if-match.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { ApiItems } from '../platform/http/list-response.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { orNotFound } from '../platform/problem.js';
import { ForecastDto } from './forecast-answer.dto.js';
import { ForecastService } from './forecast.service.js';
import { TargetProgressDto, TargetTableDto } from './progress-answer.dto.js';
import { ForecastQuery, ProgressQuery } from './progress.dto.js';
import { ProgressService } from './progress.service.js';
import { SavedActualDto, TargetDto } from './target-answer.dto.js';
import { CreateTarget, EditTarget, PlaceTarget, SaveActual, WithdrawTarget } from './target.dto.js';
import { TargetService } from './target.service.js';

@ApiTags('目標')
@Controller('api/v1/targets')
export class TargetController {
  constructor(
    private readonly targets: TargetService,
    private readonly progress: ProgressService,
    private readonly forecasts: ForecastService,
  ) {}

  @Get()
  @ApiOperation({ summary: '目標の一覧を取得する' })
  @ApiItems(TargetDto)
  async listTargets(@RequestContext() context: Context): Promise<{ items: TargetDto[] }> {
    return { items: await this.targets.list(context) };
  }

  @Get('table')
  @ApiOperation({ summary: '計画の目標表（基準値、目標値、最新の実績と判定）を取得する' })
  @ApiOkResponse({ type: TargetTableDto })
  getTargetTable(@RequestContext() context: Context): Promise<TargetTableDto> {
    return this.progress.table(context);
  }

  @Get('progress')
  @ApiOperation({
    summary: '目標ごとの道筋、実績、乖離、必要なペースと判定（月を指定すると、その月の報告のとおり）',
  })
  @ApiItems(TargetProgressDto)
  async listProgress(
    @RequestContext() context: Context,
    @Query() query: ProgressQuery,
  ): Promise<{ items: TargetProgressDto[] }> {
    return { items: await this.progress.list(context, query) };
  }

  @Get('forecast')
  @ApiOperation({ summary: '予定どおりの場合と遅れた場合の見込み、目標に足りない数、件数の多い未対応の手続' })
  @ApiOkResponse({ type: ForecastDto })
  async getForecast(@RequestContext() context: Context, @Query() query: ForecastQuery): Promise<ForecastDto> {
    return orNotFound(await this.forecasts.forecast(context, query), '指標');
  }

  @Post()
  @Requires('targets.edit')
  @ApiOperation({ summary: '目標を登録する' })
  @ApiCreatedResponse({ type: TargetDto })
  createTarget(@RequestContext() context: Context, @Body() input: CreateTarget): Promise<TargetDto> {
    return this.targets.create(context, input);
  }

  @Patch(':id')
  @Requires('targets.edit')
  @ApiOperation({ summary: '目標を変更する' })
  @ApiOkResponse({ type: TargetDto })
  editTarget(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() changes: EditTarget,
  ): Promise<TargetDto> {
    return this.targets.edit(context, id, version, changes);
  }

  @Put(':id/place')
  @Requires('targets.edit')
  @ApiOperation({ summary: '目標の順序を変える（この順序の一覧を返す）' })
  @ApiItems(TargetDto)
  async placeTarget(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() { place }: PlaceTarget,
  ): Promise<{ items: TargetDto[] }> {
    await this.targets.move(context, id, place);
    return { items: await this.targets.list(context) };
  }

  @Post(':id/withdrawal')
  @Requires('targets.edit')
  @HttpCode(200)
  @ApiOperation({ summary: '目標を理由とともに取り下げる' })
  @ApiOkResponse({ type: TargetDto })
  withdrawTarget(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: WithdrawTarget,
  ): Promise<TargetDto> {
    return this.targets.withdraw(context, id, version, reason);
  }

  @Put(':id/actuals/:fiscalYear')
  @Requires('targets.edit')
  @ApiOperation({ summary: '手入力の指標の実績値を年度別に記録する' })
  @ApiOkResponse({ type: SavedActualDto })
  saveActual(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Param('fiscalYear') fiscalYear: string,
    @IfMatchOptional() version: number | undefined,
    @Body() input: SaveActual,
  ): Promise<SavedActualDto> {
    return this.targets.saveActual(context, id, parseFiscalYear(fiscalYear), version, input);
  }
}
