import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../kernel/date.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { sql } from '../platform/database/sql.js';
import { asTableRows } from '../platform/database/table-rows.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ChangeState } from './department-change.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';
import { DepartmentChangeEntity } from './department-change.entity.js';

export type NewChange = Omit<DepartmentChangeDto, 'version' | 'reason'>;

/** How a planned change ended. */
export type Settlement = Pick<
  DepartmentChangeDto,
  'state' | 'departmentName' | 'targetId' | 'targetName' | 'reason' | 'result' | 'settledAt' | 'settledBy'
>;

export interface DueChange {
  municipality: string;
  id: string;
}

interface ChangeFilter {
  state?: ChangeState | null;
  departmentId?: string | null;
  /** Keyset: only changes after the one of this day and id. */
  after?: readonly (string | null)[];
  limit: number;
}

const from = (tx: Transaction) => sql`
  SELECT c.id, c.kind, c.effective_on, c.department_id,
         CASE WHEN c.state IN ('planned', 'failed') THEN d.name ELSE c.department_name END AS department_name,
         c.target_id, c.target_code,
         CASE WHEN c.state IN ('planned', 'failed') THEN coalesce(t.name, c.target_name) ELSE c.target_name END
           AS target_name,
         c.target_division, c.users, c.procedure_ids, c.state, c.reason, c.result,
         c.planned_at, c.planned_by, c.settled_at, c.settled_by, c.version
    FROM department_change c
    JOIN department d ON d.municipality_id = c.municipality_id AND d.id = c.department_id
    LEFT JOIN department t ON t.municipality_id = c.municipality_id AND t.id = c.target_id
   WHERE c.municipality_id = ${tx.municipality}`;

/** Mergers and splits, planned and done. */
@Injectable()
export class DepartmentChangeRepository {
  async find(tx: Transaction, id: string): Promise<DepartmentChangeDto | undefined> {
    return tx.one<DepartmentChangeDto>(sql`${from(tx)} AND c.id = ${id}`);
  }

  /** One change, locked against being settled by anybody else until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<DepartmentChangeDto | undefined> {
    return tx.one<DepartmentChangeDto>(sql`${from(tx)} AND c.id = ${id} FOR UPDATE OF c`);
  }

  /** By day; filtered by state and by department, whichever side of the change it is on. */
  async list(
    tx: Transaction,
    { state = null, departmentId = null, after: [on = null, id = null] = [], limit }: ChangeFilter,
  ): Promise<DepartmentChangeDto[]> {
    return tx.query<DepartmentChangeDto>(sql`
      ${from(tx)} AND (${state}::text IS NULL OR c.state = ${state})
         AND (${departmentId}::uuid IS NULL OR ${departmentId} IN (c.department_id, c.target_id))
         AND (${on}::date IS NULL OR (c.effective_on, c.id) > (${on}, ${id}::uuid))
       ORDER BY c.effective_on, c.id LIMIT ${limit}`);
  }

  /** Planned ones, and failed ones that nobody has cleared away, by day. */
  async unsettled(tx: Transaction): Promise<DepartmentChangeDto[]> {
    return tx.query<DepartmentChangeDto>(sql`
      ${from(tx)} AND c.state IN ('planned', 'failed') ORDER BY c.effective_on, c.planned_at, c.id`);
  }

  async insert(tx: Transaction, change: NewChange): Promise<void> {
    await insertRows(tx, DepartmentChangeEntity, [change]);
  }

  /** Writes how a locked change has ended. */
  async settle(tx: Transaction, id: string, settlement: Settlement): Promise<void> {
    await tx.execute(sql`
      UPDATE department_change c
         SET state = n.state, department_name = n.department_name, target_id = n.target_id,
             target_name = n.target_name, reason = n.reason, result = n.result, settled_at = n.settled_at,
             settled_by = n.settled_by, version = c.version + 1
        FROM jsonb_populate_recordset(NULL::department_change, ${asTableRows([settlement])}) AS n
       WHERE c.municipality_id = ${tx.municipality} AND c.id = ${id}`);
  }

  /** In the system's transaction: what is due in any municipality by the day, in the order in which it is to be done. */
  async due(system: Transaction, day: IsoDate, limit: number): Promise<DueChange[]> {
    return system.query<DueChange>(sql`
      SELECT municipality_id AS municipality, id FROM department_change
       WHERE state = 'planned' AND effective_on <= ${day}
       ORDER BY effective_on, kind DESC, planned_at, id LIMIT ${limit}`);
  }
}
