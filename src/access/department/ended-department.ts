import { isDate, type IsoDate } from '../../kernel/date.js';
import { eraDate } from '../../kernel/japanese-era.js';

/** A department with what became of it. */
export interface DepartmentFate {
  id: string;
  code: string;
  name: string;
  /** The first day on which it is no more; null while none is known. */
  endedOn: string | null;
  /** The department that took over when it was merged; null for none. */
  mergedInto: string | null;
}

/** Whether a department is no more on a day. One that ends on a later day still is. */
export function hasEnded({ endedOn }: Pick<DepartmentFate, 'endedOn'>, today: IsoDate): boolean {
  return endedOn !== null && endedOn <= today;
}

/** The living department that has taken over from another, directly or through others; undefined where none has. */
export function heirOf(
  departments: readonly DepartmentFate[],
  id: string,
  today: IsoDate,
): DepartmentFate | undefined {
  const byId = new Map(departments.map((one) => [one.id, one]));
  const visitedIds = new Set([id]);
  for (
    let next = byId.get(id)?.mergedInto;
    next && !visitedIds.has(next);
    next = byId.get(next)?.mergedInto
  ) {
    visitedIds.add(next);
    const heir = byId.get(next);
    if (heir && !hasEnded(heir, today)) return heir;
  }
  return undefined;
}

/** The departments that a living one has taken over from, directly or through others. */
export function predecessorsOf(
  departments: readonly DepartmentFate[],
  id: string,
  today: IsoDate,
): DepartmentFate[] {
  return departments.filter(
    (one) => hasEnded(one, today) && one.id !== id && heirOf(departments, one.id, today)?.id === id,
  );
}

/**
 * Why nothing can be given to a department any more, naming who has taken over; null where it is still there, or is
 * not known at all.
 */
export function whyEnded(departments: readonly DepartmentFate[], id: string, today: IsoDate): string | null {
  const department = departments.find((one) => one.id === id);
  if (!department || !hasEnded(department, today)) return null;
  const { name, endedOn } = department;
  const day = endedOn !== null && isDate(endedOn) ? eraDate(endedOn) : '';
  const heir = heirOf(departments, id, today);
  return heir
    ? `${name}は${day}に${heir.name}へ統合されました。${heir.name}（課コード ${heir.code}）を指定してください。`
    : `${name}は${day}に廃止されました。いまある課を指定してください。`;
}
