import { type AuditEntry } from '../access/audit/audit.repository.js';
import { type BoundUserDto } from '../access/department/bearer-answer.dto.js';
import { type DepartmentDto } from '../access/department/department.dto.js';
import { type ChangeResultDto } from './department-change-answer.dto.js';

type HandoverAction = 'department.merge' | 'department.split';

/** From one department to another, by their ids. */
interface Pair {
  from: string;
  to: string;
}

export function departmentRecord(
  action: HandoverAction,
  { id, name, endedOn: endedBefore }: DepartmentDto,
  target: DepartmentDto,
  { on, endedOn, result }: { on: string; endedOn: string | null; result: ChangeResultDto },
): AuditEntry {
  return {
    action,
    subjectKind: 'department',
    subjectId: id,
    before: { name, endedOn: endedBefore },
    after: { name, endedOn, into: target.name, on, ...result },
  };
}

/** One record for each thing moved, so that it shows in that thing's own history. */
export function transferRecords(
  action: HandoverAction,
  subjectKind: string,
  ids: readonly string[],
  { from, to }: Pair,
): AuditEntry[] {
  return ids.map((subjectId) => ({
    action,
    subjectKind,
    subjectId,
    before: { departmentId: from },
    after: { departmentId: to },
  }));
}

export function movedUserRecords(users: readonly BoundUserDto[], { from, to }: Pair): AuditEntry[] {
  return users.map(({ id, label, login }) => ({
    action: 'user.edit',
    subjectKind: 'user',
    subjectId: id,
    before: { label, login, departmentId: from },
    after: { label, login, departmentId: to },
  }));
}

export function disabledUserRecords(users: readonly BoundUserDto[], disabledAt: Date): AuditEntry[] {
  return users.map(({ id, label, login }) => ({
    action: 'user.disable',
    subjectKind: 'user',
    subjectId: id,
    before: { label, login, disabledAt: null },
    after: { label, login, disabledAt },
  }));
}

export function revokedTokenRecords(
  tokens: readonly { id: string; label: string }[],
  revokedAt: Date,
): AuditEntry[] {
  return tokens.map(({ id, label }) => ({
    action: 'token.revoke',
    subjectKind: 'token',
    subjectId: id,
    before: { label, revokedAt: null },
    after: { label, revokedAt },
  }));
}
