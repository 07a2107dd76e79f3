import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ChangeState } from './department-change.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';

export type NewChange = Omit<DepartmentChangeDto, 'id' | 'version' | 'reason'> & { id: string | null };

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
  state: ChangeState | null;
  departmentId: string | null;
  /** Keyset: only changes after this one. */
  after: { on: string; id: string } | null;
  limit: number;
}

const FROM = `
  SELECT c.id, c.kind, c.effective_on, c.department_id,
         CASE WHEN c.state IN ('planned', 'failed') THEN d.name ELSE c.department_name END AS department_name,
         c.target_id, c.target_code,
         CASE WHEN c.state IN ('planned', 'failed') THEN coalesce(t.name, c.target_name) ELSE c.target_name END
           AS target_name,
         c.target_division, c.users, c.procedure_ids, c.state, c.reason, c.result,
         c.planned_at, c.planned_by, c.settled_at,
         c.settled_by, c.version
    FROM department_change c
    JOIN department d ON d.municipality_id = c.municipality_id AND d.id = c.department_id
    LEFT JOIN department t ON t.municipality_id = c.municipality_id AND t.id = c.target_id
   WHERE c.municipality_id = $1`;

/** Mergers and splits that are planned or have been made. */
@Injectable()
export class DepartmentChangeRecordRepository {
  async find(tx: Transaction, id: string): Promise<DepartmentChangeDto | undefined> {
    const [found] = await tx.query<DepartmentChangeDto>(`${FROM} AND c.id = $2`, [tx.municipality, id]);
    return found;
  }

  /** One change, kept from being settled by anybody else until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<DepartmentChangeDto | undefined> {
    const [found] = await tx.query<DepartmentChangeDto>(`${FROM} AND c.id = $2 FOR UPDATE OF c`, [
      tx.municipality,
      id,
    ]);
    return found;
  }

  /** By day; of one state or one department (whichever side it is on) where asked for. */
  async list(
    tx: Transaction,
    { state, departmentId, after, limit }: ChangeFilter,
  ): Promise<DepartmentChangeDto[]> {
    return tx.query<DepartmentChangeDto>(
      `${FROM} AND ($2::text IS NULL OR c.state = $2)
          AND ($3::uuid IS NULL OR $3 IN (c.department_id, c.target_id))
          AND ($4::date IS NULL OR (c.effective_on, c.id) > ($4, $5::uuid))
        ORDER BY c.effective_on, c.id LIMIT $6`,
      [tx.municipality, state, departmentId, after?.on ?? null, after?.id ?? null, limit],
    );
  }

  /** Those that wait for their day and those that could not be made and were not cleared away since, by day. */
  async unsettled(tx: Transaction): Promise<DepartmentChangeDto[]> {
    return tx.query<DepartmentChangeDto>(
      `${FROM} AND c.state IN ('planned', 'failed') ORDER BY c.effective_on, c.planned_at, c.id`,
      [tx.municipality],
    );
  }

  /** Writes a change down. Returns its id. */
  async insert(tx: Transaction, change: NewChange): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO department_change (municipality_id, id, kind, effective_on, department_id, department_name,
              target_id, target_code, target_name, target_division, users, procedure_ids, state, result,
              planned_at, planned_by, settled_at, settled_by)
       VALUES ($1, coalesce($2, gen_random_uuid()), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
               $15, $16, $17, $18)
       RETURNING id`,
      [
        tx.municipality,
        change.id,
        change.kind,
        change.effectiveOn,
        change.departmentId,
        change.departmentName,
        change.targetId,
        change.targetCode,
        change.targetName,
        change.targetDivision,
        change.users,
        change.procedureIds,
        change.state,
        change.result === null ? null : JSON.stringify(change.result),
        change.plannedAt,
        change.plannedBy,
        change.settledAt,
        change.settledBy,
      ],
    );
    return rows.map(({ id }) => id).join();
  }

  /** Writes how a change that is held has ended. */
  async settle(tx: Transaction, id: string, settlement: Settlement): Promise<void> {
    const { state, departmentName, targetId, targetName, reason, result, settledAt, settledBy } = settlement;
    await tx.execute(
      `UPDATE department_change
          SET state = $3, department_name = $4, target_id = $5, target_name = $6, reason = $7, result = $8,
              settled_at = $9, settled_by = $10, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [
        tx.municipality,
        id,
        state,
        departmentName,
        targetId,
        targetName,
        reason,
        result === null ? null : JSON.stringify(result),
        settledAt,
        settledBy,
      ],
    );
  }

  /** Through the system's door: what is due anywhere by the day, in the order in which it is to be made. */
  async due(system: Transaction, day: IsoDate, limit: number): Promise<DueChange[]> {
    return system.query<DueChange>(
      `SELECT municipality_id AS municipality, id FROM department_change
        WHERE state = 'planned' AND effective_on <= $1
        ORDER BY effective_on, kind DESC, planned_at, id LIMIT $2`,
      [day, limit],
    );
  }
}
