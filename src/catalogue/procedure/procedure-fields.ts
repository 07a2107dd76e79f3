import { columnsOf, type RowOf } from '../../platform/database/table-columns.js';
import { type EditProcedureDto, type NewProcedureDto } from './procedure.dto.js';
import { ProcedureEntity, UNANSWERED_FIELDS } from './procedure.entity.js';

const COLUMNS = columnsOf(ProcedureEntity);

/** The columns of a procedure that are answered. */
export const ANSWERED_COLUMNS = COLUMNS.except(...UNANSWERED_FIELDS);

/** What can be entered about a procedure itself; stage, channels and mapping are kept beside it. */
export const ENTERED_COLUMNS = ANSWERED_COLUMNS.except(
  ...(['id', 'retiredAt', 'retiredReason', 'mergedInto', 'createdAt', 'updatedAt', 'version'] as const),
);
export type ProcedureFields = RowOf<ProcedureEntity, typeof ENTERED_COLUMNS>;

/** The fields of a new procedure: what is left out is unknown, and reported every month. */
export function newProcedureFields(body: NewProcedureDto): ProcedureFields {
  const givenFields = Object.entries(ENTERED_COLUMNS.of(body)).map(([field, value]) => [
    field,
    value ?? null,
  ]);
  return { ...(Object.fromEntries(givenFields) as ProcedureFields), frequency: body.frequency ?? 'monthly' };
}

/** What is to change: a field left out stays; null clears one that may be empty and leaves one that may not. */
export function procedureChanges(body: EditProcedureDto): Partial<ProcedureFields> {
  const changedColumns = ENTERED_COLUMNS.all.filter(({ field, nullable }) =>
    nullable ? body[field] !== undefined : (body[field] ?? null) !== null,
  );
  return Object.fromEntries(changedColumns.map(({ field }) => [field, body[field]]));
}
