import { Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { refuseFaults } from '../../platform/problem.js';
import { ProcedureLock } from '../procedure/procedure-lock.js';
import { ProcedureRepository } from '../procedure/procedure.repository.js';
import { channelFaults } from './channel-faults.js';
import { ChannelRepository, type ChannelToKeep } from './channel.repository.js';
import { type ChannelsOfProcedureDto, type ProcedureChannelDto } from './channel-answer.dto.js';

@Injectable()
export class ChannelService {
  constructor(
    private readonly database: Database,
    private readonly lock: ProcedureLock,
    private readonly procedures: ProcedureRepository,
    private readonly channels: ChannelRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /**
   * Makes these the channels of a procedure: to add one, name it beside the others; to end one, give it its last
   * day; one left out was a mistake and goes. An id that is not one of the procedure's own is an error.
   * @throws Problem 404, 403, 409 with both versions, 422
   */
  async replace(
    context: Context,
    procedureId: string,
    version: number,
    newChannels: readonly ChannelToKeep[],
  ): Promise<ChannelsOfProcedureDto> {
    permit(context, 'procedure.edit');
    refuseFaults(channelFaults(newChannels));
    return this.database.transaction(context, async (tx) => {
      const seenState = { version, changes: { channels: newChannels } };
      await this.lock.take(tx, context, 'procedure.edit', procedureId, seenState);
      const before = await this.channels.list(tx, procedureId);
      refuseForeignIds(before, newChannels);
      await this.channels.replace(tx, procedureId, newChannels);
      const after = await this.channels.list(tx, procedureId);
      const change = changesBetween({ channels: before }, { channels: after });
      if (!change) return { version, channels: after };
      await this.procedures.touch(tx, procedureId, version);
      await this.audit.record(tx, context, [auditEntry('procedure.channels', procedureId, change)]);
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: [procedureId] });
      return { version: version + 1, channels: after };
    });
  }
}

function refuseForeignIds(
  present: readonly ProcedureChannelDto[],
  newChannels: readonly ChannelToKeep[],
): void {
  const known = new Set(present.map(({ id }) => id));
  const used = new Set<string>();
  const faults = newChannels.flatMap(({ id }, at) => {
    if (id === undefined || (known.has(id) && !used.has(id))) {
      if (id !== undefined) used.add(id);
      return [];
    }
    const message = '受付システムの番号が、この手続のものではないか重複しています。';
    return [{ where: `channels[${at}].id`, message }];
  });
  refuseFaults(faults);
}
