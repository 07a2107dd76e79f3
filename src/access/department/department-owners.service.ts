import { Inject, Injectable } from '@nestjs/common';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Fault, Problem } from '../../platform/problem.js';
import { type Context } from '../context.js';
import { type Permission, permit, reach } from '../permissions.js';
import { DepartmentRepository } from './department.repository.js';
import { type DepartmentFate, heirOf, predecessorsOf, whyEnded } from './ended-department.js';

/** Which departments may be given something, and who answers for those that are no more. */
@Injectable()
export class DepartmentOwners {
  constructor(
    private readonly departments: DepartmentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Why a department cannot receive anything; null where it can, or where there is none. */
  async whyEnded(tx: Transaction, departmentId: string): Promise<string | null> {
    return whyEnded(await this.departments.fates(tx), departmentId, tokyoToday(this.clock));
  }

  /** The same as a fault of a field; none where the department can be given something. */
  async faults(tx: Transaction, where: string, departmentId: string): Promise<Fault[]> {
    const message = await this.whyEnded(tx, departmentId);
    return message === null ? [] : [{ where, message }];
  }

  /** The faults of the department that a procedure is to belong to: it must be there, and still be. */
  async ownerFaults(tx: Transaction, departmentId: string): Promise<Fault[]> {
    if (await this.departments.find(tx, departmentId)) return this.faults(tx, 'departmentId', departmentId);
    return [{ where: 'departmentId', message: '所管課が見つかりません。一覧から選び直してください。' }];
  }

  /** The departments whose reports the actor may see: all (null), or the own one and those it has taken over from. */
  async reportingFor(tx: Transaction, context: Context, permission: Permission): Promise<string[] | null> {
    permit(context, permission);
    if (reach(context, permission) === 'all') return null;
    const { departmentId } = context.actor;
    if (departmentId === null) return [];
    const before = predecessorsOf(await this.departments.fates(tx), departmentId, tokyoToday(this.clock));
    return [departmentId, ...before.map(({ id }) => id)];
  }

  /**
   * As `permit`, and where a department is no more also for the one that has taken over: what is left of its reports is
   * answered there. @throws Problem 403
   */
  async permit(
    tx: Transaction,
    context: Context,
    permission: Permission,
    departmentId: string,
  ): Promise<void> {
    try {
      permit(context, permission, departmentId);
    } catch (error) {
      if (!(error instanceof Problem) || reach(context, permission) !== 'own') throw error;
      const fates: DepartmentFate[] = await this.departments.fates(tx);
      const heir = heirOf(fates, departmentId, tokyoToday(this.clock));
      if (
        !heir ||
        heir.id !== context.actor.departmentId ||
        !whyEnded(fates, departmentId, tokyoToday(this.clock))
      )
        throw error;
    }
  }
}
