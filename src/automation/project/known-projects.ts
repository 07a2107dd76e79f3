import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline.dto.js';
import { BaselineRepository } from '../baseline/baseline.repository.js';
import { byProject } from '../stage/stage-line.js';
import { type StageLineDto } from '../stage/stage.dto.js';
import { ProjectStageRepository } from '../stage/stage.repository.js';
import { type ProjectDto } from './project.dto.js';

/** A project with what is entered beside it. */
export interface KnownProject<Project extends ProjectDto = ProjectDto> {
  project: Project;
  stages: StageLineDto[];
  before: EnteredBeforeDto | null;
  estimate: EnteredEstimateDto | null;
}

@Injectable()
export class KnownProjects {
  constructor(
    private readonly stages: ProjectStageRepository,
    private readonly baselines: BaselineRepository,
  ) {}

  /** These projects with what is entered beside them, in three statements however many there are. */
  async of<Project extends ProjectDto>(
    tx: Transaction,
    projects: readonly Project[],
  ): Promise<KnownProject<Project>[]> {
    const ids = projects.map(({ id }) => id);
    const [lines, befores, estimates] = await Promise.all([
      this.stages.lines(tx, ids),
      this.baselines.befores(tx, ids),
      this.baselines.estimates(tx, ids),
    ]);
    const stages = byProject(lines);
    return projects.map((project) => ({
      project,
      stages: stages.get(project.id) ?? [],
      before: befores.get(project.id) ?? null,
      estimate: estimates.get(project.id) ?? null,
    }));
  }
}
