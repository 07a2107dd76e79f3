import { Injectable } from '@nestjs/common';
import { sql, sqlText } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ANSWERED_COLUMNS, ENTERED_COLUMNS, type ProcedureFields } from './procedure-fields.js';
import { type ProcedureDto } from './procedure-answer.dto.js';
import { procedureSearchKey } from './procedure-search-key.js';
import { type RegisteredProcedure } from './similar-procedures.js';

const present = (tx: Transaction, id: string) => sql`
  SELECT ${sqlText(ANSWERED_COLUMNS.list())} FROM procedure WHERE municipality_id = ${tx.municipality} AND id = ${id}`;
/** All that is entered but the plan, which has a history of its own. */
const WRITTEN = ENTERED_COLUMNS.except('plannedMonth');

@Injectable()
export class ProcedureRepository {
  async find(tx: Transaction, id: string): Promise<ProcedureDto | undefined> {
    return tx.one<ProcedureDto>(present(tx, id));
  }

  /** Finds a procedure and keeps others from changing it until the end of the transaction. */
  async lock(tx: Transaction, id: string): Promise<ProcedureDto | undefined> {
    return tx.one<ProcedureDto>(sql`${present(tx, id)} FOR NO KEY UPDATE`);
  }

  async hasDepartment(tx: Transaction, departmentId: string): Promise<boolean> {
    const rows = await tx.query(sql`
      SELECT FROM department WHERE municipality_id = ${tx.municipality} AND id = ${departmentId}`);
    return rows.length > 0;
  }

  /** Every procedure, retired ones too, as new ones are held against them. */
  async registered(tx: Transaction): Promise<RegisteredProcedure[]> {
    return tx.query<RegisteredProcedure>(sql`
      SELECT id, code, name, department_id, retired_at IS NOT NULL AS retired
        FROM procedure WHERE municipality_id = ${tx.municipality} ORDER BY code`);
  }

  /** Adds a procedure without its plan. Undefined where the code is taken. */
  async insert(tx: Transaction, fields: ProcedureFields): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>(sql`
      INSERT INTO procedure (municipality_id, search_key, ${sqlText(WRITTEN.list())})
      SELECT ${tx.municipality}, ${procedureSearchKey(fields)}, ${sqlText(WRITTEN.list())}
        FROM jsonb_populate_recordset(NULL::procedure, ${asTableRows([fields])})
      ON CONFLICT (municipality_id, code) DO NOTHING RETURNING id`);
    return row?.id;
  }

  /**
   * Writes all fields but the plan, and counts the version up. False where `version` is no longer the present
   * one: nothing has been written then.
   */
  async update(tx: Transaction, id: string, version: number, fields: ProcedureFields): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE procedure p SET search_key = ${procedureSearchKey(fields)}, ${sqlText(WRITTEN.assignedFrom('e'))},
             version = p.version + 1, updated_at = now()
        FROM jsonb_populate_recordset(NULL::procedure, ${asTableRows([fields])}) AS e
       WHERE p.municipality_id = ${tx.municipality} AND p.id = ${id} AND p.version = ${version}`);
  }

  /** Increments the version for a change stored beside the procedure. False as in `update`. */
  async touch(tx: Transaction, id: string, version: number): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE procedure SET version = version + 1, updated_at = now()
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND version = ${version}`);
  }

  /** Retires a procedure or, with a null reason, takes that back. False as in `update`. */
  async setRetired(
    tx: Transaction,
    id: string,
    version: number,
    { reason, mergedInto }: { reason: string | null; mergedInto: string | null },
  ): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE procedure SET retired_reason = ${reason}, merged_into = ${mergedInto}, version = version + 1,
             updated_at = now(),
             retired_at = CASE WHEN ${reason}::text IS NULL THEN NULL ELSE now() END
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND version = ${version}`);
  }
}
