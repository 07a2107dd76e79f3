import { Inject, Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { type Department, DepartmentRepository } from '../../access/department/department.repository.js';
import { DivisionRepository } from '../../access/department/division.repository.js';
import { permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { conflict, invalid, notFound } from '../../platform/problem.js';
import { mergerFaults, splitFaults, type Merger, type Split } from './department-change.js';
import {
  type BoundToDepartment,
  DepartmentChangeRepository,
  type OwnedProcedure,
} from './department-change.repository.js';

/** A department with what a merger or split would touch. */
export interface DepartmentOutlook extends BoundToDepartment {
  department: Department;
  procedures: OwnedProcedure[];
}

/** 課の統合と分割: procedures change hands at a date; what was reported and closed before stays as it was. */
@Injectable()
export class DepartmentChangeService {
  constructor(
    private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly divisions: DivisionRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a change of the department would touch, to be shown before it is made. */
  async outlook(context: Context, departmentId: string): Promise<DepartmentOutlook> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, async (tx) => {
      const department = await this.departments.find(tx, departmentId);
      if (!department) throw notFound('課');
      const procedures = await this.changes.procedures(tx, departmentId);
      return { department, procedures, ...(await this.changes.boundTo(tx, departmentId)) };
    });
  }

  /**
   * Merges a department into another: every procedure and every lead of an item goes over, and the department ends
   * on the day. Returns how many procedures went.
   * @throws Problem 404, 409 where the department was changed since, 422 with the faults of the input
   */
  async merge(context: Context, departmentId: string, version: number, merger: Merger): Promise<number> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const source = await this.held(tx, departmentId, version, merger);
      const heir = merger.into === '' ? undefined : await this.departments.find(tx, merger.into);
      const faults = mergerFaults(merger, { source, heir, today: tokyoToday(this.clock) });
      if (faults.length > 0 || !heir) throw invalid(faults);
      const moved = await this.changes.move(tx, { from: source.id, to: heir.id });
      await this.changes.moveLeads(tx, { from: source.id, to: heir.id });
      await this.departments.update(tx, [{ ...source, endedOn: merger.on }]);
      await this.record(tx, context, {
        action: 'department.merge',
        source,
        target: heir,
        on: merger.on,
        moved,
        endedOn: merger.on,
      });
      return moved.length;
    });
  }

  /**
   * Splits chosen procedures off to a new department, with the leads named on them. Returns the new department.
   * @throws Problem 404, 409 where the department was changed since or the code is taken, 422 with the faults
   */
  async split(context: Context, departmentId: string, version: number, split: Split): Promise<Department> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const source = await this.held(tx, departmentId, version, split);
      const owned = await this.changes.procedures(tx, source.id);
      const faults = splitFaults(split, { source, owned, today: tokyoToday(this.clock) });
      if (faults.length > 0) throw invalid(faults);
      const made = await this.make(tx, split);
      const to = { from: source.id, to: made.id, procedureIds: split.procedureIds };
      const moved = await this.changes.move(tx, to);
      await this.changes.moveLeads(tx, to);
      await this.audit.record(tx, context, [
        { action: 'department.create', subjectKind: 'department', subjectId: made.id, after: made },
      ]);
      await this.record(tx, context, {
        action: 'department.split',
        source,
        target: made,
        on: split.on,
        moved,
        endedOn: source.endedOn,
      });
      return made;
    });
  }

  private async held(tx: Transaction, id: string, version: number, yours: object): Promise<Department> {
    const source = await this.departments.lock(tx, id);
    if (!source) throw notFound('課');
    if (source.version !== version) throw conflict('課', { ...yours, version }, source);
    return source;
  }

  private async make(tx: Transaction, { code, name, division }: Split): Promise<Department> {
    const divisionId =
      division === '' ? null : ((await this.divisions.ensure(tx, [division])).get(division) ?? null);
    const ids = await this.departments.insert(tx, [{ code, name, divisionId, endedOn: null }]);
    const made = await this.departments.find(tx, ids.get(code) ?? '');
    if (!made) throw notFound('課');
    return made;
  }

  /** One line for the department and one for each procedure, so that each tells its own history. */
  private async record(
    tx: Transaction,
    context: Context,
    change: {
      action: string;
      source: Department;
      target: Department;
      on: string;
      moved: readonly string[];
      endedOn: string | null;
    },
  ): Promise<void> {
    const { action, source, target, on, moved, endedOn } = change;
    await this.audit.record(tx, context, [
      {
        action,
        subjectKind: 'department',
        subjectId: source.id,
        before: { name: source.name, endedOn: source.endedOn },
        after: { name: source.name, endedOn, into: target.name, on, procedures: moved.length },
      },
      ...moved.map((subjectId) => ({
        action,
        subjectKind: 'procedure',
        subjectId,
        before: { departmentId: source.id },
        after: { departmentId: target.id },
      })),
    ]);
    await this.owedWork.raiseAll(tx, 'provisional');
  }
}
