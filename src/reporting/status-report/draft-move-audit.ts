import { type AuditEntry, auditEntry } from '../../access/audit/audit-entry.js';
import { type Month } from '../../kernel/month.js';
import { type DraftMove } from './draft-moves.repository.js';

/** The audit records of rows that followed their procedures to another department. */
export function draftMoveAudit(month: Month, moves: readonly DraftMove[]): AuditEntry[] {
  return moves.map(({ procedureId, before, after }) =>
    auditEntry('status-report.move', `${month}/${procedureId}`, {
      before: { departmentId: before },
      after: { departmentId: after },
    }),
  );
}
