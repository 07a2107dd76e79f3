import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, notFound } from '../../platform/problem.js';
import { DepartmentChangeRecordRepository } from './department-change-record.repository.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { DepartmentChangeCheck } from './department-change.check.js';
import { liesAhead, type Merger, type Split } from './department-change.js';
import { DepartmentChangePlans, type SeenChange } from './department-change.plans.js';
import { DepartmentChangeSteps } from './department-change.steps.js';

/** How a change is entered. */
export interface Entry {
  /** A UUID made for the form: sent twice it is one change. A new one where left out. */
  id?: string;
  /** The plan, or the change that could not be made, in whose place this one comes. */
  replaces?: SeenChange;
}

/** 課の統合と分割: made at once where their day has come, planned otherwise. Closed months stay as they were. */
@Injectable()
export class DepartmentChangeService {
  constructor(
    private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly records: DepartmentChangeRecordRepository,
    private readonly check: DepartmentChangeCheck,
    private readonly plans: DepartmentChangePlans,
    private readonly steps: DepartmentChangeSteps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Merges a department into another, or plans it for a day to come. Returns the change as it is kept.
   * @throws Problem 404, 409 where the department was changed since, 422 with the faults of the input
   */
  async merge(
    context: Context,
    departmentId: string,
    version: number,
    merger: Merger,
    { id, replaces }: Entry = {},
  ): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const held = await this.departments.lockAll(tx, [departmentId, merger.into]);
      const before = await this.entered(tx, departmentId, id);
      if (before) return before;
      const source = seen(held, departmentId, version, merger);
      const named = held.find((one) => one.id === merger.into);
      const { heir, draft } = await this.check.merger(tx, source, named, merger, replaces?.id);
      if (replaces) await this.plans.cancel(tx, context, replaces);
      if (this.liesAhead(merger)) return this.plans.plan(tx, context, draft, id);
      const made = await this.steps.merge(tx, context, source, heir, merger);
      return this.plans.keep(tx, context, draft, id, made);
    });
  }

  /**
   * Splits chosen procedures off to a new department, or plans it for a day to come. Returns the change as it is kept.
   * @throws Problem 404, 409 where the department was changed since or the code is taken, 422 with the faults
   */
  async split(
    context: Context,
    departmentId: string,
    version: number,
    split: Split,
    { id, replaces }: Entry = {},
  ): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const held = await this.departments.lockAll(tx, [departmentId]);
      const before = await this.entered(tx, departmentId, id);
      if (before) return before;
      const source = seen(held, departmentId, version, split);
      const draft = await this.check.split(tx, source, split, replaces?.id);
      if (replaces) await this.plans.cancel(tx, context, replaces);
      if (this.liesAhead(split)) return this.plans.plan(tx, context, draft, id);
      return this.plans.keep(tx, context, draft, id, await this.steps.split(tx, context, source, split));
    });
  }

  /** Takes a planned change back, or clears away one that could not be made. @throws Problem 404, 409 */
  async cancel(context: Context, id: string, version: number): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, (tx) => this.plans.cancel(tx, context, { id, version }));
  }

  private liesAhead({ on }: { on: string }): boolean {
    return liesAhead(on, tokyoToday(this.clock));
  }

  /** The change that this very form has entered before. */
  private async entered(
    tx: Transaction,
    departmentId: string,
    id: string | undefined,
  ): Promise<DepartmentChangeDto | undefined> {
    const change = id === undefined ? undefined : await this.records.find(tx, id);
    return change?.departmentId === departmentId ? change : undefined;
  }
}

function seen(held: readonly DepartmentDto[], id: string, version: number, yours: object): DepartmentDto {
  const source = held.find((one) => one.id === id);
  if (!source) throw notFound('課');
  if (source.version !== version) throw conflict('課', { ...yours, version }, source);
  return source;
}
