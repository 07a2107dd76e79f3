import { Injectable } from '@nestjs/common';
import { type AuditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, orNotFound } from '../../platform/problem.js';
import { type ProjectDto } from './project.dto.js';
import { ProjectRepository } from './project.repository.js';

/** The version of a project somebody has seen, and what they want to change of it. */
interface SeenProject {
  version: number;
  changes: object;
}

interface ChangeToRecord {
  before?: object | null;
  after?: object | null;
}

/** The one way to a project: to read it, to hold it before anything about it is changed, to record the change. */
@Injectable()
export class ProjectAccess {
  constructor(
    private readonly projects: ProjectRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** @throws Problem 404 where this municipality has no such project, 403 where it is another department's */
  async read(tx: Transaction, context: Context, id: string): Promise<ProjectDto> {
    const project = orNotFound(await this.projects.find(tx, id), '自動化案件');
    permit(context, 'automation.read', project.departmentId);
    return project;
  }

  /**
   * Holds a project until the end of the transaction.
   * @throws Problem 404 where this municipality has no such project, 403 where the actor may not change it, 409 with
   *   both versions where it is no longer the one seen
   */
  async lock(tx: Transaction, context: Context, id: string, seen: SeenProject): Promise<ProjectDto> {
    const project = orNotFound(await this.projects.lock(tx, id), '自動化案件');
    permit(context, 'automation.edit', project.departmentId);
    if (project.version !== seen.version)
      throw conflict(`自動化案件「${project.name}」`, { version: seen.version, ...seen.changes }, project);
    return project;
  }

  /**
   * Does a change that is stored beside the row of a project, records it and increments the project's version; `work`
   * gives null where there was nothing to change. @throws Problem as `lock`
   */
  async change(
    tx: Transaction,
    context: Context,
    { id, action, ...seen }: SeenProject & { id: string; action: AuditEntry['action'] },
    work: (project: ProjectDto) => Promise<ChangeToRecord | null>,
  ): Promise<void> {
    const change = await work(await this.lock(tx, context, id, seen));
    if (!change) return;
    await this.projects.touch(tx, id);
    await this.record(tx, context, id, action, change);
  }

  /** Records what was done to a project. */
  async record(
    tx: Transaction,
    context: Context,
    id: string,
    action: AuditEntry['action'],
    change: ChangeToRecord,
  ): Promise<void> {
    await this.audit.record(tx, context, [
      { action, subjectKind: 'automation-project', subjectId: id, ...change },
    ]);
  }
}
