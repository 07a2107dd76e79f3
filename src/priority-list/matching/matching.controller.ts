import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { EditionMatchingDto, MatchNames, MatchQuery } from './matching.dto.js';
import { MatchingService } from './matching.service.js';

@ApiTags('優先手続一覧')
@Controller('api/v1/priority-list/matches')
export class MatchingController {
  constructor(private readonly matching: MatchingService) {}

  @Get()
  @ApiOperation({ summary: '手続名に近い優先手続の候補を取得する' })
  @ApiOkResponse({ type: EditionMatchingDto })
  matchName(
    @RequestContext() context: Context,
    @Query() { name, edition }: MatchQuery,
  ): Promise<EditionMatchingDto> {
    return this.matching.match(context, [name], edition);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '複数の手続名について、優先手続の候補を取得する' })
  @ApiOkResponse({ type: EditionMatchingDto })
  matchNames(
    @RequestContext() context: Context,
    @Body() { names, edition }: MatchNames,
  ): Promise<EditionMatchingDto> {
    return this.matching.match(context, names, edition);
  }
}
