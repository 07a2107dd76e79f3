import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { Requires } from '../../access/http/requires.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ApiItems } from '../../platform/http/list-response.js';
import { parseMonth } from '../../kernel/month.js';
import { CorrectionViewDto, TakeOverDto, TakeoverDto } from './correction.dto.js';
import { CorrectionService, type CorrectionView } from './correction.service.js';
import { type RecordedTakeover } from './takeover.repository.js';

@ApiTags('対象月の確定')
@Controller('api/v1/months/:month')
export class CorrectionController {
  constructor(private readonly corrections: CorrectionService) {}

  @Get('correction')
  @ApiOperation({ summary: '訂正中の月と、確定後に変わった内容（取り込むまで値には反映しない）' })
  @ApiOkResponse({ type: CorrectionViewDto })
  async getCorrection(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<CorrectionViewDto> {
    return answerOf(await this.corrections.view(context, parseMonth(month)));
  }

  @Post('correction/takeovers')
  @Requires('month.manage')
  @HttpCode(200)
  @ApiOperation({ summary: '確定後に変わった内容を、理由を付けて訂正に取り込む（すべてか、なしか）' })
  @ApiOkResponse({ type: CorrectionViewDto })
  async takeOver(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Body() { differences, reason }: TakeOverDto,
  ): Promise<CorrectionViewDto> {
    return answerOf(
      await this.corrections.takeOver(context, parseMonth(month), { keys: differences, reason }),
    );
  }

  @Get('takeovers')
  @ApiOperation({ summary: '対象月のすべての版の訂正に取り込んだ内容と理由（古い順）' })
  @ApiItems(TakeoverDto)
  async listTakeovers(
    @RequestContext() context: Context,
    @Param('month') month: string,
  ): Promise<{ items: TakeoverDto[] }> {
    return { items: (await this.corrections.history(context, parseMonth(month))).map(takeoverOf) };
  }
}

function answerOf({ takeovers, ...view }: CorrectionView): CorrectionViewDto {
  return { ...view, takeovers: takeovers.map(takeoverOf) };
}

function takeoverOf({ before, after, ...rest }: RecordedTakeover): TakeoverDto {
  return { ...rest, before: before.value, after: after.value };
}
