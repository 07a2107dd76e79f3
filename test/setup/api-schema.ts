/** A schema of the API's description, as far as it is read here. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
}

export type Schemas = Record<string, Schema>;

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
};

/**
 * Where an answer is not as its schema says: properties beyond it (`+items.0.name`), properties that it requires and
 * the answer lacks (`-items.0.name`), values of another kind, form or choice (`items.0.name: null`); none where it
 * fits. Of a choice of schemas the one that fits best counts. What the schema leaves open is not looked at.
 */
export function misfits(schemas: Schemas, schema: Schema, answer: unknown, path = ''): string[] {
  const { $ref, allOf, oneOf, anyOf = oneOf, nullable = false } = schema;
  if (answer === null && nullable) return [];
  if ($ref !== undefined) return misfits(schemas, schemas[$ref.split('/').at(-1) ?? ''] ?? {}, answer, path);
  if (allOf) return allOf.flatMap((one) => misfits(schemas, one, answer, path));
  if (anyOf) {
    const tried = anyOf.map((one) => misfits(schemas, one, answer, path));
    return tried.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if (!isOfKind(schema, answer)) return [`${path.slice(0, -1)}: ${JSON.stringify(answer)}`];
  const { items, properties, additionalProperties, required = [] } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  if (Array.isArray(answer))
    return items ? answer.flatMap((one, at) => misfits(schemas, items, one, `${path}${at}.`)) : [];
  if (!(properties ?? others) || answer === null || typeof answer !== 'object') return [];
  const lacking = required.filter((name) => !(name in answer)).map((name) => `-${path}${name}`);
  const inside = Object.entries(answer).flatMap(([name, value]) => {
    const of = properties?.[name] ?? others;
    return of ? misfits(schemas, of, value, `${path}${name}.`) : [`+${path}${name}`];
  });
  return [...lacking, ...inside];
}

/** Whether a value is of the schema's type, format and choices. */
function isOfKind({ type, format, enum: choices }: Schema, value: unknown): boolean {
  if (choices && !choices.includes(value)) return false;
  if (typeof value === 'string' && format !== undefined && FORMATS[format]?.test(value) === false)
    return false;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return type === undefined || typeof value === type;
}
