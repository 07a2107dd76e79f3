import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type OwnedProcedureDto } from './owned-procedure.dto.js';

/** Moves the procedures of a department to another, all at once. Monthly reports and closed months are not touched. */
@Injectable()
export class DepartmentProceduresRepository {
  /** By code, retired ones too. */
  async list(tx: Transaction, departmentId: string): Promise<OwnedProcedureDto[]> {
    return tx.query<OwnedProcedureDto>(
      `SELECT id, code, name, retired_at IS NOT NULL AS retired FROM procedure
        WHERE municipality_id = $1 AND department_id = $2 ORDER BY code`,
      [tx.municipality, departmentId],
    );
  }

  /**
   * Moves procedures of one department to another from the day `on`; all of them where no ids are given. Returns the ids
   * of those moved.
   */
  async move(
    tx: Transaction,
    { from, to, procedureIds }: { from: string; to: string; procedureIds?: readonly string[] },
    { on, recordedBy }: { on: IsoDate; recordedBy: string },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH due AS (
         SELECT id FROM procedure
          WHERE municipality_id = $1 AND department_id = $2 AND ($4::uuid[] IS NULL OR id = ANY ($4))
          ORDER BY id FOR NO KEY UPDATE),
       dated AS (
         INSERT INTO procedure_move (municipality_id, procedure_id, effective_on, before, after, recorded_by)
         SELECT $1, id, $5, $2, $3, $6 FROM due)
       UPDATE procedure p SET department_id = $3, version = version + 1, updated_at = now()
         FROM due WHERE p.municipality_id = $1 AND p.id = due.id RETURNING p.id`,
      [tx.municipality, from, to, procedureIds ?? null, on, recordedBy],
    );
    return rows.map(({ id }) => id).sort();
  }

  /** Hands over the lead of items: of all, or of those mapped to these procedures. */
  async moveLeads(
    tx: Transaction,
    { from, to, procedureIds }: { from: string; to: string; procedureIds?: readonly string[] },
  ): Promise<void> {
    await tx.execute(
      `UPDATE item_mapping SET lead_department_id = $3
        WHERE municipality_id = $1 AND lead_department_id = $2
          AND ($4::uuid[] IS NULL OR procedure_id = ANY ($4))`,
      [tx.municipality, from, to, procedureIds ?? null],
    );
  }
}
