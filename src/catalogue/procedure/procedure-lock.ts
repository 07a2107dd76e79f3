import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type Permission, permit } from '../../access/permissions.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { conflict, orNotFound } from '../../platform/problem.js';
import { type ProcedureDto } from './procedure-answer.dto.js';
import { ProcedureRepository } from './procedure.repository.js';

/** The version somebody has seen, and what they want to make of it. */
interface Seen {
  version: number;
  changes: object;
}

/** The one way to a procedure: to read it, and to take hold of it before anything about it is changed. */
@Injectable()
export class ProcedureLock {
  constructor(private readonly procedures: ProcedureRepository) {}

  /**
   * Holds a procedure until the end of the transaction.
   * @throws Problem 404 where this municipality has no such procedure, 403 where the actor may not change it,
   *   409 with both versions where it is no longer the one seen (not asked where `seen` is left out)
   */
  async take(
    tx: Transaction,
    context: Context,
    permission: Permission,
    id: string,
    seenState?: Seen,
  ): Promise<ProcedureDto> {
    const row = orNotFound(await this.procedures.lock(tx, id), '手続');
    permit(context, permission, row.departmentId);
    if (seenState && seenState.version !== row.version) {
      throw conflict(`手続「${row.name}」`, { version: seenState.version, ...seenState.changes }, row);
    }
    return row;
  }

  /** The procedure, for whoever may read it. @throws Problem 404, 403 */
  async readPermitted(tx: Transaction, context: Context, id: string): Promise<ProcedureDto> {
    const row = orNotFound(await this.procedures.find(tx, id), '手続');
    permit(context, 'procedure.read', row.departmentId);
    return row;
  }
}
