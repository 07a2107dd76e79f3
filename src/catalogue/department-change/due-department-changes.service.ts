import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { tokyoDate } from '../../kernel/clock.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Fault, invalid, Problem } from '../../platform/problem.js';
import { DepartmentChangeRecordRepository, type DueChange } from './department-change-record.repository.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { mergerFaults } from './department-change.js';
import { DepartmentChangePlans } from './department-change.plans.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { DepartmentChangeSteps, type Made } from './department-change.steps.js';

const MOST_AT_ONCE = 1_000;

/** Brings planned mergers and splits into effect on their day, each exactly once whoever else is at it. */
@Injectable()
export class DueDepartmentChanges {
  constructor(
    @Inject(Database) private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly records: DepartmentChangeRecordRepository,
    private readonly plans: DepartmentChangePlans,
    private readonly steps: DepartmentChangeSteps,
  ) {}

  /**
   * Makes every change, of any municipality, whose day in Japan has come at `now`; in the order of their days, splits
   * first. Returns how many were settled, made or failed. Doing it again, or twice at once, changes nothing. An error
   * nobody expected leaves its change planned for the next time, and does not keep the others from being made.
   */
  async apply(now: Date): Promise<number> {
    const due = await this.database.system((system) =>
      this.records.due(system, tokyoDate(now), MOST_AT_ONCE),
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
      return await this.held(municipality, id, async (tx, context, change) => {
        await this.plans.done(tx, context, change, await this.make(tx, context, change));
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return this.held(municipality, id, (tx, context, change) =>
        this.plans.fail(tx, context, change, inOneSentence(error)),
      );
    }
  }

  /** Works on a change that is still planned, and held; false where somebody has settled it meanwhile. */
  private async held(
    municipality: string,
    id: string,
    work: (tx: Transaction, context: Context, change: DepartmentChangeDto) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction({ municipality }, async (tx) => {
      const change = await this.records.lock(tx, id);
      if (change?.state !== 'planned') return false;
      await work(tx, inPlaceOf(municipality, change), change);
      return true;
    });
  }

  private async make(tx: Transaction, context: Context, change: DepartmentChangeDto): Promise<Made> {
    const held = await this.departments.lockAll(tx, [change.departmentId, change.targetId ?? '']);
    const source = held.find(({ id }) => id === change.departmentId);
    if (!source) throw new Error(`department ${change.departmentId} is gone`);
    return change.kind === 'merge'
      ? this.merge(tx, context, change, source, held)
      : this.split(tx, context, change, source);
  }

  private async merge(
    tx: Transaction,
    context: Context,
    change: DepartmentChangeDto,
    source: DepartmentDto,
    held: readonly DepartmentDto[],
  ): Promise<Made> {
    const heir = held.find(({ id }) => id === change.targetId);
    const merger = { into: change.targetId ?? '', on: change.effectiveOn, users: change.users ?? 'move' };
    const faults = mergerFaults(merger, { source, heir });
    if (faults.length > 0 || !heir) throw invalid(faults);
    return this.steps.merge(tx, context, source, heir, merger);
  }

  /** Takes those of the named procedures that are still the department's; what it has got since stays with it. */
  private async split(
    tx: Transaction,
    context: Context,
    change: DepartmentChangeDto,
    source: DepartmentDto,
  ): Promise<Made> {
    const owned = await this.changes.procedures(tx, source.id);
    const procedureIds = owned.map(({ id }) => id).filter((id) => change.procedureIds.includes(id));
    const faults: (Fault | false)[] = [
      source.endedOn !== null && { where: '', message: `「${source.name}」は、すでに廃止されています。` },
      procedureIds.length === 0 && {
        where: 'procedure',
        message: `移す手続が「${source.name}」に1つも残っていません。`,
      },
    ];
    const found = faults.filter((fault) => fault !== false);
    if (found.length > 0) throw invalid(found);
    return this.steps.split(tx, context, source, {
      code: change.targetCode ?? '',
      name: change.targetName,
      division: change.targetDivision ?? '',
      on: change.effectiveOn,
      procedureIds,
    });
  }
}

/** The audit trail tells who has planned it; the change itself is made by the house. */
function inPlaceOf(municipality: string, { plannedBy }: DepartmentChangeDto): Context {
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
