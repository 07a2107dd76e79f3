import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { type DepartmentDto } from '../access/department/department.dto.js';
import { tokyoDate } from '../kernel/clock.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { faultsAmong, Problem, refuseFaults } from '../platform/problem.js';
import { DepartmentProceduresRepository } from '../catalogue/procedure/department-procedures.repository.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { endedFault, requireHeir } from './department-change.js';
import { DepartmentChangeRepository, type DueChange } from './department-change.repository.js';
import { DepartmentChangeWriter } from './department-change.writer.js';
import { DepartmentHandover, type HandoverResult } from './department-handover.js';

const MOST_AT_ONCE = 1_000;

/** Carries out planned mergers and splits on their day, each exactly once even with several workers. */
@Injectable()
export class DueDepartmentChanges {
  constructor(
    @Inject(Database) private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly procedures: DepartmentProceduresRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly writer: DepartmentChangeWriter,
    private readonly handover: DepartmentHandover,
  ) {}

  /**
   * Carries out every change, of any municipality, whose day in Japan has come at `now`; by day, splits first. Returns
   * how many were settled, done or failed. Repeating it, or running it twice at once, changes nothing. A change that
   * meets an unexpected error stays planned for the next time and does not hold up the others.
   */
  async apply(now: Date): Promise<number> {
    const due = await this.database.system((system) =>
      this.changes.due(system, tokyoDate(now), MOST_AT_ONCE),
    );
    const errors: unknown[] = [];
    let settled = 0;
    for (const change of due) {
      try {
        if (await this.settle(change)) settled += 1;
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, '組織改正の予定を実施できませんでした');
    return settled;
  }

  private async settle({ municipality, id }: DueChange): Promise<boolean> {
    try {
      return await this.whilePlanned(municipality, id, async (tx, context, change) => {
        await this.writer.done(tx, context, change, await this.carryOut(tx, context, change));
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return this.whilePlanned(municipality, id, (tx, context, change) =>
        this.writer.fail(tx, context, change, inOneSentence(error)),
      );
    }
  }

  /** Locks a change and works on it; false where somebody has settled it meanwhile. */
  private async whilePlanned(
    municipality: string,
    id: string,
    work: (tx: Transaction, context: Context, change: DepartmentChangeDto) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction({ municipality }, async (tx) => {
      const change = await this.changes.lock(tx, id);
      if (change?.state !== 'planned') return false;
      await work(tx, contextOf(municipality, change), change);
      return true;
    });
  }

  private async carryOut(
    tx: Transaction,
    context: Context,
    change: DepartmentChangeDto,
  ): Promise<HandoverResult> {
    const { kind, departmentId, targetId, effectiveOn: on, users } = change;
    const departments = await this.departments.lockAll(tx, [departmentId, targetId ?? '']);
    const source = departments.find(({ id }) => id === departmentId);
    if (!source) throw new Error(`department ${departmentId} is gone`);
    if (kind === 'split') return this.split(tx, context, change, source);
    const merger = { into: targetId ?? '', on, users: users ?? 'move' };
    const heir = requireHeir(merger, { source, heir: departments.find(({ id }) => id === targetId) });
    return this.handover.merge(tx, context, source, heir, merger);
  }

  /** Moves those of the chosen procedures that the department still has; those it has got since stay. */
  private async split(
    tx: Transaction,
    context: Context,
    change: DepartmentChangeDto,
    source: DepartmentDto,
  ): Promise<HandoverResult> {
    const ownProcedures = await this.procedures.list(tx, source.id);
    const procedureIds = ownProcedures.map(({ id }) => id).filter((id) => change.procedureIds.includes(id));
    const faults = faultsAmong([
      endedFault(source),
      procedureIds.length === 0 && {
        where: 'procedure',
        message: `移す手続が「${source.name}」に1つも残っていません。`,
      },
    ]);
    refuseFaults(faults);
    return this.handover.split(tx, context, source, {
      code: change.targetCode ?? '',
      name: change.targetName,
      division: change.targetDivision ?? '',
      on: change.effectiveOn,
      procedureIds,
    });
  }
}

/** The audit trail names who has planned the change, and that a job carried it out. */
function contextOf(municipality: string, { plannedBy }: DepartmentChangeDto): Context {
  const label = `${plannedBy}（予定した組織改正）`;
  return {
    municipality,
    actor: { id: 'system', label, role: 'dx-office', departmentId: null, sectionHead: false },
    source: 'job',
  };
}

function inOneSentence({ message, particulars: { errors } }: Problem): string {
  return errors === undefined ? message : errors.map((fault) => fault.message).join('');
}
