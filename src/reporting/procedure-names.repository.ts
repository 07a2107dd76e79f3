import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { type NamedProcedure } from './procedure-finder.js';

@Injectable()
export class ProcedureNamesRepository {
  /** Every procedure of the municipality by what files call it. */
  async all(tx: Transaction): Promise<NamedProcedure[]> {
    return tx.query<NamedProcedure>(
      `SELECT id, code, name, department_id, retired_at IS NOT NULL AS retired
         FROM procedure WHERE municipality_id = $1 ORDER BY code`,
      [tx.municipality],
    );
  }
}
