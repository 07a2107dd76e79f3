import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { parseDate } from '../../kernel/date.js';
import { type Baseline, BaselineService } from '../baseline/baseline.service.js';
import { ProcessService, type ProcessView } from '../process/process.service.js';
import { ProjectStageService } from '../stage/project-stage.service.js';
import { type StageLine } from '../stage/stage-line.js';
import { beforeIn, estimateIn, flowIn } from './project-parts-input.js';
import { BeforeDto, EstimateDto, ProcessFlowDto, StageMoveDto, StagePlanDto } from './project-parts.dto.js';

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
  async listAutomationStages(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<StageLine[]> {
    return this.stages.timeline(context, id);
  }

  @Post('stages')
  @ApiOperation({ summary: '自動化案件の段階を進める、止める' })
  async moveAutomationStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { stageOn, ...said }: StageMoveDto,
  ): Promise<StageLine[]> {
    const on = stageOn === undefined ? undefined : parseDate(stageOn);
    return this.stages.move(context, id, version, { ...said, stageOn: on });
  }

  @Post('plans')
  @ApiOperation({ summary: '自動化案件の段階の予定日を決める、変える' })
  async planAutomationStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { stageOn, ...said }: StagePlanDto,
  ): Promise<StageLine[]> {
    return this.stages.plan(context, id, version, { ...said, stageOn: parseDate(stageOn) });
  }

  @Post('stages/:seq/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: '誤って登録した段階や予定を取り下げる' })
  async withdrawAutomationStage(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Param('seq', ParseIntPipe) seq: number,
    @IfMatch() version: number,
  ): Promise<StageLine[]> {
    return this.stages.withdraw(context, id, version, seq);
  }

  @Get('steps')
  @ApiOperation({ summary: '導入前と導入後の工程、なくなる工程と新しい工程' })
  async getAutomationSteps(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<ProcessView> {
    return this.processes.get(context, id);
  }

  @Put('steps')
  @ApiOperation({ summary: '導入前と導入後の工程を置き換える' })
  async replaceAutomationSteps(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ProcessFlowDto,
  ): Promise<ProcessView> {
    return this.processes.replace(context, id, version, flowIn(body));
  }

  @Put('before')
  @ApiOperation({ summary: '導入前の時間を登録する' })
  async saveAutomationBefore(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: BeforeDto,
  ): Promise<Baseline> {
    return this.baselines.setBefore(context, id, version, beforeIn(body));
  }

  @Delete('before')
  @ApiOperation({ summary: '導入前の時間を取り消す' })
  async clearAutomationBefore(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<Baseline> {
    return this.baselines.setBefore(context, id, version, null);
  }

  @Put('estimate')
  @ApiOperation({ summary: '効果の見込を登録する' })
  async saveAutomationEstimate(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EstimateDto,
  ): Promise<Baseline> {
    return this.baselines.setEstimate(context, id, version, estimateIn(body));
  }

  @Delete('estimate')
  @ApiOperation({ summary: '効果の見込を取り消す' })
  async clearAutomationEstimate(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<Baseline> {
    return this.baselines.setEstimate(context, id, version, null);
  }
}
