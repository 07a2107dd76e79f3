/**
 * The same ids with one of them at a place, counted from 1; beyond the last it is the last. They stay as they are where
 * it is not among them.
 */
export function placedAt(ids: readonly string[], id: string, place: number): string[] {
  const at = ids.indexOf(id);
  return at < 0 ? [...ids] : ids.toSpliced(at, 1).toSpliced(Math.max(place, 1) - 1, 0, id);
}
