import { ApiProperty } from '@nestjs/swagger';
import { type WordList } from '../kernel/word-list.js';

type Example = string | number;

/** Documents a value that may be null. */
export function OrNull(
  type: typeof String | typeof Number | typeof Date,
  description: string,
  example?: Example,
) {
  return ApiProperty({ type, nullable: true, description, ...(example === undefined ? {} : { example }) });
}

/** Documents hours with one decimal; `unknown` says when they are null. */
export function Hours(what: string, unknown?: string, example?: string) {
  return decimal(`${what}（時間、小数第1位まで）`, unknown, example);
}

/** Documents percent with one decimal; `unknown` says when it is null. */
export function Percent(what: string, unknown?: string, example?: string) {
  return decimal(`${what}（%、小数第1位まで）`, unknown, example);
}

/** Documents an object with a value under every word of a list, or under the `required` ones for certain. */
export function ByWord(
  { keys, names }: WordList<string>,
  type: 'string' | 'number',
  description: string,
  { required = keys, nullable = false }: { required?: readonly string[]; nullable?: boolean } = {},
) {
  const value = nullable ? { type, nullable } : { type };
  const properties = Object.fromEntries(keys.map((key) => [key, { ...value, description: names[key] }]));
  const about = {
    type: 'object' as const,
    selfRequired: true,
    properties,
    additionalProperties: false,
    description,
  };
  return ApiProperty(required.length === 0 ? about : { ...about, required: [...required] });
}

function decimal(what: string, unknown: string | undefined, example: string | undefined) {
  return ApiProperty({
    type: String,
    ...(unknown === undefined ? {} : { nullable: true }),
    description: unknown ? `${what}。${unknown}` : what,
    ...(example === undefined ? {} : { example }),
  });
}
