import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database, unlessTaken } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { positionOf, type TwoWayPage, twoWayPageOf } from '../../platform/keyset.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { invalid, orNotFound, Problem, refuseFaults } from '../../platform/problem.js';
import { ChannelRepository } from '../channel/channel.repository.js';
import { DatedChangeRepository } from '../dated-change/dated-change.repository.js';
import { MappingRepository } from '../mapping/mapping.repository.js';
import { type Plan, PlannedMonthRepository } from '../planned-month/planned-month.repository.js';
import { StageHistoryRepository } from '../stage-history/stage-history.repository.js';
import {
  type ProcedureDetailDto,
  type ProcedureDto,
  type ProcedureListedDto,
} from './procedure-answer.dto.js';
import { ENTERED_COLUMNS, type ProcedureFields } from './procedure-fields.js';
import { type Listed, ProcedureListRepository } from './procedure-list.repository.js';
import { ProcedureLock } from './procedure-lock.js';
import { sortKeyParts } from './procedure-order.sql.js';
import { type ProcedureQuery } from './procedure-query.dto.js';
import { ProcedureRepository } from './procedure.repository.js';
import { SimilarProcedures } from './similar-procedures.js';

type ListRequest = Omit<ProcedureQuery, 'today' | 'after' | 'before'> & { cursor?: string };

/** Whether a procedure may be registered that seems to be there already under another code. */
export interface Similar {
  allowSimilar?: boolean | undefined;
}

