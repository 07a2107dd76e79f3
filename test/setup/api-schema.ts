/** A schema of the API's description, as far as it is read here. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
}

export type Schemas = Record<string, Schema>;

/**
 * The properties that an answer has beyond its schema (`+items.0.name`) or lacks although the schema requires them
 * (`-items.0.name`), and the values that are null, of another type or none of an enum although the schema says so
 * (`!items.0.name`); none where it fits. Of a choice of schemas the one that fits best counts. An object whose
 * properties the schema leaves open is not looked into.
 */
export function misfits(schemas: Schemas, schema: Schema, answer: unknown, path = ''): string[] {
  const { $ref, allOf, oneOf, anyOf = oneOf, items, properties, required = [] } = schema;
  const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  if (answer === null && schema.nullable) return [];
  if ($ref !== undefined) return misfits(schemas, schemas[$ref.split('/').at(-1) ?? ''] ?? {}, answer, path);
  if (anyOf) {
    const tried = anyOf.map((one) => misfits(schemas, one, answer, path));
    return tried.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if (allOf?.length === 1 && allOf[0]) return misfits(schemas, allOf[0], answer, path);
  if (!fits(schema, answer)) return [`!${path.replace(/\.$/, '')}`];
  if (Array.isArray(answer))
    return answer.flatMap((one, at) => (items ? misfits(schemas, items, one, `${path}${at}.`) : []));
  if (answer === null || typeof answer !== 'object' || !(properties || others)) return [];
  const lacking = required.filter((name) => !(name in answer)).map((name) => `-${path}${name}`);
  const inside = Object.entries(answer).flatMap(([name, value]) => {
    const of = properties?.[name] ?? others;
    return of ? misfits(schemas, of, value, `${path}${name}.`) : [`+${path}${name}`];
  });
  return [...lacking, ...inside];
}

function fits({ type, enum: words }: Schema, answer: unknown): boolean {
  if (words && !words.includes(answer)) return false;
  if (type === undefined) return true;
  if (type === 'integer') return Number.isInteger(answer);
  return type === (answer === null ? 'null' : Array.isArray(answer) ? 'array' : typeof answer);
}
