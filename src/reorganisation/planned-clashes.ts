import { dayLabel } from '../kernel/japanese-era.js';
import { type Fault } from '../platform/problem.js';
import { type DepartmentChangeDto } from './department-change-answer.dto.js';

/** The fields of a change by which it can clash with another. */
export type PlannedChange = Pick<
  DepartmentChangeDto,
  'kind' | 'effectiveOn' | 'departmentId' | 'departmentName' | 'targetId' | 'targetCode' | 'targetName'
>;

const CANCEL_FIRST = '先にその予定を取り消してください。';

/**
 * Why a change cannot be carried out or planned beside the changes already planned, each at its field. On the same
 * day splits come before mergers.
 */
export function clashesOf(change: PlannedChange, planned: readonly PlannedChange[]): Fault[] {
  return planned.flatMap((other) => {
    const fault = change.kind === 'merge' ? mergerClash(change, other) : splitClash(change, other);
    return fault === null ? [] : [fault];
  });
}

function mergerClash(change: PlannedChange, other: PlannedChange): Fault | null {
  const on = dayLabel(other.effectiveOn);
  if (other.departmentId === change.departmentId) {
    if (other.kind === 'split' && other.effectiveOn <= change.effectiveOn) return null;
    const what = other.kind === 'merge' ? '統合する' : '分割する';
    return {
      where: '',
      message: `「${change.departmentName}」を${on}に「${other.targetName}」へ${what}予定があります。${CANCEL_FIRST}`,
    };
  }
  if (other.kind !== 'merge') return null;
  if (other.departmentId === change.targetId && other.effectiveOn <= change.effectiveOn) {
    return {
      where: 'into',
      message: `「${change.targetName}」は${on}に「${other.targetName}」へ統合される予定です。統合先に「${other.targetName}」を選んでください。`,
    };
  }
  if (other.targetId === change.departmentId && other.effectiveOn >= change.effectiveOn) {
    return {
      where: '',
      message: `${on}に「${other.departmentName}」を「${change.departmentName}」へ統合する予定があります。${CANCEL_FIRST}`,
    };
  }
  return null;
}

function splitClash(change: PlannedChange, other: PlannedChange): Fault | null {
  const on = dayLabel(other.effectiveOn);
  if (other.kind === 'split') {
    if (other.targetCode !== change.targetCode) return null;
    return {
      where: 'code',
      message: `課コード「${change.targetCode}」は、${on}に分割でできる「${other.targetName}」が使う予定です。`,
    };
  }
  if (other.departmentId !== change.departmentId || other.effectiveOn >= change.effectiveOn) return null;
  return {
    where: 'on',
    message: `「${change.departmentName}」は${on}に「${other.targetName}」へ統合される予定です。実施日をその日以前にしてください。`,
  };
}
