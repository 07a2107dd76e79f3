import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/insert-rows.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { AutomationStepEntity } from './automation-step.entity.js';
import { type EnteredLaterStepDto, type ProcessFlow } from './process.dto.js';

const STEP = columnsOf(AutomationStepEntity).except('municipalityId', 'position').list();

@Injectable()
export class ProcessRepository {
  /** The flow of each of these projects that has one. */
  async flows(tx: Transaction, projectIds: readonly string[]): Promise<Map<string, ProcessFlow>> {
    const rows = await tx.query<EnteredLaterStepDto & { projectId: string; side: 'before' | 'after' }>(sql`
      SELECT ${sqlText(STEP)} FROM automation_step
       WHERE municipality_id = ${tx.municipality} AND project_id = ANY (${projectIds}::uuid[])
       ORDER BY project_id, side, position`);
    const flows = new Map<string, ProcessFlow>();
    for (const { projectId, side, replaces, ...step } of rows) {
      const flow = flows.get(projectId) ?? { before: [], after: [] };
      if (side === 'before') flow.before.push(step);
      else flow.after.push({ ...step, replaces });
      flows.set(projectId, flow);
    }
    return flows;
  }

  /** The flow of one project; empty on both sides where none was entered. */
  async flow(tx: Transaction, projectId: string): Promise<ProcessFlow> {
    return (await this.flows(tx, [projectId])).get(projectId) ?? { before: [], after: [] };
  }

  /** Writes the flow of a locked project over. */
  async replace(tx: Transaction, projectId: string, { before, after }: ProcessFlow): Promise<void> {
    await tx.execute(sql`
      DELETE FROM automation_step WHERE municipality_id = ${tx.municipality} AND project_id = ${projectId}`);
    const steps = [
      ...before.map((step, at) => ({ ...step, side: 'before', position: at + 1, replaces: [] })),
      ...after.map((step, at) => ({ ...step, side: 'after', position: at + 1 })),
    ];
    const rows = steps.map((step) => ({ ...step, projectId }));
    await insertRows(tx, AutomationStepEntity, rows);
  }
}
