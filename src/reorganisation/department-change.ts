import { type DepartmentDto } from '../access/department/department.dto.js';
import { isDate, type IsoDate } from '../kernel/date.js';
import { type Fault, faultsAmong, invalid } from '../platform/problem.js';

export type ChangeKind = 'merge' | 'split';

export const CHANGE_STATES = ['planned', 'done', 'cancelled', 'failed'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const CHANGE_STATE_NAMES: Record<ChangeState, string> = {
  planned: '予定',
  done: '実施済',
  cancelled: '取消',
  failed: '実施できず',
};

/** 利用者の扱い when a department ends: they move to the one that takes over, or are disabled. */
export const USER_HANDLINGS = ['move', 'disable'] as const;
export type UserHandling = (typeof USER_HANDLINGS)[number];

/** The input of a merger of one department into another. */
export interface Merger {
  /** Id of the department that takes over; empty if none was chosen. */
  into: string;
  /** The day of the change, on which the old department ends. */
  on: string;
  users: UserHandling;
}

/** The input of a split of procedures off to a new department. */
export interface Split {
  code: string;
  name: string;
  /** Name of the division, created if new; empty for none. */
  division: string;
  on: string;
  procedureIds: readonly string[];
}

/** Everything wrong with a merger, each at its field. `heir` is the chosen department, undefined if it does not exist. */
export function mergerFaults(
  { into, on }: Merger,
  { source, heir }: { source: DepartmentDto; heir: DepartmentDto | undefined },
): Fault[] {
  return faultsAmong([
    endedFault(source),
    into === '' && { where: 'into', message: '統合先の課を選んでください。' },
    into !== '' && !heir && { where: 'into', message: '統合先の課が見つかりません。選び直してください。' },
    into === source.id && { where: 'into', message: '統合先に、その課自身は指定できません。' },
    heir !== undefined &&
      heir.id !== source.id &&
      heir.endedOn !== null && {
        where: 'into',
        message: `「${heir.name}」は廃止されています。ほかの課を選んでください。`,
      },
    ...dayFaults(on),
  ]);
}

/** The department that takes over in a faultless merger. @throws Problem 422 with every fault */
export function requireHeir(
  merger: Merger,
  departments: { source: DepartmentDto; heir: DepartmentDto | undefined },
): DepartmentDto {
  const faults = mergerFaults(merger, departments);
  if (faults.length > 0 || !departments.heir) throw invalid(faults);
  return departments.heir;
}

/** Everything wrong with a split, each at its field. `owned` are the procedures of the department. */
export function splitFaults(
  { code, name, on, procedureIds }: Split,
  { source, owned }: { source: DepartmentDto; owned: readonly { id: string }[] },
): Fault[] {
  const ids = new Set(owned.map(({ id }) => id));
  return faultsAmong([
    endedFault(source),
    !(code.length >= 1 && code.length <= 20) && {
      where: 'code',
      message: '新しい課の課コードを20文字以内で入力してください。',
    },
    !(name.length >= 1 && name.length <= 100) && {
      where: 'name',
      message: '新しい課の課名を100文字以内で入力してください。',
    },
    procedureIds.length === 0 && { where: 'procedure', message: '移す手続を1つ以上選んでください。' },
    procedureIds.some((id) => !ids.has(id)) && {
      where: 'procedure',
      message: 'この課のものでなくなった手続が含まれています。選び直してください。',
    },
    ...dayFaults(on),
  ]);
}

/** The fault of a department that has ended already. */
export function endedFault({ name, endedOn }: DepartmentDto): Fault | false {
  return endedOn !== null && { where: '', message: `「${name}」は、すでに廃止されています。` };
}

function dayFaults(on: string): Fault[] {
  if (isDate(on)) return [];
  const message =
    on === '' ? '実施日を入力してください。' : '実施日を「2026-04-01」の形の実在する日付で入力してください。';
  return [{ where: 'on', message }];
}

/** Whether a change on a valid day is to be planned rather than carried out at once. */
export function isFuture(on: string, today: IsoDate): boolean {
  return on > today;
}
