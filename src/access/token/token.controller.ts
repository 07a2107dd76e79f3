import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Page } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { RequestContext } from '../http/request-context.js';
import { Requires } from '../http/requires.js';
import { ApiPage } from '../../platform/http/list-response.js';
import { PageQuery } from '../../platform/http/page-query.dto.js';
import { CreateToken, NewTokenDto, TokenDto } from './token.dto.js';
import { TokenService } from './token.service.js';

@ApiTags('アクセストークン')
@Controller('api/v1/tokens')
export class TokenController {
  constructor(private readonly tokens: TokenService) {}

  @Get()
  @ApiOperation({ summary: 'アクセストークンの一覧を取得する' })
  @ApiPage(TokenDto)
  listTokens(@RequestContext() context: Context, @Query() page: PageQuery): Promise<Page<TokenDto>> {
    return this.tokens.list(context, page);
  }

  @Post()
  @Requires('token.manage')
  @ApiOperation({
    summary: 'アクセストークンを発行する（トークンでは行えず、常に403。画面かコマンドで行う）',
  })
  @ApiCreatedResponse({ type: NewTokenDto })
  createToken(@RequestContext() context: Context, @Body() input: CreateToken): Promise<NewTokenDto> {
    return this.tokens.create(context, input);
  }

  @Delete(':id')
  @Requires('token.manage')
  @HttpCode(204)
  @ApiOperation({
    summary: 'アクセストークンを失効させる（トークンでは行えず、常に403。画面かコマンドで行う）',
  })
  revokeToken(@RequestContext() context: Context, @Param('id') id: string): Promise<void> {
    return this.tokens.revoke(context, id);
  }
}
