/** A schema of the API's description, as far as it is read here. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export type Schemas = Record<string, Schema>;

/**
 * The properties that an answer has beyond its schema (`+items.0.name`) or lacks although the schema requires them
 * (`-items.0.name`); none where it fits. Of a choice of schemas the one that fits best counts. What a value is, and
 * whether it may be null, is not looked at; nor is an object whose properties the schema leaves open.
 */
export function misfits(schemas: Schemas, schema: Schema, answer: unknown, path = ''): string[] {
  const { $ref, allOf, oneOf, items, properties, required = [] } = schema;
  if ($ref !== undefined) return misfits(schemas, schemas[$ref.split('/').at(-1) ?? ''] ?? {}, answer, path);
  if (answer === null || typeof answer !== 'object') return [];
  if (oneOf) {
    const tried = oneOf.map((one) => misfits(schemas, one, answer, path));
    return tried.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if (allOf?.length === 1 && allOf[0]) return misfits(schemas, allOf[0], answer, path);
  if (Array.isArray(answer))
    return answer.flatMap((one, at) => (items ? misfits(schemas, items, one, `${path}${at}.`) : []));
  if (!properties) return [];
  const lacking = required.filter((name) => !(name in answer)).map((name) => `-${path}${name}`);
  const inside = Object.entries(answer).flatMap(([name, value]) =>
    properties[name] ? misfits(schemas, properties[name], value, `${path}${name}.`) : [`+${path}${name}`],
  );
  return [...lacking, ...inside];
}
