import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Page } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { IfMatch } from '../http/if-match.js';
import { RequestContext } from '../http/request-context.js';
import { Requires } from '../http/requires.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { CreateDepartment, DepartmentDto, DepartmentQuery, EditDepartment } from './department.dto.js';
import { DepartmentService } from './department.service.js';

@ApiTags('課')
@Controller('api/v1/departments')
export class DepartmentController {
  constructor(private readonly departments: DepartmentService) {}

  @Get()
  @ApiOperation({ summary: '課の一覧を取得する' })
  @ApiPage(DepartmentDto)
  listDepartments(
    @RequestContext() context: Context,
    @Query() { withEnded, cursor, limit }: DepartmentQuery,
  ): Promise<Page<DepartmentDto>> {
    return this.departments.list(context, { withEnded: withEnded === 'true', cursor, limit });
  }

  @Get(':id')
  @ApiOperation({ summary: '課を取得する' })
  @ApiOkResponse({ type: DepartmentDto })
  getDepartment(@RequestContext() context: Context, @Param('id') id: string): Promise<DepartmentDto> {
    return this.departments.get(context, id);
  }

  @Post()
  @Requires('department.edit')
  @ApiOperation({ summary: '課を登録する' })
  @ApiCreatedResponse({ type: DepartmentDto })
  createDepartment(
    @RequestContext() context: Context,
    @Body() input: CreateDepartment,
  ): Promise<DepartmentDto> {
    return this.departments.create(context, input);
  }

  @Patch(':id')
  @Requires('department.edit')
  @ApiOperation({ summary: '課の名称・課コード・部・廃止日を変更する' })
  @ApiOkResponse({ type: DepartmentDto })
  editDepartment(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() changes: EditDepartment,
  ): Promise<DepartmentDto> {
    return this.departments.edit(context, id, version, changes);
  }
}
