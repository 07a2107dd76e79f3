import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { permit } from '../access/permissions.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { atVersion } from '../platform/problem.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { DepartmentChangeCheck } from './department-change-check.js';
import { isFuture, type Merger, type Split } from './department-change.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { type ChangeVersion, DepartmentChangeWriter } from './department-change.writer.js';
import { DepartmentHandover } from './department-handover.js';

/** What a form sends along with a change. */
export interface ChangeOptions {
  /** Idempotency key: a UUID generated with the form, which becomes the change's id. A new one if omitted. */
  id?: string;
  /** The planned or failed change that this one replaces. */
  replaces?: ChangeVersion;
}

/** 課の統合と分割: carried out at once where their day has come, planned otherwise. Closed months are not touched. */
@Injectable()
export class DepartmentChangeService {
  constructor(
    private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly check: DepartmentChangeCheck,
    private readonly writer: DepartmentChangeWriter,
    private readonly handover: DepartmentHandover,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Merges a department into another, or plans it for a future day. Returns the stored change.
   * @throws Problem 404, 409 where the department was changed since, 422 with the faults of the input
   */
  async merge(
    context: Context,
    departmentId: string,
    version: number,
    merger: Merger,
    { id, replaces }: ChangeOptions = {},
  ): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const departments = await this.departments.lockAll(tx, [departmentId, merger.into]);
      const earlier = await this.earlier(tx, departmentId, id);
      if (earlier) return earlier;
      const find = (wantedId: string) => departments.find((department) => department.id === wantedId);
      const source = atVersion(find(departmentId), '課', version, merger);
      const { heir, draft } = await this.check.merger(tx, source, find(merger.into), merger, replaces?.id);
      if (replaces) await this.writer.cancel(tx, context, replaces);
      if (this.isFuture(merger)) return this.writer.plan(tx, context, draft, id);
      const result = await this.handover.merge(tx, context, source, heir, merger);
      return this.writer.insertDone(tx, context, draft, id, result);
    });
  }

  /**
   * Splits chosen procedures off to a new department, or plans it for a future day. Returns the stored change.
   * @throws Problem 404, 409 where the department was changed since or the code is taken, 422 with the faults
   */
  async split(
    context: Context,
    departmentId: string,
    version: number,
    split: Split,
    { id, replaces }: ChangeOptions = {},
  ): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const [department] = await this.departments.lockAll(tx, [departmentId]);
      const earlier = await this.earlier(tx, departmentId, id);
      if (earlier) return earlier;
      const source = atVersion(department, '課', version, split);
      const draft = await this.check.split(tx, source, split, replaces?.id);
      if (replaces) await this.writer.cancel(tx, context, replaces);
      if (this.isFuture(split)) return this.writer.plan(tx, context, draft, id);
      const result = await this.handover.split(tx, context, source, split);
      return this.writer.insertDone(tx, context, draft, id, result);
    });
  }

  /** Cancels a planned change, or clears away a failed one. @throws Problem 404, 409 */
  async cancel(context: Context, id: string, version: number): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, (tx) => this.writer.cancel(tx, context, { id, version }));
  }

  private isFuture({ on }: { on: string }): boolean {
    return isFuture(on, tokyoToday(this.clock));
  }

  /** The change that the same form has stored before. */
  private async earlier(
    tx: Transaction,
    departmentId: string,
    id: string | undefined,
  ): Promise<DepartmentChangeDto | undefined> {
    const change = id === undefined ? undefined : await this.changes.find(tx, id);
    return change?.departmentId === departmentId ? change : undefined;
  }
}
