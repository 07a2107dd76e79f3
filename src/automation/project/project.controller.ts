import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { parseFiscalYear } from '../../kernel/fiscal-year.js';
import { type Page } from '../../platform/keyset.js';
import { AutomationPortfolioService } from '../portfolio/portfolio.service.js';
import { ProjectEffectDto } from '../portfolio/project-effect.dto.js';
import { fieldsOfWork } from './field-of-work.js';
import {
  EditProjectDto,
  FieldsOfWorkDto,
  NewProjectDto,
  ProjectDetailDto,
  ProjectListedDto,
  ProjectQueryDto,
} from './project.dto.js';
import { newProjectIn } from './project-fields.js';
import { givenFields } from '../../platform/http/request-fields.js';
import { AutomationProjectService } from './project.service.js';

@ApiTags('自動化案件')
@Controller('api/v1/automation')
export class ProjectController {
  constructor(
    private readonly projects: AutomationProjectService,
    private readonly portfolios: AutomationPortfolioService,
  ) {}

  @Get('fields')
  @ApiOperation({ summary: '自動化案件の分野の一覧と出典' })
  @ApiOkResponse({ type: FieldsOfWorkDto })
  listAutomationFields(): FieldsOfWorkDto {
    return fieldsOfWork();
  }

  @Get('projects')
  @ApiOperation({ summary: '自動化案件の一覧と検索（案件コード順）' })
  @ApiPage(ProjectListedDto)
  async listAutomationProjects(
    @RequestContext() context: Context,
    @Query() query: ProjectQueryDto,
  ): Promise<Page<ProjectListedDto>> {
    return this.projects.list(context, query);
  }

  @Post('projects')
  @Requires('automation.edit')
  @ApiOperation({ summary: '自動化案件を登録する' })
  @ApiCreatedResponse({ type: ProjectDetailDto })
  async createAutomationProject(
    @RequestContext() context: Context,
    @Body() body: NewProjectDto,
  ): Promise<ProjectDetailDto> {
    return this.projects.create(context, newProjectIn(body));
  }

  @Get('projects/:id')
  @ApiOperation({ summary: '自動化案件の内容と段階、導入前の時間、見込' })
  @ApiOkResponse({ type: ProjectDetailDto })
  async getAutomationProject(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<ProjectDetailDto> {
    return this.projects.get(context, id);
  }

  @Patch('projects/:id')
  @Requires('automation.edit')
  @ApiOperation({ summary: '自動化案件の項目を変更する（指定した項目だけ）' })
  @ApiOkResponse({ type: ProjectDetailDto })
  async editAutomationProject(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: EditProjectDto,
  ): Promise<ProjectDetailDto> {
    return this.projects.edit(context, id, version, givenFields(body));
  }

  @Get('projects/:id/effects/:fiscalYear')
  @ApiOperation({ summary: '自動化案件の年度の効果（実績と見込、費用対効果、回収期間）' })
  @ApiOkResponse({ type: ProjectEffectDto })
  async getAutomationEffects(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Param('fiscalYear') fiscalYear: string,
  ): Promise<ProjectEffectDto> {
    return this.portfolios.ofProject(context, id, parseFiscalYear(fiscalYear));
  }
}
