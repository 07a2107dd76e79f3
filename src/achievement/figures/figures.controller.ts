import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { parsePeriod } from '../../kernel/period.js';
import { type ScopeKind } from './figure.js';
import { FiguresDto } from './figures-answer.dto.js';
import { FiguresQuery, RowsQueryDto } from './figures.dto.js';
import { FiguresService, type RowsPage } from './figures.service.js';
import { ItemRowsDto, ProcedureRowsDto } from './rows-answer.dto.js';

@ApiTags('指標')
@Controller('api/v1/figures')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  @Get()
  @ApiOperation({ summary: '団体全体の指標' })
  @ApiOkResponse({ type: FiguresDto })
  async getFigures(@RequestContext() context: Context, @Query() query: FiguresQuery): Promise<FiguresDto> {
    return this.figuresByKind(context, query, 'municipality');
  }

  @Get('by-department')
  @ApiOperation({ summary: '所管課ごとの指標' })
  @ApiOkResponse({ type: FiguresDto })
  async getFiguresByDepartment(@RequestContext() context: Context, @Query() query: FiguresQuery) {
    return this.figuresByKind(context, query, 'department');
  }

  @Get('by-group')
  @ApiOperation({ summary: '優先手続のグループごとの指標（合計は全体と一致する）' })
  @ApiOkResponse({ type: FiguresDto })
  async getFiguresByGroup(@RequestContext() context: Context, @Query() query: FiguresQuery) {
    return this.figuresByKind(context, query, 'group');
  }

  @Get('by-tag')
  @ApiOperation({ summary: '優先手続のタグごとの指標（重なりがあるため合計しない）' })
  @ApiOkResponse({ type: FiguresDto })
  async getFiguresByTag(@RequestContext() context: Context, @Query() query: FiguresQuery) {
    return this.figuresByKind(context, query, 'tag');
  }

  @Get(':indicator/rows')
  @ApiOperation({ summary: '分子・分母に数えた、または分子に残る優先手続・手続の一覧' })
  @ApiExtraModels(ItemRowsDto, ProcedureRowsDto)
  @ApiOkResponse({
    schema: { oneOf: [ItemRowsDto, ProcedureRowsDto].map((one) => ({ $ref: getSchemaPath(one) })) },
  })
  async listFigureRows(
    @RequestContext() context: Context,
    @Param('indicator') indicator: string,
    @Query() { period, scope, scopeKey, ...query }: RowsQueryDto,
  ): Promise<RowsPage> {
    const about = { period: parsePeriod(period), scope: { kind: scope, key: scopeKey ?? '' } };
    return this.figures.listRows(context, { ...query, ...about, indicator });
  }

  private async figuresByKind(
    context: Context,
    { period, revision }: FiguresQuery,
    kind: ScopeKind,
  ): Promise<FiguresDto> {
    return this.figures.list(context, parsePeriod(period), { revision, kind });
  }
}
