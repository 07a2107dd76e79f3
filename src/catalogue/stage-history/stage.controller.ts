import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { parseDate } from '../../kernel/date.js';
import { ProcedureStageDto } from './stage-answer.dto.js';
import { StageDto } from './stage.dto.js';
import { StageService } from './stage.service.js';

@ApiTags('手続')
@Controller('api/v1/procedures/:id/stages')
export class StageController {
  constructor(private readonly stages: StageService) {}

  @Get()
  @ApiOperation({ summary: '手続の段階の履歴（新しい順）' })
  @ApiOkResponse({ type: [ProcedureStageDto] })
  async listStages(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<ProcedureStageDto[]> {
    return this.stages.timeline(context, id);
  }

  @Post()
  @Requires('procedure.edit')
  @ApiOperation({ summary: '手続の段階を登録する' })
  @ApiCreatedResponse({ type: [ProcedureStageDto] })
  async recordStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() { effectiveOn, ...statement }: StageDto,
  ): Promise<ProcedureStageDto[]> {
    const from = effectiveOn === undefined ? undefined : parseDate(effectiveOn);
    return this.stages.set(context, id, { ...statement, effectiveOn: from });
  }
}
