import { Body, Controller, Delete, Get, HttpCode, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../context.js';
import { IfMatch } from '../http/if-match.js';
import { RequestContext } from '../http/request-context.js';
import { Requires } from '../http/requires.js';
import { ApiItems } from '../../platform/http/list-response.js';
import { DivisionDto, RenameDivision } from './department.dto.js';
import { DivisionService } from './division.service.js';

@ApiTags('課')
@Controller('api/v1/divisions')
export class DivisionController {
  constructor(private readonly divisions: DivisionService) {}

  @Get()
  @ApiOperation({ summary: '部の一覧を取得する' })
  @ApiItems(DivisionDto)
  async listDivisions(@RequestContext() context: Context): Promise<{ items: DivisionDto[] }> {
    return { items: await this.divisions.list(context) };
  }

  @Get(':id')
  @ApiOperation({ summary: '部を取得する' })
  @ApiOkResponse({ type: DivisionDto })
  getDivision(@RequestContext() context: Context, @Param('id') id: string): Promise<DivisionDto> {
    return this.divisions.get(context, id);
  }

  @Patch(':id')
  @Requires('department.edit')
  @ApiOperation({ summary: '部の名称を変更する' })
  @ApiOkResponse({ type: DivisionDto })
  renameDivision(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { name }: RenameDivision,
  ): Promise<DivisionDto> {
    return this.divisions.rename(context, id, version, name);
  }

  @Delete(':id')
  @Requires('department.edit')
  @HttpCode(204)
  @ApiOperation({ summary: '課のない部を削除する' })
  async removeDivision(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.divisions.remove(context, id, version);
  }
}
