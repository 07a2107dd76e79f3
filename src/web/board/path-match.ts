/**
 * The values of a pattern's `:names` where the path fits it, e.g. `/api/queues/:queueName`; null where it does not.
 * A value is decoded; one that cannot be decoded fits nothing.
 */
export function pathMatch(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i]!;
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    try {
      values[part.slice(1)] = decodeURIComponent(value);
    } catch {
      return null;
    }
    if (value === '') return null;
  }
  return values;
}
