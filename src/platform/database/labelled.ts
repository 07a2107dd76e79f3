import { ApiProperty } from '@nestjs/swagger';
import { columnsOf, type EntityClass } from './table-columns.js';

interface Meaning {
  /** What the API says of it. By default the label. */
  meaning?: string;
  /** The closed list of words it holds. */
  words?: readonly string[];
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

const labels = new Map<unknown, Map<string, string>>();

/**
 * What people call a column, in every form, file, history and message. It stands above `@Column`, from which an answer
 * made of the entity takes type and nullability. A column without it is internal.
 */
export function Labelled(label: string, { meaning = label, words, shape, ...more }: Meaning = {}) {
  return (prototype: object, field: string): void => {
    const entity = prototype.constructor as EntityClass;
    labels.set(entity, (labels.get(entity) ?? new Map<string, string>()).set(field, label));
    const [column] = columnsOf(entity).only(field as never).all as readonly {
      type: string;
      nullable: boolean;
    }[];
    if (!column) throw new Error(`@Labelled stands below the column of ${entity.name}.${field}`);
    const { type, ...format } = SHAPES[column.type.replace('[]', '')] ?? { type: shape };
    const described = words ? { enum: words } : { type, ...format };
    const isArray = column.type.endsWith('[]') ? { isArray: true } : {};
    const nullable = column.nullable ? { nullable: true } : {};
    ApiProperty({ ...described, ...isArray, ...nullable, description: meaning, ...more } as object)(
      prototype,
      field,
    );
  };
}

/** The labels of an entity's columns; internal columns have none. */
export function labelsOf<Row extends object>(
  entity: EntityClass<Row>,
): Readonly<Record<keyof Row & string, string>> {
  return Object.fromEntries(labels.get(entity) ?? []) as Record<keyof Row & string, string>;
}
