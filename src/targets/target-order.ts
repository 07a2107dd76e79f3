export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The same ids with one of them a place higher or lower; the first cannot rise, nor the last sink, nor one that is not there. */
export function moved(ids: readonly string[], id: string, direction: Direction): string[] {
  const at = ids.indexOf(id);
  const to = at + (direction === 'up' ? -1 : 1);
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(at, 1).toSpliced(to, 0, id);
}
