import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ItemsOfProcedureDto, MappedProcedureDto } from './mapping-answer.dto.js';
import { MappingQueryDto, WantedItemsDto } from './mapping.dto.js';
import { MappingService } from './mapping.service.js';

@ApiTags('優先手続への対応付け')
@Controller('api/v1')
export class MappingController {
  constructor(private readonly mappings: MappingService) {}

  @Get('mappings')
  @ApiOperation({ summary: '優先手続ごとの、対応付けられた手続と主管課' })
  @ApiOkResponse({ type: [MappedProcedureDto] })
  async listMappings(
    @RequestContext() context: Context,
    @Query() { itemKey }: MappingQueryDto,
  ): Promise<MappedProcedureDto[]> {
    return this.mappings.byItem(context, itemKey);
  }

  @Put('procedures/:id/items')
  @Requires('mapping.edit')
  @ApiOperation({ summary: '手続を対応付ける優先手続を置き換える' })
  @ApiOkResponse({ type: ItemsOfProcedureDto })
  async replaceMappings(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { items }: WantedItemsDto,
  ): Promise<ItemsOfProcedureDto> {
    return this.mappings.replace(context, id, version, items);
  }
}
