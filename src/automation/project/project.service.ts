import { Inject, Injectable } from '@nestjs/common';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { DepartmentOwners } from '../../access/department/department-owners.service.js';
import { onlyDepartment, permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/keyset.js';
import { orNotFound, refuseFaults } from '../../platform/problem.js';
import {
  type ProjectDetailDto,
  type ProjectFields,
  type ProjectFilter,
  type ProjectListedDto,
} from './project.dto.js';
import { BaselineRepository } from '../baseline/baseline.repository.js';
import { moveFaults } from '../stage/stage-move.js';
import { clearedFor, type Entered, PROJECT_STAGES } from '../stage/project-stages.js';
import { plannedOn, stageAt } from '../stage/stage-line.js';
import { ProjectStageRepository } from '../stage/stage.repository.js';
import { fieldsOfProject, inOrder, type NewProject, projectFaults } from './project-fields.js';
import { ProjectListRepository, type ProjectQuery } from './project-list.repository.js';
import { ProjectAccess } from './project-access.js';
import { ProjectRepository } from './project.repository.js';

type ListRequest = Omit<ProjectQuery, 'today' | 'after'> & { cursor?: string };

@Injectable()
export class AutomationProjectService {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectRepository,
    private readonly lists: ProjectListRepository,
    private readonly access: ProjectAccess,
    private readonly stages: ProjectStageRepository,
    private readonly baselines: BaselineRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly owners: DepartmentOwners,
  ) {}

  /** A page of the projects, by code; a department sees its own only. `cursor` as the page before gave it. */
  async list(context: Context, { cursor, limit, ...filter }: ListRequest): Promise<Page<ProjectListedDto>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, ['text'])[0];
    const query = { ...this.permitted(context, filter), limit, after };
    const rows = await this.database.snapshot(context, (tx) => this.lists.list(tx, query));
    return pageOf(rows, limit, ({ code }) => [code]);
  }

  /** How many projects a list has on all its pages. */
  async count(context: Context, filter: ProjectFilter): Promise<number> {
    const query = this.permitted(context, filter);
    return this.database.snapshot(context, (tx) => this.lists.count(tx, query));
  }

  /** The id of the project with exactly this code that one may see; null for none. */
  async idOfCode(context: Context, code: string): Promise<string | null> {
    const own = onlyDepartment(context, 'automation.read');
    return this.database.snapshot(context, (tx) => this.lists.idOfCode(tx, code, own));
  }

  /** What a list shows of what the actor may see. @throws Problem 403 for another department */
  private permitted(context: Context, filter: ProjectFilter): ProjectFilter & Pick<ProjectQuery, 'today'> {
    const own = onlyDepartment(context, 'automation.read');
    if (own !== null && filter.departmentId !== undefined)
      permit(context, 'automation.read', filter.departmentId);
    return { ...filter, departmentId: own ?? filter.departmentId, today: tokyoToday(this.clock) };
  }

  /** The tools in use among the projects one may see, for a filter. */
  async tools(context: Context): Promise<string[]> {
    const own = onlyDepartment(context, 'automation.read');
    return this.database.snapshot(context, (tx) => this.lists.tools(tx, own));
  }

  /** @throws Problem 404, and 403 where it is another department's */
  async get(context: Context, id: string): Promise<ProjectDetailDto> {
    permit(context, 'automation.read');
    return this.database.snapshot(context, async (tx) => {
      const detail = await this.detail(tx, id);
      permit(context, 'automation.read', detail.departmentId);
      return detail;
    });
  }

  /** Adds a project, a 候補 from today on unless said otherwise. @throws Problem 403, 422 with every fault */
  async create(
    context: Context,
    { id: wantedId, stage = 'candidate', stageOn = tokyoToday(this.clock), ...input }: NewProject,
  ): Promise<ProjectDetailDto> {
    permit(context, 'automation.edit', input.departmentId);
    const fields = inOrder(input);
    const move = { stage, stageOn, reason: null };
    const needed = moveFaults(move, [], { ...fields, before: null }, tokyoToday(this.clock));
    refuseFaults([...projectFaults(fields), ...needed]);
    return this.database.transaction(context, async (tx) => {
      await this.refuseEnded(tx, fields.departmentId);
      const id = await this.projects.insert(tx, fields, wantedId);
      await this.stages.record(tx, [{ projectId: id, planned: false, ...move }], context.actor.label);
      await this.access.record(tx, context, id, 'automation.create', {
        after: { ...fields, stage, stageOn },
      });
      return this.detail(tx, id);
    });
  }

  /** Changes the fields given of the version somebody has seen. @throws Problem 404, 403, 409, 422 */
  async edit(
    context: Context,
    id: string,
    version: number,
    changes: Partial<ProjectFields>,
  ): Promise<ProjectDetailDto> {
    permit(context, 'automation.edit', changes.departmentId);
    return this.database.transaction(context, async (tx) => {
      const project = await this.access.lock(tx, context, id, { version, changes });
      const before = fieldsOfProject(project);
      const after = inOrder({ ...before, ...changes });
      const stage = stageAt(await this.stages.lines(tx, [id]))?.stage ?? 'candidate';
      refuseFaults([...projectFaults(after), ...clearedFor(stage, entered(before), entered(after))]);
      const change = changesBetween(before, after);
      if (!change) return this.detail(tx, id);
      if (after.departmentId !== before.departmentId) await this.refuseEnded(tx, after.departmentId);
      await this.projects.update(tx, id, after);
      await this.access.record(tx, context, id, 'automation.edit', change);
      return this.detail(tx, id);
    });
  }

  private async refuseEnded(tx: Transaction, departmentId: string): Promise<void> {
    refuseFaults(await this.owners.faults(tx, 'departmentId', departmentId));
  }

  private async detail(tx: Transaction, id: string): Promise<ProjectDetailDto> {
    const [found, timeline, procedures, before, estimate] = await Promise.all([
      this.projects.find(tx, id),
      this.stages.lines(tx, [id]),
      this.projects.procedures(tx, id),
      this.baselines.before(tx, id),
      this.baselines.estimate(tx, id),
    ]);
    const project = orNotFound(found, '自動化案件');
    const planned = PROJECT_STAGES.keys.flatMap((stage) => {
      const day = plannedOn(timeline, stage);
      return day ? [[stage, day] as const] : [];
    });
    return {
      ...project,
      procedures,
      stage: stageAt(timeline, tokyoToday(this.clock)),
      timeline,
      planned: Object.fromEntries(planned),
      before,
      estimate,
    };
  }
}

/** The fields a stage may ask for; 導入前の時間 is kept beside them and not touched here. */
function entered({ difficulty, sourcing, tool }: ProjectFields): Entered {
  return { difficulty, sourcing, tool, before: null };
}
