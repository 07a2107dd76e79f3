import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { IfMatch } from '../access/http/if-match.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { ApiPage } from '../platform/http/list-response.js';
import { parseMonth } from '../kernel/month.js';
import { type Page } from '../platform/keyset.js';
import { ActionQuery, AddAction, ChangeAction } from './action.dto.js';
import { pageOfActions } from './action-list.js';
import { ActionService } from './action.service.js';
import { ActionDetailDto, ActionOfMonthDto } from './review-answer.dto.js';

@ApiTags('課題と対応')
@Controller('api/v1/months/:month/actions')
export class ActionController {
  constructor(private readonly actions: ActionService) {}

  @Get()
  @ApiOperation({ summary: '月末時点の対応事項（未了と、その月に終わったもの）を期限の順に取得する' })
  @ApiPage(ActionOfMonthDto)
  async listActions(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Query() { limit, cursor, ...filter }: ActionQuery,
  ): Promise<Page<ActionOfMonthDto>> {
    return pageOfActions(await this.actions.list(context, parseMonth(month), filter), limit, cursor);
  }

  @Post()
  @Requires('review.write')
  @ApiOperation({ summary: '対応事項を追加する' })
  @ApiCreatedResponse({ type: ActionDetailDto })
  addAction(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() input: AddAction,
  ): Promise<ActionDetailDto> {
    return this.actions.add(context, parseMonth(month), input);
  }

  @Get(':id')
  @ApiOperation({ summary: '対応事項を、月末時点の状態とそれまでの経過とともに取得する' })
  @ApiOkResponse({ type: ActionDetailDto })
  getAction(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('id') id: string,
  ): Promise<ActionDetailDto> {
    return this.actions.get(context, parseMonth(month), id);
  }

  @Patch(':id')
  @Requires('review.write')
  @ApiOperation({
    summary: '対応事項の状態・期限・担当課・内容の変更やコメントを、その月のものとして記録する',
  })
  @ApiOkResponse({ type: ActionDetailDto })
  changeAction(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() changes: ChangeAction,
  ): Promise<ActionDetailDto> {
    return this.actions.change(context, parseMonth(month), id, version, changes);
  }
}
