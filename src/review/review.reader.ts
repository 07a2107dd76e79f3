import { Injectable } from '@nestjs/common';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { compareMonths, type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { SubmissionOverviewRepository } from '../reporting/submission/submission-overview.repository.js';
import { belongsTo, countActions, statusAt } from './action-status.js';
import { ActionRepository, type StoredAction } from './action.repository.js';
import { OFFICE_NAME } from './owner.js';
import { type OwnerDto, type ActionOfMonthDto, type ReviewOfMonthDto } from './review-answer.dto.js';
import { ReviewTextRepository } from './review-text.repository.js';

/** What was written with a month, and its actions. */
export type WrittenOfMonth = Omit<ReviewOfMonthDto, 'unwritten'>;

@Injectable()
export class ReviewReader {
  constructor(
    private readonly texts: ReviewTextRepository,
    private readonly actions: ActionRepository,
    private readonly departments: DepartmentRepository,
    private readonly overview: SubmissionOverviewRepository,
  ) {}

  /**
   * Everything written with a month and its actions as of its end; empty lists where there is nothing. Departments
   * bear the names they have now. A step later recorded for this month changes the answer: what has to stay, store.
   */
  async reviewOf(tx: Transaction, month: Month): Promise<ReviewOfMonthDto> {
    const [{ texts, ...written }, overview] = await Promise.all([
      this.writtenOf(tx, month),
      this.overview.list(tx, month, null),
    ]);
    const departmentsWithText = new Set(texts.map(({ departmentId }) => departmentId));
    return {
      ...written,
      texts,
      unwritten: overview
        .filter(({ departmentId }) => !departmentsWithText.has(departmentId))
        .map(({ departmentId: id, departmentCode: code, departmentName: name }) => owner({ id, code, name })),
    };
  }

  /** The same without the departments that wrote nothing. */
  async writtenOf(tx: Transaction, month: Month): Promise<WrittenOfMonth> {
    const [texts, owners, stored] = await Promise.all([
      this.texts.list(tx, month),
      this.owners(tx),
      this.actions.listUpTo(tx, month),
    ]);
    const actions = actionsAt(month, stored, owners);
    return {
      month,
      texts: texts
        .map(({ departmentId, issues, measures, plans, writtenBy, writtenAt }) => ({
          ...ownerOf(owners, departmentId),
          issues,
          measures,
          plans,
          writtenBy,
          writtenAt: writtenAt?.toISOString() ?? null,
        }))
        .sort(byOwner),
      actions,
      counts: countActions(actions),
    };
  }

  /** The actions of a month as of its end, those due first come first. */
  async actionsOf(tx: Transaction, month: Month): Promise<ActionOfMonthDto[]> {
    const [owners, actions] = await Promise.all([this.owners(tx), this.actions.listUpTo(tx, month)]);
    return actionsAt(month, actions, owners);
  }

  /** Every department by its id, ended ones too. */
  async owners(tx: Transaction): Promise<Map<string, OwnerDto>> {
    const departments = await this.departments.all(tx);
    return new Map(departments.map((department) => [department.id, owner(department)]));
  }
}

function actionsAt(
  month: Month,
  actions: readonly StoredAction[],
  owners: ReadonlyMap<string, OwnerDto>,
): ActionOfMonthDto[] {
  return actions
    .flatMap(({ id, number, steps }) => {
      const status = statusAt(steps, month);
      return status && belongsTo(status, month)
        ? [{ id, number, ...status, ...ownerOf(owners, status.departmentId) }]
        : [];
    })
    .sort((a, b) => compareMonths(a.dueMonth, b.dueMonth) || a.number - b.number);
}

export function ownerOf(owners: ReadonlyMap<string, OwnerDto>, departmentId: string | null): OwnerDto {
  const office = { departmentId, departmentCode: null, departmentName: OFFICE_NAME };
  return departmentId === null ? office : (owners.get(departmentId) ?? office);
}

function owner({ id, code, name }: { id: string; code: string; name: string }): OwnerDto {
  return { departmentId: id, departmentCode: code, departmentName: name };
}

/** The DX office first, then by the departments' codes. */
function byOwner({ departmentCode: a }: OwnerDto, { departmentCode: b }: OwnerDto): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
