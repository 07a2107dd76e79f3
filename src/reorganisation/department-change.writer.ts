import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AuditEntry, auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { atVersion, orNotFound, Problem } from '../platform/problem.js';
import { type ChangeDraft } from './department-change-check.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { type HandoverResult } from './department-handover.js';

/** A change by id, in the version that somebody has seen. */
export interface ChangeVersion {
  id: string;
  version: number;
}

/** Writes the state of changes (planned, done, cancelled, failed), with the audit records of all but `done`. */
@Injectable()
export class DepartmentChangeWriter {
  constructor(
    private readonly changes: DepartmentChangeRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Stores a change for the day it names; `id` comes from the form. */
  async plan(
    tx: Transaction,
    context: Context,
    draft: ChangeDraft,
    id: string | undefined,
  ): Promise<DepartmentChangeDto> {
    const planned = await this.insert(tx, context, draft, id, null);
    await this.record(tx, context, 'department-change.plan', planned);
    return planned;
  }

  /** Stores a change that has just been carried out; the handover has written its audit records. */
  async insertDone(
    tx: Transaction,
    context: Context,
    draft: ChangeDraft,
    id: string | undefined,
    handover: HandoverResult,
  ): Promise<DepartmentChangeDto> {
    return this.insert(tx, context, { ...draft, targetId: handover.target.id }, id, handover);
  }

  /** Cancelling twice changes nothing. @throws Problem 404, 409 for an old version and for a change that is done */
  async cancel(
    tx: Transaction,
    context: Context,
    { id, version }: ChangeVersion,
  ): Promise<DepartmentChangeDto> {
    const change = orNotFound(await this.changes.lock(tx, id), '組織改正の予定');
    if (change.state === 'cancelled') return change;
    if (change.state === 'done') throw alreadyDone();
    atVersion(change, '組織改正の予定', version);
    await this.settle(tx, context, change, { state: 'cancelled' });
    const cancelled = await this.mustFind(tx, id);
    await this.record(tx, context, 'department-change.cancel', cancelled);
    return cancelled;
  }

  /** Marks a locked plan as done; the handover has written its audit records. */
  async done(
    tx: Transaction,
    context: Context,
    change: DepartmentChangeDto,
    { target, result }: HandoverResult,
  ): Promise<void> {
    const end = { targetId: target.id, targetName: target.name, result };
    await this.settle(tx, context, change, { state: 'done', ...end });
  }

  /** Marks a locked plan as failed, with the reason. */
  async fail(tx: Transaction, context: Context, change: DepartmentChangeDto, reason: string): Promise<void> {
    await this.settle(tx, context, change, { state: 'failed', reason });
    await this.record(tx, context, 'department-change.fail', { ...change, state: 'failed', reason });
  }

  private async insert(
    tx: Transaction,
    { actor }: Context,
    draft: ChangeDraft,
    id: string = randomUUID(),
    handover: HandoverResult | null,
  ): Promise<DepartmentChangeDto> {
    const at = this.clock.now();
    await this.changes.insert(tx, {
      ...draft,
      id,
      state: handover === null ? 'planned' : 'done',
      result: handover?.result ?? null,
      plannedAt: at,
      plannedBy: actor.label,
      settledAt: handover === null ? null : at,
      settledBy: handover === null ? null : actor.label,
    });
    return this.mustFind(tx, id);
  }

  private async settle(
    tx: Transaction,
    { actor }: Context,
    change: DepartmentChangeDto,
    end: Pick<DepartmentChangeDto, 'state'> &
      Partial<Pick<DepartmentChangeDto, 'targetId' | 'targetName' | 'reason' | 'result'>>,
  ): Promise<void> {
    await this.changes.settle(tx, change.id, {
      ...change,
      ...end,
      settledAt: this.clock.now(),
      settledBy: actor.label,
    });
  }

  private async record(
    tx: Transaction,
    context: Context,
    action: AuditEntry['action'],
    change: DepartmentChangeDto,
  ): Promise<void> {
    const { departmentId, departmentName, targetName, effectiveOn, state, reason } = change;
    const after = { name: departmentName, into: targetName, on: effectiveOn, changeState: state, reason };
    await this.audit.record(tx, context, [
      auditEntry(action, departmentId, { after, subjectKind: 'department' }),
    ]);
  }

  private async mustFind(tx: Transaction, id: string): Promise<DepartmentChangeDto> {
    return orNotFound(await this.changes.find(tx, id), '組織改正');
  }
}

function alreadyDone(): Problem {
  return new Problem(409, 'change-made', 'この組織改正は、すでに実施されています。', {
    detail: '「課」の画面を開き直して、今の内容を確かめてください。',
  });
}
