import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, notFound } from '../../platform/problem.js';
import { type ProjectDto } from './project.dto.js';
import { ProjectRepository } from './project.repository.js';

/** The one way to a project: to read it, to hold it before anything about it is changed, to record the change. */
@Injectable()
export class ProjectAccess {
  constructor(
    private readonly projects: ProjectRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** @throws Problem 404 where this municipality has no such project, 403 where it is another department's */
  async read(tx: Transaction, context: Context, id: string): Promise<ProjectDto> {
    const project = await this.projects.find(tx, id);
    if (!project) throw notFound('自動化案件');
    permit(context, 'automation.read', project.departmentId);
    return project;
  }

  /**
   * Holds a project until the end of the transaction.
   * @throws Problem 404 where this municipality has no such project, 403 where the actor may not change it, 409 with
   *   both versions where it is no longer the one seen
   */
  async lock(
    tx: Transaction,
    context: Context,
    id: string,
    seen: { version: number; changes: object },
  ): Promise<ProjectDto> {
    const project = await this.projects.lock(tx, id);
    if (!project) throw notFound('自動化案件');
    permit(context, 'automation.edit', project.departmentId);
    if (project.version !== seen.version)
      throw conflict(`自動化案件「${project.name}」`, { version: seen.version, ...seen.changes }, project);
    return project;
  }

  /** Increments the version of a locked project for a change stored beside its row, and records the change. */
  async record(
    tx: Transaction,
    context: Context,
    id: string,
    action: string,
    change: { before?: object | null; after?: object | null },
  ): Promise<void> {
    await this.projects.touch(tx, id);
    await this.audit.record(tx, context, [
      { action, subjectKind: 'automation-project', subjectId: id, ...change },
    ]);
  }
}
