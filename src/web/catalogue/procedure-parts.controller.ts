import { Body, Param, Post } from '@nestjs/common';
import { type VNode } from 'preact';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ChannelsDto, channelsToKeep } from '../../catalogue/channel/channel.dto.js';
import { ChannelService } from '../../catalogue/channel/channel.service.js';
import { WantedItemsDto } from '../../catalogue/mapping/mapping.dto.js';
import { MappingService } from '../../catalogue/mapping/mapping.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { StageDto } from '../../catalogue/stage-history/stage.dto.js';
import { StageService } from '../../catalogue/stage-history/stage.service.js';
import { MatchingService } from '../../priority-list/matching/matching.service.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { namesAsChoices } from '../list/filter.js';
import { CatalogueNames } from './catalogue-names.js';
import { CHANNEL_FORM } from './channel-form.js';
import { ITEM_FORM, itemFormPage, itemRows } from './item-form.js';
import { STAGE_FORM, stageInput } from './stage-form.js';

/** The forms of what is kept beside a procedure: its stage, its channels, its items of the national list. */
@PageController('procedures/:id')
export class ProcedurePartsController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly stages: StageService,
    private readonly channels: ChannelService,
    private readonly mappings: MappingService,
    private readonly matching: MatchingService,
    private readonly names: CatalogueNames,
  ) {}

  @GetPage('stage')
  async stageForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const { currentStage } = await this.procedures.get(context, id);
    const { stage, exemptReason } = currentStage ?? {};
    return this.stageScreen(context, id, FormState.of(STAGE_FORM, { stage, exemptReason }));
  }

  @Post('stage')
  saveStage(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: STAGE_FORM,
      posted,
      dto: StageDto,
      act: (body) => this.stages.set(context, id, stageInput(body)),
      done: () => new SeeOther(`/procedures/${id}`, '段階を登録しました。'),
      again: (state) => this.stageScreen(context, id, state),
    });
  }

  @GetPage('channels')
  async channelForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    return this.channelScreen(
      context,
      id,
      FormState.of(CHANNEL_FORM, await this.procedures.get(context, id)),
    );
  }

  @Post('channels')
  saveChannels(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: CHANNEL_FORM,
      posted,
      dto: ChannelsDto,
      act: (body, { version }) => this.channels.replace(context, id, version, channelsToKeep(body)),
      done: () => new SeeOther(`/procedures/${id}`, '受付システムを保存しました。'),
      again: (state) => this.channelScreen(context, id, state),
      current: () => this.procedures.get(context, id),
    });
  }

  @GetPage('items')
  async itemForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    permit(context, 'mapping.edit');
    return this.itemScreen(context, id, FormState.of(ITEM_FORM, await this.procedures.get(context, id)));
  }

  @Post('items')
  saveItems(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: ITEM_FORM,
      posted,
      dto: WantedItemsDto,
      act: ({ items }, { version }) => this.mappings.replace(context, id, version, items),
      done: () => new SeeOther(`/procedures/${id}`, '優先手続への対応付けを保存しました。'),
      again: (state) => this.itemScreen(context, id, state),
      current: () => this.procedures.get(context, id),
      choices: async () => {
        const { itemName, departmentName } = await this.names.load(context);
        return { items: namesAsChoices(Object.fromEntries([...itemName, ...departmentName])) };
      },
    });
  }

  private stageScreen(context: Context, id: string, state: FormState): Promise<Screen> {
    const page = formPage({
      state,
      action: `/procedures/${id}/stage`,
      submit: '段階を登録する',
      back: { href: `/procedures/${id}`, label: '登録せずに戻る' },
    });
    return this.screen(context, id, '段階', page, state);
  }

  private channelScreen(context: Context, id: string, state: FormState): Promise<Screen> {
    const page = formPage({
      state,
      wide: true,
      about:
        '使わなくなった受付システムには利用終了日を入れます。「取り除く」は、誤って登録したものに使います。追加の行が足りないときは、一度保存すると新しい行が出ます。',
      action: `/procedures/${id}/channels`,
      submit: '保存する',
      back: { href: `/procedures/${id}`, label: '保存せずに戻る' },
    });
    return this.screen(context, id, '受付システム', page, state);
  }

  private async screen(context: Context, id: string, part: string, page: VNode, state: FormState) {
    const { name, departmentId } = await this.procedures.get(context, id);
    permit(context, 'procedure.edit', departmentId);
    return new Screen(`${name}の${part}`, page, state);
  }

  private async itemScreen(context: Context, id: string, state: FormState): Promise<Screen> {
    permit(context, 'mapping.edit');
    const [{ name, items }, names] = await Promise.all([
      this.procedures.get(context, id),
      this.names.load(context),
    ]);
    const { items: matched } = await this.matching.match(context, [name]);
    const { proposals = [], reason = '' } = matched[0] ?? {};
    const rows = itemRows(items, { proposals });
    const page = itemFormPage(id, state, rows, reason, names);
    return new Screen(`${name}の優先手続`, page, state);
  }
}
