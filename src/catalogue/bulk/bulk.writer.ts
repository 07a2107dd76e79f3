import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../../access/audit/audit-entry.js';
import { type Context } from '../../access/context.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { DatedChangeRepository } from '../dated-change/dated-change.repository.js';
import { MappingRepository } from '../mapping/mapping.repository.js';
import { PlannedMonthRepository } from '../planned-month/planned-month.repository.js';
import { StageHistoryRepository } from '../stage-history/stage-history.repository.js';
import { type BulkChange, type BulkLine, channelsToEnd } from './bulk-change.js';
import { BulkRepository } from './bulk.repository.js';

const ACTIONS: Record<BulkChange['kind'], AuditEntry['action']> = {
  department: 'procedure.edit',
  stage: 'procedure.stage',
  'add-channel': 'procedure.channels',
  'end-channel': 'procedure.channels',
  plan: 'procedure.edit',
  frequency: 'procedure.edit',
  'procedure-kind': 'procedure.edit',
  'add-item': 'procedure.items',
  'remove-item': 'procedure.items',
};

/** Writes a change to all procedures it concerns, within a transaction that has checked it. */
@Injectable()
export class BulkWriter {
  constructor(
    private readonly bulk: BulkRepository,
    private readonly stages: StageHistoryRepository,
    private readonly datedChanges: DatedChangeRepository,
    private readonly plans: PlannedMonthRepository,
    private readonly mappings: MappingRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes the change of these lines. Returns what the audit trail is to say of each, as of a single change. */
  async write(
    tx: Transaction,
    context: Context,
    lines: readonly BulkLine[],
    change: BulkChange,
  ): Promise<AuditEntry[]> {
    const ids = lines.map(({ id }) => id);
    const entries = () =>
      lines.map(({ id, before, after }) => auditEntry(ACTIONS[change.kind], id, { before, after }));
    const afterwards = <Part>(field: string, parts: ReadonlyMap<string, Part[]>) =>
      lines.map(({ id, before }) =>
        auditEntry(ACTIONS[change.kind], id, { before, after: { [field]: parts.get(id) ?? [] } }),
      );
    const moved = { procedureIds: ids, recordedBy: context.actor.label };
    switch (change.kind) {
      case 'stage':
        await this.recordStages(tx, context, ids, change);
        return entries();
      case 'department':
        await this.datedChanges.move(tx, change.departmentId, moved);
        await this.bulk.moveTo(tx, ids, change.departmentId);
        break;
      case 'frequency':
        await this.datedChanges.changeFrequency(tx, change.frequency, moved);
        await this.bulk.setFrequency(tx, ids, change.frequency);
        break;
      case 'procedure-kind':
        await this.bulk.setKind(tx, ids, change.procedureKind);
        break;
      case 'plan':
        await this.setPlans(tx, context, ids, change);
        break;
      case 'add-channel':
        await this.bulk.addChannel(tx, ids, change);
        break;
      case 'end-channel':
        await this.endChannels(tx, lines, change);
        break;
      case 'add-item':
        await this.bulk.addItem(tx, ids, change.itemKey);
        break;
      case 'remove-item':
        await this.mappings.carryLeads(tx, await this.mappings.remove(tx, ids, [change.itemKey]));
    }
    await this.bulk.touch(tx, ids);
    if ('channel' in change) return afterwards('channels', await this.bulk.channels(tx, ids));
    if ('itemKey' in change) return afterwards('items', await this.bulk.items(tx, ids));
    return entries();
  }

  private async setPlans(
    tx: Transaction,
    { actor }: Context,
    ids: readonly string[],
    { plannedMonth }: Extract<BulkChange, { kind: 'plan' }>,
  ): Promise<void> {
    const plan = { plannedMonth, reportMonth: null, saidOn: tokyoToday(this.clock), superseded: false };
    await this.plans.set(
      tx,
      ids.map((procedureId) => ({ procedureId, ...plan })),
      actor.label,
    );
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
