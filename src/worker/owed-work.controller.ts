import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../access/context.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { ApiItems } from '../platform/http/list-response.js';
import { OwedWorkDto } from '../platform/owed-work/owed-work.dto.js';
import { OwedWorkService } from './owed-work.service.js';

@ApiTags('処理の状況')
@Controller('api/v1/owed-work')
export class OwedWorkController {
  constructor(private readonly owedWork: OwedWorkService) {}

  @Get()
  @ApiOperation({ summary: '残っている処理を取得する（失敗の理由と回数を含む）' })
  @ApiItems(OwedWorkDto)
  async listOwedWork(@RequestContext() context: Context): Promise<{ items: OwedWorkDto[] }> {
    return { items: await this.owedWork.outstanding(context) };
  }

  @Post(':kind/:key/retry')
  @Requires('owed-work.retry')
  @HttpCode(202)
  @ApiOperation({ summary: '残っている処理をもう一度行わせる' })
  @ApiAcceptedResponse({ type: OwedWorkDto })
  retryOwedWork(
    @RequestContext() context: Context,
    @Param('kind') kind: string,
    @Param('key') key: string,
  ): Promise<OwedWorkDto> {
    return this.owedWork.retry(context, kind, key);
  }

  @Post(':kind/:key/drop')
  @HttpCode(204)
  @ApiOperation({ summary: '残っている処理を取りやめる（import、report-file、notice）' })
  async dropOwedWork(
    @RequestContext() context: Context,
    @Param('kind') kind: string,
    @Param('key') key: string,
  ): Promise<void> {
    await this.owedWork.drop(context, kind, key);
  }
}
