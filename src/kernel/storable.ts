/** A text as PostgreSQL can keep it: NUL and lone surrogates, which it refuses, become U+FFFD. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

/** A value as JSON that a `jsonb` column can keep, whatever its texts hold. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
