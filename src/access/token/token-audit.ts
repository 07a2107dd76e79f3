import { type AuditEntry, auditEntry } from '../audit/audit-entry.js';
import { type TokenDto } from './token.dto.js';

/** The record of a token that opens nothing any more. */
export function revocation({ id, label }: Pick<TokenDto, 'id' | 'label'>, revokedAt: Date): AuditEntry {
  return auditEntry('token.revoke', id, { before: { label, revokedAt: null }, after: { label, revokedAt } });
}
