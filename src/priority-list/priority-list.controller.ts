import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { RequestContext } from '../access/http/request-context.js';
import { ApiItems } from '../platform/http/list-response.js';
import { EditionDifferenceDto, EditionItemsDto, ListEditionDto } from './priority-list-answer.dto.js';
import { DifferenceQuery } from './priority-list.dto.js';
import { PriorityListService } from './priority-list.service.js';

@ApiTags('優先手続一覧')
@Controller('api/v1/priority-list')
export class PriorityListController {
  constructor(private readonly list: PriorityListService) {}

  @Get('editions')
  @ApiOperation({ summary: '優先手続一覧の版の一覧を取得する' })
  @ApiItems(ListEditionDto)
  async listEditions(@RequestContext() context: Context): Promise<{ items: ListEditionDto[] }> {
    return { items: await this.list.editions(context) };
  }

  @Get('editions/:edition/items')
  @ApiParam({ name: 'edition', description: '版の日付、または in-force（適用中の版）' })
  @ApiOperation({ summary: '版に載っている手続を番号順に取得する' })
  @ApiOkResponse({ type: EditionItemsDto })
  listEditionItems(
    @RequestContext() context: Context,
    @Param('edition') edition: string,
  ): Promise<EditionItemsDto> {
    return this.list.items(context, edition === 'in-force' ? undefined : edition);
  }

  @Get('difference')
  @ApiOperation({ summary: '2つの版の違いを取得する' })
  @ApiOkResponse({ type: EditionDifferenceDto })
  compareEditions(
    @RequestContext() context: Context,
    @Query() { from, to }: DifferenceQuery,
  ): Promise<EditionDifferenceDto> {
    return this.list.difference(context, from, to);
  }
}
