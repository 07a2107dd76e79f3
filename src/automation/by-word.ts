import { type ApiPropertyOptions } from '@nestjs/swagger';
import { type WordList } from '../catalogue/word-list.js';

/** Documents an object with a value under every word of a list, or under those that are not `required` at times. */
export function byWord(
  { keys, names }: WordList<string>,
  type: 'string' | 'number',
  description: string,
  required: readonly string[] = keys,
): ApiPropertyOptions {
  const properties = Object.fromEntries(keys.map((key) => [key, { type, description: names[key] }]));
  const about = { type: 'object' as const, selfRequired: true, properties, description };
  return required.length === 0 ? about : { ...about, required: [...required] };
}
