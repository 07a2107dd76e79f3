import { Injectable } from '@nestjs/common';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { compareMonths, type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { SubmissionOverviewRepository } from '../reporting/submission/submission-overview.repository.js';
import {
  type ActionCounts,
  type ActionStanding,
  belongsTo,
  countActions,
  standingAt,
} from './action-standing.js';
import { ActionRepository } from './action.repository.js';
import { OFFICE_NAME } from './owner.js';
import { type ReviewFields, ReviewTextRepository } from './review-text.repository.js';

/** A department, or the DX office where its id and code are null. */
export interface Owner {
  departmentId: string | null;
  departmentCode: string | null;
  departmentName: string;
}

/** What one of them wrote with the month. */
export interface TextOfMonth extends Owner, ReviewFields {
  writtenBy: string | null;
  /** ISO 8601, UTC. */
  writtenAt: string | null;
}

/** An action as it stood at the end of the month. */
export interface ActionOfMonth extends Owner, ActionStanding {
  id: string;
  /** Counts up within the municipality; what people call it by. */
  number: number;
}

/** 課題と対応 of a month: plain data, to be stored as it is. */
export interface ReviewOfMonth {
  month: Month;
  /** The DX office first, then departments by code; only those who wrote something. */
  texts: TextOfMonth[];
  /** Departments that report this month and wrote nothing, by code. */
  unwritten: Owner[];
  /** Open at the month's end, or ended in the month; those due first come first. */
  actions: ActionOfMonth[];
  counts: ActionCounts;
}

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
  async reviewOf(tx: Transaction, month: Month): Promise<ReviewOfMonth> {
    const texts = (await this.texts.list(tx, month)).map(({ departmentId, ...text }) => ({
      departmentId,
      text,
    }));
    const owners = await this.owners(tx);
    const asked = await this.overview.list(tx, month, null);
    const actions = await this.actionsOf(tx, month);
    const written = new Set(texts.map(({ departmentId }) => departmentId));
    return {
      month,
      texts: texts
        .map(({ departmentId, text: { issues, measures, plans, writtenBy, writtenAt } }) => ({
          ...ownerOf(owners, departmentId),
          issues,
          measures,
          plans,
          writtenBy,
          writtenAt: writtenAt?.toISOString() ?? null,
        }))
        .sort(byOwner),
      unwritten: asked
        .filter(({ departmentId }) => !written.has(departmentId))
        .map(({ departmentId, departmentCode, departmentName }) => ({
          departmentId,
          departmentCode,
          departmentName,
        })),
      actions,
      counts: countActions(actions),
    };
  }

  /** The actions of a month as of its end, those due first come first. */
  async actionsOf(tx: Transaction, month: Month): Promise<ActionOfMonth[]> {
    const owners = await this.owners(tx);
    return (await this.actions.listUpTo(tx, month))
      .flatMap(({ id, number, steps }) => {
        const standing = standingAt(steps, month);
        return standing && belongsTo(standing, month)
          ? [{ id, number, ...standing, ...ownerOf(owners, standing.departmentId) }]
          : [];
      })
      .sort((a, b) => compareMonths(a.dueMonth, b.dueMonth) || a.number - b.number);
  }

  /** Every department by its id, ended ones too. */
  async owners(tx: Transaction): Promise<Map<string, Owner>> {
    const departments = await this.departments.all(tx);
    return new Map(
      departments.map(({ id, code, name }) => [
        id,
        { departmentId: id, departmentCode: code, departmentName: name },
      ]),
    );
  }
}

/** Whose something is, by name. */
export function ownerOf(owners: ReadonlyMap<string, Owner>, departmentId: string | null): Owner {
  const office = { departmentId, departmentCode: null, departmentName: OFFICE_NAME };
  return departmentId === null ? office : (owners.get(departmentId) ?? office);
}

/** The DX office first, then by the departments' codes. */
function byOwner({ departmentCode: a }: Owner, { departmentCode: b }: Owner): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
