import { Body, Get, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ChannelsDto, channelsToKeep } from '../../catalogue/channel/channel.dto.js';
import { ChannelService } from '../../catalogue/channel/channel.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { CHANNEL_FORM } from './channel-form.js';

@PageController('procedures/:id/channels')
export class ChannelFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly channels: ChannelService,
  ) {}

  @Get()
  async channelForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.screen(context, id, FormState.of(CHANNEL_FORM, await this.procedures.get(context, id)));
  }

  @Post()
  saveChannels(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: CHANNEL_FORM,
      posted,
      dto: ChannelsDto,
      act: (body, { version }) => this.channels.replace(context, id, version, channelsToKeep(body)),
      done: () => new SeeOther(`/procedures/${id}`, '受付システムを保存しました。'),
      again: (state) => this.screen(context, id, state),
      current: () => this.procedures.get(context, id),
    });
  }

  private async screen(context: Context, id: string, state: FormState): Promise<Screen> {
    const { name, departmentId } = await this.procedures.get(context, id);
    permit(context, 'procedure.edit', departmentId);
    const page = formPage({
      state,
      wide: true,
      about:
        '使わなくなった受付システムには利用終了日を入れます。「取り除く」は、誤って登録したものに使います。追加の行が足りないときは、一度保存すると新しい行が出ます。',
      action: `/procedures/${id}/channels`,
      submit: '保存する',
      back: { href: `/procedures/${id}`, label: '保存せずに戻る' },
    });
    return new Screen(`${name}の受付システム`, page, state);
  }
}
