import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { parseDate } from '../../kernel/date.js';
import { BaselineDto, BeforeDto, beforeIn, EstimateDto, estimateIn } from '../baseline/baseline.dto.js';
import { BaselineService } from '../baseline/baseline.service.js';
import { flowIn, ProcessFlowDto, ProcessViewDto } from '../process/process.dto.js';
import { ProcessService } from '../process/process.service.js';
import { ProjectStageService } from '../stage/project-stage.service.js';
import { StageLineDto, StageMoveDto, StagePlanDto } from '../stage/stage.dto.js';

@ApiTags('自動化案件')
@Controller('api/v1/automation/projects/:id')
export class ProjectPartsController {
  constructor(
    private readonly stages: ProjectStageService,
    private readonly processes: ProcessService,
    private readonly baselines: BaselineService,
  ) {}

  @Get('stages')
  @ApiOperation({ summary: '自動化案件の段階と予定の履歴（登録順）' })
  @ApiOkResponse({ type: [StageLineDto] })
  async listAutomationStages(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<StageLineDto[]> {
    return this.stages.timeline(context, id);
  }

  @Post('stages')
  @Requires('automation.edit')
  @ApiOperation({ summary: '自動化案件の段階を進める、止める' })
  @ApiCreatedResponse({ type: [StageLineDto] })
  async moveAutomationStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { stageOn, ...statement }: StageMoveDto,
  ): Promise<StageLineDto[]> {
    const on = stageOn === undefined ? undefined : parseDate(stageOn);
    return this.stages.move(context, id, version, { ...statement, stageOn: on });
  }

  @Post('plans')
  @Requires('automation.edit')
  @ApiOperation({ summary: '自動化案件の段階の予定日を決める、変える' })
  @ApiCreatedResponse({ type: [StageLineDto] })
  async planAutomationStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { stageOn, ...statement }: StagePlanDto,
  ): Promise<StageLineDto[]> {
    return this.stages.plan(context, id, version, { ...statement, stageOn: parseDate(stageOn) });
  }

  @Post('stages/:seq/withdraw')
  @Requires('automation.edit')
  @HttpCode(200)
  @ApiOperation({ summary: '誤って登録した段階や予定を取り下げる' })
  @ApiOkResponse({ type: [StageLineDto] })
  async withdrawAutomationStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @IfMatch() version: number,
  ): Promise<StageLineDto[]> {
    return this.stages.withdraw(context, id, version, seq);
  }

  @Get('steps')
  @ApiOperation({ summary: '導入前と導入後の工程、なくなる工程と新しい工程' })
  @ApiOkResponse({ type: ProcessViewDto })
  async getAutomationSteps(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<ProcessViewDto> {
    return this.processes.get(context, id);
  }

  @Put('steps')
  @Requires('automation.edit')
  @ApiOperation({ summary: '導入前と導入後の工程を置き換える' })
  @ApiOkResponse({ type: ProcessViewDto })
  async replaceAutomationSteps(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ProcessFlowDto,
  ): Promise<ProcessViewDto> {
    return this.processes.replace(context, id, version, flowIn(body));
  }

  @Put('before')
  @Requires('automation.edit')
  @ApiOperation({ summary: '導入前の時間を登録する' })
  @ApiOkResponse({ type: BaselineDto })
  async saveAutomationBefore(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: BeforeDto,
  ): Promise<BaselineDto> {
    return this.baselines.setBefore(context, id, version, beforeIn(body));
  }

  @Delete('before')
  @Requires('automation.edit')
  @ApiOperation({ summary: '導入前の時間を取り消す' })
  @ApiOkResponse({ type: BaselineDto })
  async clearAutomationBefore(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<BaselineDto> {
    return this.baselines.setBefore(context, id, version, null);
  }

  @Put('estimate')
  @Requires('automation.edit')
  @ApiOperation({ summary: '効果の見込を登録する' })
  @ApiOkResponse({ type: BaselineDto })
  async saveAutomationEstimate(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EstimateDto,
  ): Promise<BaselineDto> {
    return this.baselines.setEstimate(context, id, version, estimateIn(body));
  }

  @Delete('estimate')
  @Requires('automation.edit')
  @ApiOperation({ summary: '効果の見込を取り消す' })
  @ApiOkResponse({ type: BaselineDto })
  async clearAutomationEstimate(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<BaselineDto> {
    return this.baselines.setEstimate(context, id, version, null);
  }
}
