import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { IfMatch } from '../access/http/if-match.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { ApiPage } from '../platform/http/list-response.js';
import { type Page } from '../platform/keyset.js';
import { ManyRows } from '../platform/http/route-config.js';
import { DepartmentChangeDto, DepartmentOutlookDto } from './department-change-answer.dto.js';
import { DepartmentChangeQuery, MergeDepartment, SplitDepartment } from './department-change.dto.js';
import { DepartmentChangeService } from './department-change.service.js';
import { DepartmentOutlookService } from './department-outlook.service.js';

@ApiTags('組織改正')
@Controller('api/v1')
export class DepartmentChangeController {
  constructor(
    private readonly changes: DepartmentChangeService,
    private readonly outlooks: DepartmentOutlookService,
  ) {}

  @Get('departments/:id/outlook')
  @ApiOperation({ summary: '課の統合・分割で動くもの（手続、利用者、トークン、確定前の報告）を取得する' })
  @ApiOkResponse({ type: DepartmentOutlookDto })
  getDepartmentOutlook(
    @RequestContext() context: Context,
    @Param('id') id: string,
  ): Promise<DepartmentOutlookDto> {
    return this.outlooks.outlook(context, id);
  }

  @Post('departments/:id/merge')
  @Requires('department.edit')
  @HttpCode(201)
  @ApiOperation({ summary: '課をほかの課に統合する（実施日が明日以降なら予定として登録する）' })
  @ApiCreatedResponse({ type: DepartmentChangeDto })
  mergeDepartment(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { into, on, users = 'move' }: MergeDepartment,
  ): Promise<DepartmentChangeDto> {
    return this.changes.merge(context, id, version, { into, on, users });
  }

  @Post('departments/:id/split')
  @Requires('department.edit')
  @ManyRows()
  @HttpCode(201)
  @ApiOperation({ summary: '課の手続を新しい課に分割する（実施日が明日以降なら予定として登録する）' })
  @ApiCreatedResponse({ type: DepartmentChangeDto })
  splitDepartment(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { division = '', ...split }: SplitDepartment,
  ): Promise<DepartmentChangeDto> {
    return this.changes.split(context, id, version, { ...split, division });
  }

  @Get('department-changes')
  @ApiOperation({ summary: '課の統合・分割の一覧を、実施日の順に取得する' })
  @ApiPage(DepartmentChangeDto)
  listDepartmentChanges(
    @RequestContext() context: Context,
    @Query() query: DepartmentChangeQuery,
  ): Promise<Page<DepartmentChangeDto>> {
    return this.outlooks.list(context, query);
  }

  @Post('department-changes/:id/cancel')
  @Requires('department.edit')
  @HttpCode(200)
  @ApiOperation({ summary: '予定した統合・分割、または実施できなかったものを取り消す' })
  @ApiOkResponse({ type: DepartmentChangeDto })
  cancelDepartmentChange(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<DepartmentChangeDto> {
    return this.changes.cancel(context, id, version);
  }
}
