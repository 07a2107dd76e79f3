/** One line of the audit trail to be written: what was done to what, and the fields that changed. */
export interface AuditEntry {
  /** Verb of the change, e.g. `procedure.edit`. */
  action: `${string}.${string}`;
  subjectKind: string;
  subjectId: string;
  before?: object | null;
  after?: object | null;
}

/** The record of an action such as `procedure.edit`; its subject is of the kind before the dot unless named. */
export function auditEntry(
  action: AuditEntry['action'],
  subjectId: string,
  entry: Partial<Pick<AuditEntry, 'before' | 'after' | 'subjectKind'>> | null = null,
): AuditEntry {
  return { action, subjectKind: action.slice(0, action.indexOf('.')), subjectId, ...entry };
}
