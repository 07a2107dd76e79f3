import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, type Page, pageOf, type PageRequest } from '../../platform/keyset.js';
import { PlannedMonthRepository } from '../planned-month/planned-month.repository.js';
import { ProcedureLock } from '../procedure/procedure-lock.js';
import { type NamedFieldChangeDto, type PlanHistoryDto } from './procedure-history-answer.dto.js';
import { slipOf } from '../planned-month/slip.js';
import { fieldName } from './procedure-labels.js';
import { ProcedureHistoryRepository } from './procedure-history.repository.js';

@Injectable()
export class ProcedureHistoryService {
  constructor(
    private readonly database: Database,
    private readonly lock: ProcedureLock,
    private readonly history: ProcedureHistoryRepository,
    private readonly plans: PlannedMonthRepository,
  ) {}

  /** Every change of every field, newest first. @throws Problem 404, 403 */
  async changes(
    context: Context,
    procedureId: string,
    { cursor, limit }: PageRequest,
  ): Promise<Page<NamedFieldChangeDto>> {
    permit(context, 'procedure.read');
    const after = cursor === undefined ? undefined : decodeCursor(cursor, ['instant', 'text']);
    const rows = await this.database.snapshot(context, async (tx) => {
      const [found] = await Promise.all([
        this.history.list(tx, procedureId, { after, limit: limit + 1 }),
        this.lock.readPermitted(tx, context, procedureId),
      ]);
      return found;
    });
    const { items, next } = pageOf(rows, limit, ({ sortKey }) => sortKey);
    return { items: items.map(({ change }) => ({ ...change, fieldName: fieldName(change.field) })), next };
  }

  /** Every plan a procedure ever had, oldest first, and how far it has slipped. @throws Problem 404, 403 */
  async plannedMonths(context: Context, procedureId: string): Promise<PlanHistoryDto> {
    permit(context, 'procedure.read');
    const plans = await this.database.snapshot(context, async (tx) => {
      const [found] = await Promise.all([
        this.plans.history(tx, procedureId),
        this.lock.readPermitted(tx, context, procedureId),
      ]);
      return found;
    });
    const currentPlans = plans.filter(({ superseded }) => !superseded);
    return { slip: slipOf(currentPlans.map(({ plannedMonth }) => plannedMonth)), plans };
  }
}
