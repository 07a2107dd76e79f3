import { type ProcedureDto } from './procedure-answer.dto.js';

/** What can be entered about a procedure itself; stage, channels and mapping are kept beside it. */
export type ProcedureFields = Omit<
  ProcedureDto,
  'id' | 'retiredAt' | 'retiredReason' | 'mergedInto' | 'createdAt' | 'updatedAt' | 'version'
>;

/** The column each field is kept in; `plannedMonth` is set through its own history. */
export const FIELD_COLUMNS = {
  code: 'code',
  name: 'name',
  kana: 'kana',
  departmentId: 'department_id',
  legalBasis: 'legal_basis',
  kind: 'kind',
  applicant: 'applicant',
  feeYen: 'fee_yen',
  identityCheck: 'identity_check',
  attachments: 'attachments',
  frequency: 'frequency',
  note: 'note',
} as const satisfies Partial<Record<keyof ProcedureFields, string>>;

/** The fields of a procedure without its keys and stamps: what the audit trail compares. */
export function fieldsOf(row: ProcedureDto): ProcedureFields {
  const { code, name, kana, departmentId, legalBasis, kind, applicant } = row;
  const { feeYen, identityCheck, attachments, frequency, plannedMonth, note } = row;
  return {
    code,
    name,
    kana,
    departmentId,
    legalBasis,
    kind,
    applicant,
    feeYen,
    identityCheck,
    attachments,
    frequency,
    plannedMonth,
    note,
  };
}
