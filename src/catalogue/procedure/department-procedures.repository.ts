import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { sql, sqlAmong } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type OwnedProcedureDto } from './owned-procedure.dto.js';

/** Moves the procedures of a department to another, all at once. Monthly reports and closed months are not touched. */
@Injectable()
export class DepartmentProceduresRepository {
  /** By code, retired ones too. */
  async list(tx: Transaction, departmentId: string): Promise<OwnedProcedureDto[]> {
    return tx.query<OwnedProcedureDto>(sql`
      SELECT id, code, name, retired_at IS NOT NULL AS retired FROM procedure
       WHERE municipality_id = ${tx.municipality} AND department_id = ${departmentId} ORDER BY code`);
  }

  /**
   * Moves procedures of one department to another from the day `on`; all of them where no ids are given. Returns the ids
   * of those moved.
   */
  async move(
    tx: Transaction,
    { from, to, procedureIds = null }: { from: string; to: string; procedureIds?: readonly string[] | null },
    { on, recordedBy }: { on: IsoDate; recordedBy: string },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(sql`
      WITH due AS (
        SELECT id FROM procedure
         WHERE municipality_id = ${tx.municipality} AND department_id = ${from}
           AND ${sqlAmong('id', procedureIds)}
         ORDER BY id FOR NO KEY UPDATE),
      dated AS (
        INSERT INTO procedure_move (municipality_id, procedure_id, effective_on, before, after, recorded_by)
        SELECT ${tx.municipality}, id, ${on}, ${from}, ${to}, ${recordedBy} FROM due)
      UPDATE procedure p SET department_id = ${to}, version = version + 1, updated_at = now()
        FROM due WHERE p.municipality_id = ${tx.municipality} AND p.id = due.id RETURNING p.id`);
    return rows.map(({ id }) => id).sort();
  }

  /** Hands over the lead of items: of all, or of those mapped to these procedures. */
  async moveLeads(
    tx: Transaction,
    { from, to, procedureIds = null }: { from: string; to: string; procedureIds?: readonly string[] | null },
  ): Promise<void> {
    await tx.execute(sql`
      UPDATE item_mapping SET lead_department_id = ${to}
       WHERE municipality_id = ${tx.municipality} AND lead_department_id = ${from}
         AND ${sqlAmong('procedure_id', procedureIds)}`);
  }
}
