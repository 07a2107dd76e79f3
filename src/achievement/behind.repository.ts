import { Injectable } from '@nestjs/common';
import { type Stage } from '../kernel/stage.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Parameters } from './parameters.js';
import { type RowSource } from './row-source.js';

/** A procedure that an item of the list stands on, as the figures of the period saw it. */
export interface ProcedureBehind {
  procedureId: string;
  code: string;
  name: string;
  departmentName: string;
  stage: Stage | null;
}

@Injectable()
export class BehindRepository {
  /** The procedures of these ids, by code; of one department alone if given. */
  async procedures(
    tx: Transaction,
    source: RowSource,
    { ids, onlyDepartment }: { ids: readonly string[]; onlyDepartment: string | null },
  ): Promise<ProcedureBehind[]> {
    const parameters = new Parameters();
    const only = parameters.bind(onlyDepartment);
    return tx.query<ProcedureBehind>(
      `SELECT procedure_id, code, name, department_name, stage
         FROM (${source.procedures(parameters)}) r
        WHERE procedure_id = ANY(${parameters.bind(ids)}::uuid[])
          AND (${only}::text IS NULL OR department_id = ${only}::text::uuid)
        ORDER BY code`,
      parameters.values,
    );
  }
}
