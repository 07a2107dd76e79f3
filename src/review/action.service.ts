import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { changesBetween } from '../access/audit/changes.js';
import { type Context } from '../access/context.js';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { whyEnded } from '../access/department/ended-department.js';
import { onlyDepartment, permit, reach } from '../access/permissions.js';
import { type Clock, tokyoToday } from '../kernel/clock.js';
import { type Month } from '../kernel/month.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type Found } from '../platform/keyset.js';
import { conflict, type Fault, orNotFound, refuseFaults } from '../platform/problem.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { type MonthState } from '../reporting/month/month-states.js';
import { actionFaults } from './action-faults.js';
import { type AddAction, type ChangeAction } from './action.dto.js';
import { type ActionFilter, matchesFilter } from './action-list.js';
import { type ActionFields, type ActionStep, inOrder, statusAt } from './action-status.js';
import { ActionRepository, type FoundAction, type StoredAction } from './action.repository.js';
import { type ActionsToDo, DepartmentActionsRepository } from './department-actions.repository.js';
import { permitOwner } from './owner.js';
import { type ActionOfMonthDto, type ActionDetailDto } from './review-answer.dto.js';
import { ownerOf, ReviewReader } from './review.reader.js';

@Injectable()
export class ActionService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly openActions: DepartmentActionsRepository,
    private readonly reader: ReviewReader,
    private readonly months: MonthRepository,
    private readonly departments: DepartmentRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A month's actions as of its end, those due first come first; a department's own alone. @throws Problem 404 */
  async list(context: Context, month: Month, filter: ActionFilter = {}): Promise<ActionOfMonthDto[]> {
    const only = onlyDepartment(context, 'review.read');
    return this.database.snapshot(context, async (tx) => {
      const [actions] = await Promise.all([
        this.reader.actionsOf(tx, month),
        this.months.mustFind(tx, month),
      ]);
      return actions.filter(
        (action) => (only === null || action.departmentId === only) && matchesFilter(action, filter),
      );
    });
  }

  /** The open actions of the actor's department, or of the DX office; undefined for none, and for anybody else. */
  async toDo(context: Context): Promise<ActionsToDo | undefined> {
    permit(context, 'review.read');
    if (reach(context, 'review.write') === 'none') return undefined;
    return this.database.snapshot(context, (tx) => this.openActions.firstDue(tx, context.actor.departmentId));
  }

  /** The newest actions of any month that a text finds, at most `limit`; a department's own alone. */
  async search(context: Context, text: string, limit: number): Promise<Found<FoundAction>> {
    const departmentId = onlyDepartment(context, 'review.read');
    return this.database.snapshot(context, (tx) => this.actions.search(tx, text, { limit, departmentId }));
  }

  /** @throws Problem 404, also for a month before the one in which it was taken up */
  async get(context: Context, month: Month, id: string): Promise<ActionDetailDto> {
    permit(context, 'review.read');
    return this.database.snapshot(context, async (tx) => {
      const [found, action] = await Promise.all([this.months.mustFind(tx, month), this.mustFind(tx, id)]);
      const detail = await this.detail(tx, action, month, found.state);
      permitOwner(context, 'review.read', detail.departmentId);
      return detail;
    });
  }

  /**
   * Takes an action up with a month; it belongs to whoever adds it, unless the input names a department. Adding one
   * under an id that is there already gives that one: a form sent twice is one action.
   * @throws Problem 422 with every fault, 409 where the month is not open
   */
  async add(
    context: Context,
    month: Month,
    input: AddAction,
    id: string = randomUUID(),
  ): Promise<ActionDetailDto> {
    permit(context, 'review.write');
    const { departmentId = context.actor.departmentId, state = 'not-started', comment = null } = input;
    const newAction = { ...input, departmentId, state, comment };
    permitOwner(context, 'review.write', departmentId);
    return this.database.transaction(context, async (tx) => {
      const { state: monthState } = await this.months.lockForWriting(tx, month);
      refuseFaults([...actionFaults(newAction, null, month), ...(await this.ownerFaults(tx, departmentId))]);
      const added = await this.actions.insert(tx, id, this.step(context, month, newAction));
      const detail = await this.detail(tx, await this.mustFind(tx, id), month, monthState);
      permitOwner(context, 'review.write', detail.departmentId);
      if (added) {
        const after = { month, ...fieldsOf(newAction) };
        await this.audit.record(tx, context, [auditEntry('review-action.add', id, { after })]);
      }
      return detail;
    });
  }

  /**
   * Records with a month what has become of an action; fields that are left out stay as they were at its end. What a
   * later month already says stays as well. Saying what was said last changes nothing.
   * @throws Problem 422 with every fault, 409 for an old version and where the month is not open
   */
  async change(
    context: Context,
    month: Month,
    id: string,
    version: number,
    changes: ChangeAction,
  ): Promise<ActionDetailDto> {
    permit(context, 'review.write');
    return this.database.transaction(context, async (tx) => {
      const { state: monthState } = await this.months.lockForWriting(tx, month);
      const stored = await this.mustFind(tx, id);
      const before = await this.detail(tx, stored, month, monthState);
      permitOwner(context, 'review.write', before.departmentId);
      const newAction = { ...fieldsOf(before), ...changes, comment: changes.comment ?? null };
      permitOwner(context, 'review.write', newAction.departmentId);
      const change = changesBetween({ ...fieldsOf(before), comment: null }, newAction);
      if (!change || (newAction.comment !== null && isLast(before, month, newAction))) return before;
      const hasNewOwner = newAction.departmentId !== before.departmentId;
      const faults = [
        ...actionFaults(newAction, before, month),
        ...(hasNewOwner ? await this.ownerFaults(tx, newAction.departmentId) : []),
      ];
      if (stored.version !== version) throw conflict('この対応事項', { ...newAction, version }, before);
      refuseFaults(faults);
      if (!(await this.actions.append(tx, stored, this.step(context, month, newAction)))) {
        const current = await this.detail(tx, await this.mustFind(tx, id), month, monthState);
        throw conflict('この対応事項', { ...newAction, version }, current);
      }
      const recorded = { before: change.before, after: { ...change.after, month } };
      await this.audit.record(tx, context, [auditEntry('review-action.change', id, recorded)]);
      return this.detail(tx, await this.mustFind(tx, id), month, monthState);
    });
  }

  private step(context: Context, month: Month, fields: ActionFields): Omit<ActionStep, 'ordinal'> {
    return { ...fields, month, recordedBy: context.actor.label, recordedAt: this.clock.now() };
  }

  private async ownerFaults(tx: Transaction, departmentId: string | null): Promise<Fault[]> {
    if (departmentId === null) return [];
    await this.departments.mustFind(tx, departmentId);
    const message = whyEnded(await this.departments.fates(tx), departmentId, tokyoToday(this.clock));
    return message === null ? [] : [{ where: 'departmentId', message }];
  }

  private async mustFind(tx: Transaction, id: string): Promise<StoredAction> {
    return orNotFound(await this.actions.find(tx, id), '対応事項');
  }

  private async detail(
    tx: Transaction,
    { id, number, version, steps }: StoredAction,
    month: Month,
    monthState: MonthState,
  ): Promise<ActionDetailDto> {
    const status = orNotFound(statusAt(steps, month), '対応事項');
    const owners = await this.reader.owners(tx);
    return {
      id,
      number,
      ...status,
      ...ownerOf(owners, status.departmentId),
      month,
      monthState,
      steps: inOrder(steps)
        .filter((step) => step.month <= month)
        .map((step) => ({ ...step, ...ownerOf(owners, step.departmentId) })),
      version,
    };
  }
}

/** Whether a step says just what the last one said with the same month: a form sent twice. */
function isLast({ steps }: ActionDetailDto, month: Month, newAction: ActionFields): boolean {
  const last = steps.at(-1);
  return last?.month === month && changesBetween(fieldsOf(last), newAction) === null;
}

function fieldsOf({ content, departmentId, dueMonth, state, comment }: ActionFields): ActionFields {
  return { content, departmentId, dueMonth, state, comment };
}
