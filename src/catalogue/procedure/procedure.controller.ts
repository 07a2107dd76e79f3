import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ApiTwoWayPage } from '../../platform/http/list-response.js';
import { ProvenLater } from '../../platform/http/route-config.js';
import { ProcedureDetailDto, ProcedureDto, ProcedureListedDto } from './procedure-answer.dto.js';
import { newProcedureFields, procedureChanges } from './procedure-fields.js';
import { EditProcedureDto, NewProcedureDto, RetireProcedureDto } from './procedure.dto.js';
import { ProcedureQueryDto } from './procedure-query.dto.js';
import { ProcedureService } from './procedure.service.js';
import { RetirementService } from './retirement.service.js';

@ApiTags('手続')
@Controller('api/v1/procedures')
export class ProcedureController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly retirements: RetirementService,
  ) {}

  @Get()
  @ProvenLater()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: '手続の一覧と検索' })
  @ApiTwoWayPage(ProcedureListedDto)
  async listProcedures(
    @RequestContext() context: Context,
    @Query() query: ProcedureQueryDto,
  ): Promise<string> {
    return this.procedures.listAsJson(context, query);
  }

  @Post()
  @Requires('procedure.edit')
  @ApiOperation({ summary: '手続を登録する' })
  @ApiCreatedResponse({ type: ProcedureDetailDto })
  async createProcedure(
    @RequestContext() context: Context,
    @Body() body: NewProcedureDto,
  ): Promise<ProcedureDetailDto> {
    return this.procedures.create(context, newProcedureFields(body), body);
  }

  @Get(':id')
  @ApiOperation({ summary: '手続の内容と、今日現在の段階・受付システム・優先手続' })
  @ApiOkResponse({ type: ProcedureDetailDto })
  async getProcedure(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<ProcedureDetailDto> {
    return this.procedures.get(context, id);
  }

  @Patch(':id')
  @Requires('procedure.edit')
  @ApiOperation({ summary: '手続の項目を変更する（指定した項目だけ）' })
  @ApiOkResponse({ type: ProcedureDetailDto })
  async editProcedure(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EditProcedureDto,
  ): Promise<ProcedureDetailDto> {
    return this.procedures.edit(context, id, version, procedureChanges(body), body);
  }

  @Post(':id/retire')
  @Requires('procedure.retire')
  @HttpCode(200)
  @ApiOperation({ summary: '手続を登録取消にする（ほかの手続への統合を含む）' })
  @ApiOkResponse({ type: ProcedureDto })
  async retireProcedure(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: RetireProcedureDto,
  ): Promise<ProcedureDto> {
    return this.retirements.retire(context, id, version, body);
  }

  @Post(':id/restore')
  @Requires('procedure.retire')
  @HttpCode(200)
  @ApiOperation({ summary: '登録取消を取り消す' })
  @ApiOkResponse({ type: ProcedureDto })
  async restoreProcedure(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<ProcedureDto> {
    return this.retirements.restore(context, id, version);
  }
}
