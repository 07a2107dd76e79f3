import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { IfMatch } from '../../access/http/if-match.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { ChannelsOfProcedureDto } from './channel-answer.dto.js';
import { ChannelsDto, channelsToKeep } from './channel.dto.js';
import { ChannelService } from './channel.service.js';

@ApiTags('手続')
@Controller('api/v1/procedures/:id/channels')
export class ChannelController {
  constructor(private readonly channels: ChannelService) {}

  @Put()
  @Requires('procedure.edit')
  @ApiOperation({ summary: '手続の受付システムを置き換える' })
  @ApiOkResponse({ type: ChannelsOfProcedureDto })
  async replaceChannels(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ChannelsDto,
  ): Promise<ChannelsOfProcedureDto> {
    return this.channels.replace(context, id, version, channelsToKeep(body));
  }
}