@Injectable()
export class ProcedureService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureRepository,
    private readonly lists: ProcedureListRepository,
    private readonly lock: ProcedureLock,
    private readonly stages: StageHistoryRepository,
    private readonly channels: ChannelRepository,
    private readonly mappings: MappingRepository,
    private readonly plans: PlannedMonthRepository,
    private readonly datedChanges: DatedChangeRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly owners: DepartmentOwners,
  ) {}

  /** A page of the catalogue; a department sees its own procedures only. `cursor` as the page before gave it. */
  async list(context: Context, request: ListRequest): Promise<TwoWayPage<ProcedureListedDto>> {
    return this.page(context, request, (tx, query) => this.lists.list(tx, query));
  }

  /** The same page as JSON. */
  async listAsJson(context: Context, request: ListRequest): Promise<string> {
    const page = await this.page(context, request, (tx, query) => this.lists.listAsJson(tx, query));
    const { items, ...cursors } = page;
    return `{"items":[${items.join(',')}],${JSON.stringify(cursors).slice(1)}`;
  }

  /** How many procedures a list has on all its pages. */
  async count(context: Context, filter: Omit<ListRequest, 'cursor'>): Promise<number> {
    const query = this.permitted(context, filter);
    return this.database.lookUp(context, (tx) => this.lists.count(tx, query));
  }

  /** The id of the procedure with exactly this code that one may see; null for none. */
  async idOfCode(context: Context, code: string): Promise<string | null> {
    const own = onlyDepartment(context, 'procedure.read');
    return this.database.lookUp(context, (tx) => this.lists.idOfCode(tx, code, own));
  }

  /** What a list shows of what the actor may see. @throws Problem 403 for another department */
  private permitted(context: Context, filter: Omit<ListRequest, 'cursor'>): ProcedureQuery {
    const own = onlyDepartment(context, 'procedure.read');
    if (own !== null && filter.departmentId !== undefined)
      permit(context, 'procedure.read', filter.departmentId);
    return { ...filter, departmentId: own ?? filter.departmentId, today: tokyoToday(this.clock) };
  }

  private async page<Procedure>(
    context: Context,
    { cursor, ...filter }: ListRequest,
    read: (tx: Transaction, query: ProcedureQuery) => Promise<Listed<Procedure>[]>,
  ): Promise<TwoWayPage<Procedure>> {
    const position = positionOf(cursor, sortKeyParts(filter.sort));
    const query = { ...this.permitted(context, filter), ...position };
    const rows = await this.database.lookUp(context, (tx) => read(tx, query));
    // Of the rows before this one none is left: the list begins with it.
    if (position.before && rows.length === 0) return this.page(context, filter, read);
    const page = twoWayPageOf(rows, query, ({ sortKey }) => JSON.parse(sortKey) as unknown[]);
    return { ...page, items: page.items.map(({ procedure }) => procedure) };
  }

  /** @throws Problem 404, and 403 where it is another department's */
  async get(context: Context, id: string): Promise<ProcedureDetailDto> {
    permit(context, 'procedure.read');
    return this.database.snapshot(context, async (tx) => {
      const [row, parts] = await Promise.all([this.lock.readPermitted(tx, context, id), this.parts(tx, id)]);
      return { ...row, ...parts };
    });
  }

  /**
   * Adds a procedure; one that may be there already under another code only where that is allowed.
   * @throws Problem 422 where the code is taken or the department unknown or no more
   */
  async create(
    context: Context,
    fields: ProcedureFields,
    { allowSimilar = false }: Similar = {},
  ): Promise<ProcedureDetailDto> {
    permit(context, 'procedure.edit', fields.departmentId);
    return this.database.transaction(context, async (tx) => {
      refuseFaults(await this.owners.ownerFaults(tx, fields.departmentId));
      if (!allowSimilar) await this.refuseSimilar(tx, fields, null);
      const id = await this.procedures.insert(tx, fields);
      if (id === undefined) throw codeTaken(fields.code);
      await this.setPlan(tx, context, { procedureId: id, ...fields, saidOn: null });
      await this.audit.record(tx, context, [auditEntry('procedure.create', id, { after: fields })]);
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: [id] });
      return this.present(tx, id);
    });
  }

  /**
   * Changes fields of the version somebody has seen; what stays the same leaves no trace. Where the procedure
   * goes to another department, the lead of items it held for the old one goes with it.
   * @throws Problem 404, 403, 409 with both versions, 422 where the code is taken or the department unknown
   */
  async edit(
    context: Context,
    id: string,
    version: number,
    changes: Partial<ProcedureFields>,
    { allowSimilar = false }: Similar = {},
  ): Promise<ProcedureDetailDto> {
    permit(context, 'procedure.edit', changes.departmentId);
    const work = async (tx: Transaction) => {
      const row = await this.lock.take(tx, context, 'procedure.edit', id, { version, changes });
      const before = ENTERED_COLUMNS.of(row);
      const after = { ...before, ...changes };
      const change = changesBetween(before, after);
      if (!change) return this.detail(tx, row);
      if (!allowSimilar) await this.refuseSimilar(tx, after, row);
      await this.write(tx, context, row, after);
      await this.audit.record(tx, context, [auditEntry('procedure.edit', id, change)]);
      await this.owedWork.raiseAll(tx, 'provisional', { procedures: [id] });
      return this.present(tx, id);
    };
    const { code } = changes;
    const edited = () => this.database.transaction(context, work);
    return code === undefined ? edited() : unlessTaken(edited, () => codeTaken(code));
  }

  /** Asks about what may be the same procedure as one there is; of one that is changed only about what changes. */
  private async refuseSimilar(
    tx: Transaction,
    newProcedure: ProcedureFields,
    before: ProcedureDto | null,
  ): Promise<void> {
    const newCode = newProcedure.code !== before?.code;
    const newName = newProcedure.name !== before?.name || newProcedure.departmentId !== before.departmentId;
    if (!newCode && !newName) return;
    const others = (await this.procedures.registered(tx)).filter(({ id }) => id !== before?.id);
    if (others.some(({ code }) => code === newProcedure.code)) return;
    const similar = new SimilarProcedures(others);
    const faults = [
      newCode ? similar.codeFault(newProcedure) : null,
      newName ? similar.nameFault(newProcedure) : null,
    ].filter((fault) => fault !== null);
    if (faults.length > 0) {
      throw new Problem(422, 'similar-procedure', '似た手続がすでに登録されています。', { errors: faults });
    }
  }

  private async write(
    tx: Transaction,
    context: Context,
    row: ProcedureDto,
    after: ProcedureFields,
  ): Promise<void> {
    if (after.departmentId !== row.departmentId) {
      refuseFaults(await this.owners.ownerFaults(tx, after.departmentId));
    }
    const change = { procedureIds: [row.id], recordedBy: context.actor.label };
    await this.datedChanges.changeFrequency(tx, after.frequency, change);
    await this.datedChanges.move(tx, after.departmentId, change);
    await this.procedures.update(tx, row.id, row.version, after);
    await this.setPlan(tx, context, { procedureId: row.id, ...after, saidOn: tokyoToday(this.clock) });
    await this.mappings.followDepartment(tx, row.id, row.departmentId, after.departmentId);
  }

  private async setPlan(
    tx: Transaction,
    context: Context,
    { procedureId, plannedMonth, saidOn }: Pick<Plan, 'procedureId' | 'plannedMonth' | 'saidOn'>,
  ): Promise<void> {
    const plan = { procedureId, plannedMonth, reportMonth: null, saidOn, superseded: false };
    await this.plans.set(tx, [plan], context.actor.label);
  }

  private async present(tx: Transaction, id: string): Promise<ProcedureDetailDto> {
    return this.detail(tx, orNotFound(await this.procedures.find(tx, id), '手続'));
  }

  private async detail(tx: Transaction, row: ProcedureDto): Promise<ProcedureDetailDto> {
    return { ...row, ...(await this.parts(tx, row.id)) };
  }

  /** What is kept beside a procedure. */
  private async parts(tx: Transaction, id: string): Promise<Omit<ProcedureDetailDto, keyof ProcedureDto>> {
    const [stages, channels, items] = await Promise.all([
      this.stages.asOf(tx, tokyoToday(this.clock), [id]),
      this.channels.list(tx, id),
      this.mappings.ofProcedure(tx, id),
    ]);
    return { currentStage: stages.get(id) ?? null, channels, items };
  }
}

function codeTaken(code: string): Problem {
  return invalid([
    { where: 'code', message: `手続コード「${code}」は、すでに使われています。別のコードにしてください。` },
  ]);
}
