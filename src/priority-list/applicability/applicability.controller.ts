import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { EditionApplicabilityDto, ItemApplicabilityDto } from './applicability-answer.dto.js';
import { ApplicabilityQuery, SetApplicability } from './applicability.dto.js';
import { ApplicabilityService } from './applicability.service.js';

@ApiTags('優先手続一覧')
@Controller('api/v1/applicability')
export class ApplicabilityController {
  constructor(private readonly applicability: ApplicabilityService) {}

  @Get()
  @ApiOperation({ summary: '優先手続の該当の有無を取得する' })
  @ApiOkResponse({ type: EditionApplicabilityDto })
  listApplicability(
    @RequestContext() context: Context,
    @Query() { edition, unconfirmedFirst }: ApplicabilityQuery,
  ): Promise<EditionApplicabilityDto> {
    return this.applicability.listItems(context, { edition, unconfirmedFirst: unconfirmedFirst === 'true' });
  }

  @Put(':itemKey')
  @Requires('applicability.edit')
  @ApiOperation({ summary: '優先手続の該当の有無を登録する（If-Matchは、未登録の間は "0"）' })
  @ApiOkResponse({ type: ItemApplicabilityDto })
  setApplicability(
    @RequestContext() context: Context,
    @Param('itemKey') itemKey: string,
    @IfMatch() version: number,
    @Body() input: SetApplicability,
  ): Promise<ItemApplicabilityDto> {
    return this.applicability.set(context, itemKey, version, input);
  }
}
