import { type AuditEntry, auditEntry } from '../access/audit/audit-entry.js';
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
  const after = { name, endedOn, into: target.name, on, ...result };
  return auditEntry(action, id, { before: { name, endedOn: endedBefore }, after });
}

/** One record for each thing moved, so that it shows in that thing's own history. */
export function transferRecords(
  action: HandoverAction,
  subjectKind: string,
  ids: readonly string[],
  { from, to }: Pair,
): AuditEntry[] {
  const change = { before: { departmentId: from }, after: { departmentId: to }, subjectKind };
  return ids.map((id) => auditEntry(action, id, change));
}

export function movedUserRecords(users: readonly BoundUserDto[], { from, to }: Pair): AuditEntry[] {
  return userRecords('user.edit', users, { departmentId: from }, { departmentId: to });
}

export function disabledUserRecords(users: readonly BoundUserDto[], disabledAt: Date): AuditEntry[] {
  return userRecords('user.disable', users, { disabledAt: null }, { disabledAt });
}

function userRecords(
  action: AuditEntry['action'],
  users: readonly BoundUserDto[],
  before: object,
  after: object,
): AuditEntry[] {
  return users.map(({ id, label, login }) =>
    auditEntry(action, id, { before: { label, login, ...before }, after: { label, login, ...after } }),
  );
}
