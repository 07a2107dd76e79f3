import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { costOf } from '../cost/cost.js';
import { CostRepository } from '../cost/cost.repository.js';
import { type ProjectDto } from '../project/project.dto.js';
import { FactsRepository } from './facts.repository.js';
import { type Purse } from './figures-view.js';
import { type ProjectFacts } from './project-effect.js';

/** Reads all that effects are worked out from. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly facts: FactsRepository,
    private readonly costs: CostRepository,
  ) {}

  /** The facts of every project by code, with what is stored of these months; of one department alone if given. */
  async all(tx: Transaction, months: readonly Month[], departmentId: string | null): Promise<ProjectFacts[]> {
    return this.facts.all(tx, months, departmentId);
  }

  /** The facts of these projects, in their order. */
  async of(
    tx: Transaction,
    projects: readonly ProjectDto[],
    months: readonly Month[],
  ): Promise<ProjectFacts[]> {
    if (projects.length === 0) return [];
    const found = await this.facts.of(
      tx,
      projects.map(({ id }) => id),
      months,
    );
    const known = new Map(found.map((facts) => [facts.project.id, facts]));
    return projects.flatMap((project) => {
      const facts = known.get(project.id);
      return facts ? [{ ...facts, project }] : [];
    });
  }

  async purse(tx: Transaction): Promise<Purse> {
    const [hourly, costs] = await Promise.all([this.costs.hourlyCosts(tx), this.costs.all(tx)]);
    return {
      costs: costs.map(costOf),
      hourlyYen: new Map(hourly.map(({ fiscalYear, yen }) => [fiscalYear, yen])),
    };
  }
}
