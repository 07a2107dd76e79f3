import { type ApiPropertyOptions } from '@nestjs/swagger';
import { type WordList } from '../kernel/word-list.js';

/** Documents an object with a value under every word of a list, or under the `required` ones for certain. */
export function byWord(
  { keys, names }: WordList<string>,
  type: 'string' | 'number',
  description: string,
  { required = keys, nullable = false }: { required?: readonly string[]; nullable?: boolean } = {},
): ApiPropertyOptions {
  const value = nullable ? { type, nullable } : { type };
  const properties = Object.fromEntries(keys.map((key) => [key, { ...value, description: names[key] }]));
  const about = { type: 'object' as const, selfRequired: true, properties, description };
  return required.length === 0 ? about : { ...about, required: [...required] };
}
