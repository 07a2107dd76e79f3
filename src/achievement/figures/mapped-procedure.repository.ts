import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { sql } from '../../platform/database/sql.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type RowSource } from '../rows/row-source.js';

/** A procedure mapped to an item of the list, as it was for the figures of the period. */
export type MappedProcedure = Pick<
  ProcedureRow,
  'procedureId' | 'code' | 'name' | 'departmentName' | 'stage'
>;

@Injectable()
export class MappedProcedureRepository {
  /** The procedures with these ids, by code; optionally of one department only. */
  async procedures(
    tx: Transaction,
    source: RowSource,
    { ids, onlyDepartment }: { ids: readonly string[]; onlyDepartment: string | null },
  ): Promise<MappedProcedure[]> {
    return tx.query<MappedProcedure>(sql`
      SELECT procedure_id, code, name, department_name, stage
        FROM (${source.procedures}) r
       WHERE procedure_id = ANY(${ids}::uuid[])
         AND (${onlyDepartment}::text IS NULL OR department_id = ${onlyDepartment}::text::uuid)
       ORDER BY code`);
  }
}
