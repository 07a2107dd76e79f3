import { type EditProcedureDto, type NewProcedureDto } from './procedure.dto.js';
import { type ProcedureFields } from './procedure-fields.js';

/** The fields of a new procedure: what is left out is unknown, and reported every month. */
export function newProcedureFields(body: NewProcedureDto): ProcedureFields {
  const { code, name, departmentId } = body;
  return {
    code,
    name,
    departmentId,
    kana: body.kana ?? null,
    legalBasis: body.legalBasis ?? null,
    kind: body.kind ?? null,
    applicant: body.applicant ?? null,
    feeYen: body.feeYen ?? null,
    identityCheck: body.identityCheck ?? null,
    attachments: body.attachments ?? null,
    frequency: body.frequency ?? 'monthly',
    plannedMonth: body.plannedMonth ?? null,
    note: body.note ?? null,
  };
}

/** What is to change: a field left out stays; null clears one that may be empty and leaves one that may not. */
export function procedureChanges(body: EditProcedureDto): Partial<ProcedureFields> {
  const { code, name, departmentId, frequency, ...clearable } = body;
  const needed = { code, name, departmentId, frequency };
  return {
    ...Object.fromEntries(
      Object.entries(clearable).filter(([field, value]) => field !== 'allowSimilar' && value !== undefined),
    ),
    ...Object.fromEntries(
      Object.entries(needed).filter(([, value]) => value !== undefined && value !== null),
    ),
  };
}
