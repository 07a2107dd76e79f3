import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { BearerRepository } from '../access/department/bearer.repository.js';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { type DepartmentDto } from '../access/department/department.dto.js';
import { permit } from '../access/permissions.js';
import { DepartmentProjectsRepository } from '../automation/project/department-projects.repository.js';
import { DepartmentProceduresRepository } from '../catalogue/procedure/department-procedures.repository.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { keysetPage, type Page } from '../platform/keyset.js';
import { atVersion, orNotFound } from '../platform/problem.js';
import { DepartmentReportsRepository } from '../reporting/handover/department-reports.repository.js';
import { DepartmentActionsRepository } from '../review/department-actions.repository.js';
import { DepartmentChangeCheck } from './department-change-check.js';
import { type DepartmentChangeDto, type DepartmentOutlookDto } from './department-change-answer.dto.js';
import { type DepartmentChangeQuery } from './department-change.dto.js';
import { type Merger, type Split } from './department-change.js';
import { DepartmentChangeRepository } from './department-change.repository.js';

/** What a merger that passes its checks would move, and the department that would take over. */
export interface MergerPreview extends DepartmentOutlookDto {
  heir: DepartmentDto;
}

const MOST_SHOWN = 200;

/** Previews mergers and splits, and lists those planned and done. */
@Injectable()
export class DepartmentOutlookService {
  constructor(
    private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly bearers: BearerRepository,
    private readonly procedures: DepartmentProceduresRepository,
    private readonly reports: DepartmentReportsRepository,
    private readonly projects: DepartmentProjectsRepository,
    private readonly actions: DepartmentActionsRepository,
    private readonly changes: DepartmentChangeRepository,
    private readonly check: DepartmentChangeCheck,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a merger or split of the department would move. @throws Problem 404 */
  async outlook(context: Context, departmentId: string): Promise<DepartmentOutlookDto> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, (tx) => this.outlookIn(tx, departmentId, null));
  }

  /**
   * Checks a merger as entering it would, and returns what it would move. `replacedId` is the plan it replaces.
   * @throws Problem 404, 409 where the department was changed since, 422 with the faults
   */
  async merger(
    context: Context,
    departmentId: string,
    version: number,
    merger: Merger,
    replacedId?: string,
  ): Promise<MergerPreview> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, async (tx) => {
      const source = atVersion(await this.departments.find(tx, departmentId), '課', version, merger);
      const target = merger.into === '' ? undefined : await this.departments.find(tx, merger.into);
      const { heir } = await this.check.merger(tx, source, target, merger, replacedId);
      return { ...(await this.outlookIn(tx, departmentId, heir.id)), heir };
    });
  }

  /** The same for a split; of the procedures only those that would move. */
  async split(
    context: Context,
    departmentId: string,
    version: number,
    split: Split,
    replacedId?: string,
  ): Promise<DepartmentOutlookDto> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, async (tx) => {
      const source = atVersion(await this.departments.find(tx, departmentId), '課', version, split);
      await this.check.split(tx, source, split, replacedId);
      const outlook = await this.outlookIn(tx, departmentId, null);
      const procedures = outlook.procedures.filter(({ id }) => split.procedureIds.includes(id));
      return { ...outlook, procedures };
    });
  }

  /** One page of the changes by day, filtered by state and department. */
  async list(context: Context, query: DepartmentChangeQuery): Promise<Page<DepartmentChangeDto>> {
    permit(context, 'department.edit');
    return keysetPage(
      query,
      ['date', 'uuid'],
      (after, limit) =>
        this.database.snapshot(context, (tx) => this.changes.list(tx, { ...query, after, limit })),
      ({ effectiveOn, id }) => [effectiveOn, id],
    );
  }

  /** Planned changes, and failed ones that nobody has cleared away, by day. */
  async unsettled(context: Context): Promise<DepartmentChangeDto[]> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, (tx) => this.changes.unsettled(tx));
  }

  /** @throws Problem 404 */
  async change(context: Context, id: string): Promise<DepartmentChangeDto> {
    permit(context, 'department.edit');
    return this.database.snapshot(context, async (tx) =>
      orNotFound(await this.changes.find(tx, id), '組織改正'),
    );
  }

  private async outlookIn(
    tx: Transaction,
    departmentId: string,
    heirId: string | null,
  ): Promise<DepartmentOutlookDto> {
    const [department, changes, procedures, users, tokens, projects, actions, openReports] =
      await Promise.all([
        this.departments.mustFind(tx, departmentId, '課'),
        this.changes.list(tx, { departmentId, limit: MOST_SHOWN }),
        this.procedures.list(tx, departmentId),
        this.bearers.users(tx, departmentId),
        this.bearers.tokens(tx, departmentId, this.clock.now()),
        this.projects.count(tx, departmentId),
        this.actions.count(tx, departmentId),
        this.reports.list(tx, departmentId, heirId),
      ]);
    return {
      ...{ department, procedures, users, tokens, projects, actions, openReports },
      changes: changes.filter(({ state }) => state !== 'cancelled'),
    };
  }
}
