import { Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../../access/audit/audit-entry.js';
import { type Context } from '../../access/context.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { DatedChangeRepository } from '../dated-change/dated-change.repository.js';
import { StageHistoryRepository } from '../stage-history/stage-history.repository.js';
import { type BulkChange, type BulkLine, channelsToEnd } from './bulk-change.js';
import { BulkRepository } from './bulk.repository.js';

const ACTIONS: Record<BulkChange['kind'], AuditEntry['action']> = {
  department: 'procedure.edit',
  stage: 'procedure.stage',
  'add-channel': 'procedure.channels',
  'end-channel': 'procedure.channels',
};

/** Writes a change to all procedures it concerns, within a transaction that has checked it. */
@Injectable()
export class BulkWriter {
  constructor(
    private readonly bulk: BulkRepository,
    private readonly stages: StageHistoryRepository,
    private readonly datedChanges: DatedChangeRepository,
  ) {}

  /** Makes the change of these lines. Returns what the audit trail is to say of each, as of a single change. */
  async write(
    tx: Transaction,
    context: Context,
    lines: readonly BulkLine[],
    change: BulkChange,
  ): Promise<AuditEntry[]> {
    const ids = lines.map(({ id }) => id);
    const entryOf = ({ id, before, after }: BulkLine) =>
      auditEntry(ACTIONS[change.kind], id, { before, after });
    if (change.kind === 'stage') {
      await this.recordStages(tx, context, ids, change);
      return lines.map(entryOf);
    }
    if (change.kind === 'department') {
      const recordedBy = context.actor.label;
      await this.datedChanges.move(tx, change.departmentId, { procedureIds: ids, recordedBy });
      await this.bulk.moveTo(tx, ids, change.departmentId);
      await this.bulk.touch(tx, ids);
      return lines.map(entryOf);
    }
    if (change.kind === 'add-channel') await this.bulk.addChannel(tx, ids, change);
    else await this.endChannels(tx, lines, change);
    await this.bulk.touch(tx, ids);
    const channels = await this.bulk.channels(tx, ids);
    return lines.map((line) => entryOf({ ...line, after: { channels: channels.get(line.id) ?? [] } }));
  }

  private async recordStages(
    tx: Transaction,
    { actor }: Context,
    ids: readonly string[],
    { stage, exemptReason, effectiveOn, note }: Extract<BulkChange, { kind: 'stage' }>,
  ): Promise<void> {
    const statement = { stage, exemptReason, effectiveOn, note, recordedBy: actor.label };
    const entries = ids.map((procedureId) => ({ procedureId, ...statement }));
    await this.stages.record(
      tx,
      entries.map((entry) => ({ ...entry, source: 'catalogue', reportMonth: null })),
    );
  }

  private async endChannels(
    tx: Transaction,
    lines: readonly BulkLine[],
    change: Extract<BulkChange, { kind: 'end-channel' }>,
  ): Promise<void> {
    const ending = lines.flatMap(({ before }) =>
      channelsToEnd({ channels: before.channels as readonly ProcedureChannelDto[] }, change),
    );
    await this.bulk.endChannels(
      tx,
      ending.map(({ id }) => id),
      change.activeTo,
    );
  }
}
