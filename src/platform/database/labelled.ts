import { ApiProperty } from '@nestjs/swagger';
import { columnsOf, type EntityClass } from './table-columns.js';

type Words = Readonly<Record<string, string>>;

interface Meaning {
  /** What the API says of it. By default the label. */
  meaning?: string;
  /** The words it holds: a list of keys, or keys with what people call them. */
  words?: readonly string[] | Words;
  /** The longest text it takes, in characters. */
  longest?: number;
  /** A value as an example in the API. */
  example?: unknown;
  /** The class of a JSON value's parts; in brackets for a list. */
  shape?: unknown;
}

/** The shapes of column types in the API. */
const SHAPES: Readonly<Record<string, { type: unknown; format?: string }>> = {
  text: { type: String },
  numeric: { type: String },
  uuid: { type: String, format: 'uuid' },
  date: { type: String, format: 'date' },
  timestamptz: { type: Date },
  integer: { type: Number },
  bigint: { type: Number },
  boolean: { type: Boolean },
};

interface Described {
  label: string;
  words: Words | undefined;
  longest: number | undefined;
}

/** What is said of the columns of an entity, by their fields. */
const described = new Map<unknown, Readonly<Record<string, Described>>>();

/**
 * What people call a column, in every form, file, history and message. It stands above `@Column`, from which an answer
 * made of the entity takes type and nullability. A column without it is internal.
 */
export function Labelled(label: string, { meaning = label, words, longest, shape, ...more }: Meaning = {}) {
  const keys = Array.isArray(words) ? (words as readonly string[]) : Object.keys(words ?? {});
  const names = Array.isArray(words) ? undefined : (words as Words | undefined);
  return (prototype: object, field: string): void => {
    const entity = prototype.constructor as EntityClass;
    described.set(entity, { ...described.get(entity), [field]: { label, words: names, longest } });
    const [column] = columnsOf(entity).only(field as never).all as readonly {
      type: string;
      nullable: boolean;
    }[];
    if (!column) throw new Error(`@Labelled stands below the column of ${entity.name}.${field}`);
    const { type, ...format } = SHAPES[column.type.replace('[]', '')] ?? { type: shape };
    const kind = words ? { enum: keys } : { type, ...format };
    const isArray = column.type.endsWith('[]') ? { isArray: true } : {};
    const nullable = column.nullable ? { nullable: true } : {};
    ApiProperty({ ...kind, ...isArray, ...nullable, description: meaning, ...more } as object)(
      prototype,
      field,
    );
  };
}

/** The labels of an entity's columns; internal columns have none. */
export function labelsOf<Row extends object>(
  entity: EntityClass<Row>,
): Readonly<Record<keyof Row & string, string>> {
  return each(entity, ({ label }) => label) as Record<keyof Row & string, string>;
}

/** What people call the words of an entity's columns, by the field and the word; fields without such words are absent. */
export function wordsOf(entity: EntityClass): Readonly<Record<string, Words>> {
  return each(entity, ({ words }) => words);
}

/** What a text is called and the most characters it takes. */
export interface BoundedText {
  what: string;
  longest: number;
}

/** The texts of an entity with their bounds; columns without one are absent. */
export function textsOf<Row extends object>(
  entity: EntityClass<Row>,
): Readonly<Record<keyof Row & string, BoundedText>> {
  const texts = each(entity, ({ label, longest }) => longest && { what: label, longest });
  return texts as Record<keyof Row & string, BoundedText>;
}

function each<Value>(entity: EntityClass, pick: (column: Described) => Value | undefined) {
  const values = Object.entries(described.get(entity) ?? {}).map(([field, column]) => [field, pick(column)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Record<string, Value>;
}
