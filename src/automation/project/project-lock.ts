import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type Permission, permit } from '../../access/permissions.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, notFound } from '../../platform/problem.js';
import { type ProjectDto } from './project-answer.dto.js';
import { ProjectRepository } from './project.repository.js';

/** The one way to take hold of a project before anything about it is changed. */
@Injectable()
export class ProjectLock {
  constructor(private readonly projects: ProjectRepository) {}

  /**
   * Holds a project until the end of the transaction.
   * @throws Problem 404 where this municipality has no such project, 403 where the actor may not change it, 409 with
   *   both versions where it is no longer the one seen
   */
  async take(
    tx: Transaction,
    context: Context,
    id: string,
    seen: { version: number; changes: object },
    permission: Permission = 'automation.edit',
  ): Promise<ProjectDto> {
    const project = await this.projects.lock(tx, id);
    if (!project) throw notFound('自動化案件');
    permit(context, permission, project.departmentId);
    if (project.version !== seen.version)
      throw conflict(`自動化案件「${project.name}」`, { version: seen.version, ...seen.changes }, project);
    return project;
  }
}
