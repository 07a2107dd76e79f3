import { Injectable } from '@nestjs/common';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ANSWERED_COLUMNS, ENTERED_COLUMNS, type ProcedureFields } from './procedure-fields.js';
import { type ProcedureDto } from './procedure-answer.dto.js';
import { procedureSearchKey } from './procedure-search-key.js';
import { type RegisteredProcedure } from './similar-procedures.js';

const COLUMNS = ANSWERED_COLUMNS.list();
/** All that is entered but the plan, which has a history of its own. */
const WRITTEN = ENTERED_COLUMNS.except('plannedMonth');

@Injectable()
export class ProcedureRepository {
  async find(tx: Transaction, id: string): Promise<ProcedureDto | undefined> {
    return this.one(tx, `SELECT ${COLUMNS} FROM procedure WHERE municipality_id = $1 AND id = $2`, [id]);
  }

  /** Finds a procedure and keeps others from changing it until the end of the transaction. */
  async lock(tx: Transaction, id: string): Promise<ProcedureDto | undefined> {
    return this.one(
      tx,
      `SELECT ${COLUMNS} FROM procedure WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      [id],
    );
  }

  async hasDepartment(tx: Transaction, departmentId: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM department WHERE municipality_id = $1 AND id = $2`, [
      tx.municipality,
      departmentId,
    ]);
    return rows.length > 0;
  }

  /** Every procedure, retired ones too, as new ones are held against them. */
  async registered(tx: Transaction): Promise<RegisteredProcedure[]> {
    return tx.query<RegisteredProcedure>(
      `SELECT id, code, name, department_id, retired_at IS NOT NULL AS retired
         FROM procedure WHERE municipality_id = $1 ORDER BY code`,
      [tx.municipality],
    );
  }

  /** Adds a procedure without its plan. Undefined where the code is taken. */
  async insert(tx: Transaction, fields: ProcedureFields): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO procedure (municipality_id, search_key, ${WRITTEN.list()})
       SELECT $1, $2, ${WRITTEN.list()} FROM jsonb_populate_recordset(NULL::procedure, $3)
       ON CONFLICT (municipality_id, code) DO NOTHING RETURNING id`,
      [tx.municipality, procedureSearchKey(fields), asTableRows([fields])],
    );
    return row?.id;
  }

  /**
   * Writes all fields but the plan, and counts the version up. False where `version` is no longer the present
   * one: nothing has been written then.
   */
  async update(tx: Transaction, id: string, version: number, fields: ProcedureFields): Promise<boolean> {
    const rowCount = await tx.execute(
      `UPDATE procedure p SET search_key = $4, ${WRITTEN.assignedFrom('e')}, version = p.version + 1, updated_at = now()
         FROM jsonb_populate_recordset(NULL::procedure, $5) AS e
        WHERE p.municipality_id = $1 AND p.id = $2 AND p.version = $3`,
      [tx.municipality, id, version, procedureSearchKey(fields), asTableRows([fields])],
    );
    return rowCount === 1;
  }

  /** Increments the version for a change stored beside the procedure. False as in `update`. */
  async touch(tx: Transaction, id: string, version: number): Promise<boolean> {
    const rowCount = await tx.execute(
      `UPDATE procedure SET version = version + 1, updated_at = now()
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [tx.municipality, id, version],
    );
    return rowCount === 1;
  }

  /** Retires a procedure or, with a null reason, takes that back. False as in `update`. */
  async setRetired(
    tx: Transaction,
    id: string,
    version: number,
    { reason, mergedInto }: { reason: string | null; mergedInto: string | null },
  ): Promise<boolean> {
    const rowCount = await tx.execute(
      `UPDATE procedure SET retired_reason = $4, merged_into = $5, version = version + 1, updated_at = now(),
              retired_at = CASE WHEN $4::text IS NULL THEN NULL ELSE now() END
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [tx.municipality, id, version, reason, mergedInto],
    );
    return rowCount === 1;
  }

  private async one(tx: Transaction, sql: string, parameters: unknown[]): Promise<ProcedureDto | undefined> {
    const [row] = await tx.query<ProcedureDto>(sql, [tx.municipality, ...parameters]);
    return row;
  }
}
