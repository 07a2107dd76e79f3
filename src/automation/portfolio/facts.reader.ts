import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { costOf } from '../cost/cost.js';
import { CostRepository } from '../cost/cost.repository.js';
import { KnownProjects } from '../project/known-projects.js';
import { type ProjectDto } from '../project/project.dto.js';
import { ProjectRepository } from '../project/project.repository.js';
import { ResultRepository } from '../result/result.repository.js';
import { byProject } from '../stage/stage-line.js';
import { type Purse } from './figures-view.js';
import { type ProjectFacts } from './project-effect.js';

/** Reads all that effects are worked out from, in a handful of statements however many projects there are. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly projects: ProjectRepository,
    private readonly known: KnownProjects,
    private readonly results: ResultRepository,
    private readonly costs: CostRepository,
  ) {}

  /** The facts of every project by code, with what is stored of these months; of one department alone if given. */
  async all(tx: Transaction, months: readonly Month[], departmentId: string | null): Promise<ProjectFacts[]> {
    return this.of(tx, await this.projects.all(tx, departmentId), months);
  }

  /** The facts of these projects. */
  async of(
    tx: Transaction,
    projects: readonly ProjectDto[],
    months: readonly Month[],
  ): Promise<ProjectFacts[]> {
    if (projects.length === 0) return [];
    const ids = projects.map(({ id }) => id);
    const [logsSince, results, knownProjects] = await Promise.all([
      this.results.logsSince(tx, ids),
      this.results.ofMonths(tx, months, ids),
      this.known.of(tx, projects),
    ]);
    const stored = byProject(results);
    return knownProjects.map((known) => ({
      ...known,
      logsSince: logsSince.get(known.project.id) ?? null,
      stored: stored.get(known.project.id) ?? [],
    }));
  }

  async purse(tx: Transaction): Promise<Purse> {
    const [hourly, costs] = await Promise.all([this.costs.hourlyCosts(tx), this.costs.all(tx)]);
    return {
      costs: costs.map(costOf),
      hourlyYen: new Map(hourly.map(({ fiscalYear, yen }) => [fiscalYear, yen])),
    };
  }
}
