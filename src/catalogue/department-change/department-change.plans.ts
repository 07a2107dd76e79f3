import { Inject, Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, notFound, Problem } from '../../platform/problem.js';
import { DepartmentChangeRecordRepository } from './department-change-record.repository.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { type Draft } from './department-change.check.js';
import { type Made } from './department-change.steps.js';

/** A planned change as somebody has seen it. */
export interface SeenChange {
  id: string;
  version: number;
}

/** Keeps changes: written down as planned or made, taken back, noted as failed; each in the audit trail. */
@Injectable()
export class DepartmentChangePlans {
  constructor(
    private readonly records: DepartmentChangeRecordRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps a change for the day it names; `id` where the form has made one. */
  async plan(
    tx: Transaction,
    context: Context,
    draft: Draft,
    id: string | undefined,
  ): Promise<DepartmentChangeDto> {
    const planned = await this.insert(tx, context, draft, id, null);
    await this.record(tx, context, 'department-change.plan', planned);
    return planned;
  }

  /** Keeps a change that has just been made. Its lines of the audit trail are written already. */
  async keep(
    tx: Transaction,
    context: Context,
    draft: Draft,
    id: string | undefined,
    made: Made,
  ): Promise<DepartmentChangeDto> {
    return this.insert(tx, context, { ...draft, targetId: made.target.id }, id, made);
  }

  /** Taking a change back again changes nothing. @throws Problem 404, 409 for an old version and for one that is made */
  async cancel(tx: Transaction, context: Context, { id, version }: SeenChange): Promise<DepartmentChangeDto> {
    const change = await this.records.lock(tx, id);
    if (!change) throw notFound('組織改正の予定');
    if (change.state === 'cancelled') return change;
    if (change.state === 'done') throw madeAlready();
    if (change.version !== version) throw conflict('組織改正の予定', { version }, change);
    await this.settle(tx, context, change, { state: 'cancelled' });
    const cancelled = await this.found(tx, id);
    await this.record(tx, context, 'department-change.cancel', cancelled);
    return cancelled;
  }

  /** Notes that a planned change, which is held, has been made. */
  async done(tx: Transaction, context: Context, change: DepartmentChangeDto, made: Made): Promise<void> {
    const { target, result } = made;
    const taken = { targetId: target.id, targetName: target.name };
    await this.settle(tx, context, change, { state: 'done', ...taken, result });
  }

  /** Notes why a planned change, which is held, could not be made. */
  async fail(tx: Transaction, context: Context, change: DepartmentChangeDto, reason: string): Promise<void> {
    await this.settle(tx, context, change, { state: 'failed', reason });
    await this.record(tx, context, 'department-change.fail', { ...change, state: 'failed', reason });
  }

  private async insert(
    tx: Transaction,
    { actor }: Context,
    draft: Draft,
    id: string | undefined,
    made: Made | null,
  ): Promise<DepartmentChangeDto> {
    const at = this.clock.now();
    const inserted = await this.records.insert(tx, {
      ...draft,
      id: id ?? null,
      state: made === null ? 'planned' : 'done',
      result: made?.result ?? null,
      plannedAt: at,
      plannedBy: actor.label,
      settledAt: made === null ? null : at,
      settledBy: made === null ? null : actor.label,
    });
    return this.found(tx, inserted);
  }

  private async settle(
    tx: Transaction,
    { actor }: Context,
    change: DepartmentChangeDto,
    end: Pick<DepartmentChangeDto, 'state'> &
      Partial<Pick<DepartmentChangeDto, 'targetId' | 'targetName' | 'reason' | 'result'>>,
  ): Promise<void> {
    await this.records.settle(tx, change.id, {
      ...change,
      ...end,
      settledAt: this.clock.now(),
      settledBy: actor.label,
    });
  }

  private async record(
    tx: Transaction,
    context: Context,
    action: string,
    change: DepartmentChangeDto,
  ): Promise<void> {
    const { departmentId, departmentName, targetName, effectiveOn, state, reason } = change;
    const after = { name: departmentName, into: targetName, on: effectiveOn, changeState: state, reason };
    await this.audit.record(tx, context, [
      { action, subjectKind: 'department', subjectId: departmentId, after },
    ]);
  }

  private async found(tx: Transaction, id: string): Promise<DepartmentChangeDto> {
    const change = await this.records.find(tx, id);
    if (!change) throw notFound('組織改正');
    return change;
  }
}

function madeAlready(): Problem {
  return new Problem(409, 'change-made', 'この組織改正は、すでに実施されています。', {
    detail: '「課」の画面を開き直して、今の内容を確かめてください。',
  });
}
