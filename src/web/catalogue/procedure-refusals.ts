import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { CatalogueNames } from './catalogue-names.js';
import { conflictInWords, isConflict } from './conflict-in-words.js';

/** What the forms of a procedure answer where a service refused them. */
@Injectable()
export class ProcedureRefusals {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly names: CatalogueNames,
  ) {}

  /**
   * The faults to show at the form's fields; none where the procedure is as wanted already.
   * @throws Problem 409 with both versions in words; anything else that is no fault of the input
   */
  async faults(context: Context, procedureId: string, error: unknown): Promise<readonly Fault[]> {
    if (error instanceof InvalidInput) return [{ where: '', message: error.message }];
    if (!isConflict(error)) return faultsIn(error);
    const present = await this.procedures.get(context, procedureId);
    const told = conflictInWords(error, present, await this.names.load(context));
    if (told) throw told;
    return [];
  }
}
