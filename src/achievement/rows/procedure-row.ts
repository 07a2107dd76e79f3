import { columnsOf, type RowOf } from '../../platform/database/table-columns.js';
import { FrozenProcedureEntity } from './frozen-procedure.entity.js';

/** The columns of a procedure's row, live and frozen alike. */
export const PROCEDURE_COLUMNS = columnsOf(FrozenProcedureEntity).except(
  'municipalityId',
  'period',
  'revision',
);
export type ProcedureRow = RowOf<FrozenProcedureEntity, typeof PROCEDURE_COLUMNS>;
