import { Injectable } from '@nestjs/common';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { refuseFaults } from '../../platform/problem.js';
import { type Exact, formatDecimal } from '../../kernel/exact.js';
import { ProjectAccess } from '../project/project-access.js';
import { ProjectRepository } from '../project/project.repository.js';
import { compareFlow, flowFaults, type SideMinutes } from './process-step.js';
import { type CaseMinutesDto, type ProcessFlow, type ProcessViewDto } from './process.dto.js';
import { ProcessRepository } from './process.repository.js';

@Injectable()
export class ProcessService {
  constructor(
    private readonly database: Database,
    private readonly access: ProjectAccess,
    private readonly projects: ProjectRepository,
    private readonly processes: ProcessRepository,
  ) {}

  /** @throws Problem 404, 403 */
  async get(context: Context, id: string): Promise<ProcessViewDto> {
    permit(context, 'automation.read');
    return this.database.snapshot(context, async (tx) => {
      const [, view] = await Promise.all([this.access.read(tx, context, id), this.present(tx, id)]);
      return view;
    });
  }

  /** Writes the steps before and after over, all at once. @throws Problem 404, 403, 409, 422 with every fault */
  async replace(context: Context, id: string, version: number, flow: ProcessFlow): Promise<ProcessViewDto> {
    permit(context, 'automation.edit');
    refuseFaults(flowFaults(flow));
    return this.database.transaction(context, async (tx) => {
      const about = { id, action: 'automation.steps' as const, version, changes: flow };
      await this.access.change(tx, context, about, async () => {
        const change = changesBetween(await this.processes.flow(tx, id), flow);
        if (change) await this.processes.replace(tx, id, flow);
        return change;
      });
      return this.present(tx, id);
    });
  }

  private async present(tx: Transaction, id: string): Promise<ProcessViewDto> {
    const [flow, project] = await Promise.all([this.processes.flow(tx, id), this.projects.find(tx, id)]);
    const { before, after, ...positions } = compareFlow(flow);
    const minutes = { before: minutesText(before, flow.before), after: minutesText(after, flow.after) };
    return {
      ...flow,
      comparison: { ...positions, ...minutes },
      version: project?.version ?? 0,
    };
  }
}

function minutesText({ byHand, byMachine, unknown }: SideMinutes, steps: readonly unknown[]): CaseMinutesDto {
  const minutes = (exact: Exact) => (steps.length === 0 ? null : formatDecimal(exact, 1));
  return { byHand: minutes(byHand), byMachine: minutes(byMachine), unknown };
}
