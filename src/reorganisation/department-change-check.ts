import { Injectable } from '@nestjs/common';
import { type DepartmentDto } from '../access/department/department.dto.js';
import { DepartmentRepository, takenCode } from '../access/department/department.repository.js';
import { DepartmentProceduresRepository } from '../catalogue/procedure/department-procedures.repository.js';
import { type IsoDate } from '../kernel/date.js';
import { type Transaction } from '../platform/database/transaction.js';
import { refuseFaults } from '../platform/problem.js';
import { type Merger, requireHeir, type Split, splitFaults } from './department-change.js';
import { DepartmentChangeRepository, type NewChange } from './department-change.repository.js';
import { clashesOf } from './planned-clashes.js';

/** A change that has passed its checks and is neither planned nor carried out yet. */
export type ChangeDraft = Omit<
  NewChange,
  'id' | 'state' | 'result' | 'plannedAt' | 'plannedBy' | 'settledAt' | 'settledBy'
>;

/** Checks a merger or split against the departments, their procedures and the changes already planned. */
@Injectable()
export class DepartmentChangeCheck {
  constructor(
    private readonly departments: DepartmentRepository,
    private readonly procedures: DepartmentProceduresRepository,
    private readonly changes: DepartmentChangeRepository,
  ) {}

  /** `replacedId` is the plan that this change replaces. @throws Problem 422 with every fault */
  async merger(
    tx: Transaction,
    source: DepartmentDto,
    target: DepartmentDto | undefined,
    merger: Merger,
    replacedId?: string,
  ): Promise<{ heir: DepartmentDto; draft: ChangeDraft }> {
    const heir = requireHeir(merger, { source, heir: target });
    const draft: ChangeDraft = {
      ...emptyDraft(source, merger.on),
      kind: 'merge',
      targetId: heir.id,
      targetName: heir.name,
      users: merger.users,
    };
    await this.refuseClashes(tx, draft, replacedId);
    return { heir, draft };
  }

  /** @throws Problem 422 with every fault, 409 where the code is taken */
  async split(
    tx: Transaction,
    source: DepartmentDto,
    split: Split,
    replacedId?: string,
  ): Promise<ChangeDraft> {
    const ownProcedures = await this.procedures.list(tx, source.id);
    refuseFaults(splitFaults(split, { source, owned: ownProcedures }));
    const draft: ChangeDraft = {
      ...emptyDraft(source, split.on),
      kind: 'split',
      targetCode: split.code,
      targetName: split.name,
      targetDivision: split.division === '' ? null : split.division,
      procedureIds: [...split.procedureIds],
    };
    await this.refuseClashes(tx, draft, replacedId);
    if (await this.departments.findByCode(tx, split.code)) throw takenCode(split.code);
    return draft;
  }

  private async refuseClashes(tx: Transaction, draft: ChangeDraft, replacedId?: string): Promise<void> {
    const unsettled = await this.changes.unsettled(tx);
    const planned = unsettled.filter(({ id, state }) => state === 'planned' && id !== replacedId);
    refuseFaults(clashesOf(draft, planned));
  }
}

function emptyDraft(source: DepartmentDto, on: string) {
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
