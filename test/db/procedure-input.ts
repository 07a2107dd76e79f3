import { type ProcedureFields } from '../../src/catalogue/procedure/procedure-fields.js';

/** A procedure as it is typed in, with only the required fields unless given. */
export function procedureInput(departmentId: string, more: Partial<ProcedureFields> = {}): ProcedureFields {
  return {
    code: 'A-001',
    name: `住民票の写しの交付請求${more.code === undefined ? '' : ` ${more.code}`}`,
    kana: null,
    departmentId,
    legalBasis: null,
    kind: null,
    applicant: null,
    feeYen: null,
    identityCheck: null,
    attachments: null,
    frequency: 'monthly',
    plannedMonth: null,
    note: null,
    ...more,
  };
}
