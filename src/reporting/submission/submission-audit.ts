import { type AuditEntry } from '../../access/audit/audit-entry.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Month } from '../../kernel/month.js';
import { type SubmissionDto } from './submission.dto.js';

/** The audit record of a step of a submission. */
export function submissionAudit(
  action: AuditEntry['action'],
  month: Month,
  before: SubmissionDto,
  after: SubmissionDto,
): AuditEntry {
  const subjectId = `${month}/${before.departmentId}`;
  return { action, subjectKind: 'submission', subjectId, ...changesBetween(before, after) };
}
