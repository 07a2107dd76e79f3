import { Injectable } from '@nestjs/common';
import { DepartmentRepository, takenCode } from '../../access/department/department.repository.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type IsoDate } from '../../kernel/date.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { DepartmentChangeRecordRepository, type NewChange } from './department-change-record.repository.js';
import { mergerFaults, type Merger, splitFaults, type Split } from './department-change.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { clashesOf } from './planned-clashes.js';

/** A change that was found possible, before it is planned or made. */
export type Draft = Omit<
  NewChange,
  'id' | 'state' | 'result' | 'plannedAt' | 'plannedBy' | 'settledAt' | 'settledBy'
>;

/** Holds what is asked for against the departments, their procedures and what is planned already. */
@Injectable()
export class DepartmentChangeCheck {
  constructor(
    private readonly departments: DepartmentRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly records: DepartmentChangeRecordRepository,
  ) {}

  /** `beside` is the plan that this one replaces. @throws Problem 422 with every fault */
  async merger(
    tx: Transaction,
    source: DepartmentDto,
    heir: DepartmentDto | undefined,
    merger: Merger,
    beside?: string,
  ): Promise<{ heir: DepartmentDto; draft: Draft }> {
    const faults = mergerFaults(merger, { source, heir });
    if (faults.length > 0 || !heir) throw invalid(faults);
    const draft: Draft = {
      ...common(source, merger.on),
      kind: 'merge',
      targetId: heir.id,
      targetName: heir.name,
      users: merger.users,
    };
    await this.refuseClashes(tx, draft, beside);
    return { heir, draft };
  }

  /** @throws Problem 422 with every fault, 409 where the code is taken */
  async split(tx: Transaction, source: DepartmentDto, split: Split, beside?: string): Promise<Draft> {
    const owned = await this.changes.procedures(tx, source.id);
    const faults = splitFaults(split, { source, owned });
    if (faults.length > 0) throw invalid(faults);
    const draft: Draft = {
      ...common(source, split.on),
      kind: 'split',
      targetCode: split.code,
      targetName: split.name,
      targetDivision: split.division === '' ? null : split.division,
      procedureIds: [...split.procedureIds],
    };
    await this.refuseClashes(tx, draft, beside);
    if (await this.departments.findByCode(tx, split.code)) throw takenCode(split.code);
    return draft;
  }

  private async refuseClashes(tx: Transaction, draft: Draft, beside: string | undefined): Promise<void> {
    const unsettled = await this.records.unsettled(tx);
    const planned = unsettled.filter(({ id, state }) => state === 'planned' && id !== beside);
    const clashes = clashesOf(draft, planned);
    if (clashes.length > 0) throw invalid(clashes);
  }
}

function common(source: DepartmentDto, on: string) {
  return {
    effectiveOn: on as IsoDate,
    departmentId: source.id,
    departmentName: source.name,
    targetId: null,
    targetCode: null,
    targetDivision: null,
    users: null,
    procedureIds: [],
  };
}
