import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ChannelService } from '../../catalogue/channel/channel.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { channelFormPage } from './channel-form.page.js';
import { channelsOfRows, faultsAtRows, postedRows, rowsOfChannels } from './channel-rows.js';
import { ProcedureRefusals } from './procedure-refusals.js';

@ApiExcludeController()
@Controller('procedures/:id/channels')
export class ChannelFormController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly channels: ChannelService,
    private readonly refusals: ProcedureRefusals,
  ) {}

  @Get()
  async channelForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    const { name, departmentId, version, channels } = await this.procedures.get(context, id);
    permit(context, 'procedure.edit', departmentId);
    return new Screen(
      titleOf(name),
      channelFormPage({ id, version, rows: rowsOfChannels(channels), faults: [] }),
    );
  }

  @Post()
  async saveChannels(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const [rows, version] = [postedRows(form), versionOf(form)];
    try {
      await this.channels.replace(context, id, version, await channelsOfRows(rows));
    } catch (error) {
      const faults = faultsAtRows(await this.refusals.faults(context, id, error), rows);
      if (faults.length > 0) {
        const { name, departmentId } = await this.procedures.get(context, id);
        permit(context, 'procedure.edit', departmentId);
        return new Screen(titleOf(name), channelFormPage({ id, version, rows, faults }), { status: 422 });
      }
    }
    return new SeeOther(`/procedures/${id}`, '受付システムを保存しました。');
  }
}

function titleOf(name: string): string {
  return `${name}の受付システム`;
}
