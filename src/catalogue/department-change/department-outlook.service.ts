import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { BearerRepository } from '../../access/department/bearer.repository.js';
import { type DepartmentChangeDto, type DepartmentOutlookDto } from './department-change-answer.dto.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { permit } from '../../access/permissions.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/keyset.js';
import { conflict, notFound } from '../../platform/problem.js';
import { DepartmentChangeRecordRepository } from './department-change-record.repository.js';
import { DepartmentChangeCheck } from './department-change.check.js';
import { type ChangeState, type Merger, type Split } from './department-change.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { OpenReportRepository } from './open-report.repository.js';
import { OtherBelongingsRepository } from './other-belongings.repository.js';

/** A merger that could be entered now: what it would move, and where to. */
export interface MergerPreview extends DepartmentOutlookDto {
  heir: DepartmentDto;
}

const MOST_SHOWN = 200;

/** Shows mergers and splits before they are entered, and those that were. */
@Injectable()
export class DepartmentOutlookService {
  constructor(
    private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly bearers: BearerRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly records: DepartmentChangeRecordRepository,
    private readonly reports: OpenReportRepository,
    private readonly others: OtherBelongingsRepository,
    private readonly check: DepartmentChangeCheck,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a change of the department would touch. @throws Problem 404 */
  async outlook(context: Context, departmentId: string): Promise<DepartmentOutlookDto> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, (tx) => this.outlookIn(tx, departmentId, null));
  }

  /** What a merger would do, without doing it; refuses what entering it would refuse. `beside` is the plan it replaces. */
  async merger(
    context: Context,
    departmentId: string,
    version: number,
    merger: Merger,
    beside?: string,
  ): Promise<MergerPreview> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, async (tx) => {
      const source = await this.seen(tx, departmentId, version, merger);
      const named = merger.into === '' ? undefined : await this.departments.find(tx, merger.into);
      const { heir } = await this.check.merger(tx, source, named, merger, beside);
      return { ...(await this.outlookIn(tx, departmentId, heir.id)), heir };
    });
  }

  /** What a split would do: the outlook with the procedures that would go. */
  async split(
    context: Context,
    departmentId: string,
    version: number,
    split: Split,
    beside?: string,
  ): Promise<DepartmentOutlookDto> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, async (tx) => {
      await this.check.split(tx, await this.seen(tx, departmentId, version, split), split, beside);
      const outlook = await this.outlookIn(tx, departmentId, null);
      const procedures = outlook.procedures.filter(({ id }) => split.procedureIds.includes(id));
      return { ...outlook, procedures };
    });
  }

  /** One page of the changes by day; of one state or one department where asked for. */
  async list(
    context: Context,
    {
      state = null,
      departmentId = null,
      cursor,
      limit,
    }: { state?: ChangeState | null; departmentId?: string | null; cursor?: string; limit: number },
  ): Promise<Page<DepartmentChangeDto>> {
    permit(context, 'department.edit');
    const [on = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor, ['date', 'uuid']);
    const after = cursor === undefined ? null : { on, id };
    const fetched = await this.database.snapshot(context, (tx) =>
      this.records.list(tx, { state, departmentId, after, limit: limit + 1 }),
    );
    return pageOf(fetched, limit, (change) => [change.effectiveOn, change.id]);
  }

  /** What waits for its day, and what could not be made and was not cleared away since, by day. */
  async unsettled(context: Context): Promise<DepartmentChangeDto[]> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, (tx) => this.records.unsettled(tx));
  }

  /** @throws Problem 404 */
  async change(context: Context, id: string): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    const change = await this.database.snapshot(context, (tx) => this.records.find(tx, id));
    if (!change) throw notFound('組織改正');
    return change;
  }

  private async outlookIn(
    tx: Transaction,
    departmentId: string,
    heirId: string | null,
  ): Promise<DepartmentOutlookDto> {
    const department = await this.departments.find(tx, departmentId);
    if (!department) throw notFound('課');
    const changes = await this.records.list(tx, {
      state: null,
      departmentId,
      after: null,
      limit: MOST_SHOWN,
    });
    return {
      department,
      procedures: await this.changes.procedures(tx, departmentId),
      users: await this.bearers.users(tx, departmentId),
      tokens: await this.bearers.tokens(tx, departmentId, this.clock.now()),
      ...(await this.others.count(tx, departmentId)),
      openReports: await this.reports.ofDepartment(tx, departmentId, heirId),
      changes: changes.filter(({ state }) => state !== 'cancelled'),
    };
  }

  private async seen(tx: Transaction, id: string, version: number, yours: object): Promise<DepartmentDto> {
    const source = await this.departments.find(tx, id);
    if (!source) throw notFound('課');
    if (source.version !== version) throw conflict('課', { ...yours, version }, source);
    return source;
  }
}
