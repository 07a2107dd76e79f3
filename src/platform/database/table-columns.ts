import { type ColumnOptions, getMetadataArgsStorage } from 'typeorm';
import { columnOf } from './column-name.js';

/** A class whose instances are the rows of a table. */
export type EntityClass<Row = object> = new () => Row;

interface TableColumn<Field extends string> {
  field: Field;
  /** Its name in the table. */
  name: string;
  /** Its type in the table, `text[]` for a list. */
  type: string;
  nullable: boolean;
}

/** Columns of a table, and the lists of them that statements are made of. */
export class TableColumns<Field extends string> {
  constructor(readonly all: readonly TableColumn<Field>[]) {}

  get fields(): Field[] {
    return this.all.map(({ field }) => field);
  }

  only<Kept extends Field>(...fields: readonly Kept[]): TableColumns<Kept> {
    return new TableColumns(this.all.filter((one): one is TableColumn<Kept> => isOneOf(one.field, fields)));
  }

  except<Left extends Field>(...fields: readonly Left[]): TableColumns<Exclude<Field, Left>> {
    type Kept = TableColumn<Exclude<Field, Left>>;
    return new TableColumns(this.all.filter((one): one is Kept => !isOneOf(one.field, fields)));
  }

  /** For SELECT and INSERT: `code, stage_since`, or with an alias `r.code, r.stage_since`. */
  list(alias?: string): string {
    return this.all.map(({ name }) => (alias === undefined ? name : `${alias}.${name}`)).join(', ');
  }

  /**
   * For SELECT, under the names of the fields; for `row_to_json` with instants as `JSON.stringify` writes them, and
   * decimals as text, as they come without it.
   */
  inFields(alias: string, { asJson }: { asJson: boolean }): string {
    const value = ({ name, type }: TableColumn<Field>) => {
      if (asJson && type === 'timestamptz')
        return `to_char(${alias}.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      return asJson && type === 'numeric' ? `${alias}.${name}::text` : `${alias}.${name}`;
    };
    return this.all.map((column) => `${value(column)} AS "${column.field}"`).join(', ');
  }

  /** A row that came as JSON of these fields, as it comes without it. */
  fromJson<Row extends object>(row: Row): Row {
    const instants = this.all.filter(({ type }) => type === 'timestamptz').map(({ field }) => field);
    const given = row as Record<string, unknown>;
    const read = instants.map((field) => [
      field,
      given[field] == null ? null : new Date(given[field] as string),
    ]);
    return { ...row, ...(Object.fromEntries(read) as object) };
  }

  /** For UPDATE: `code = e.code, stage_since = e.stage_since`. */
  assignedFrom(alias: string): string {
    return this.all.map(({ name }) => `${name} = ${alias}.${name}`).join(', ');
  }

  /** One JSON object of the fields. At most fifty, see `jsonb_build_object`. */
  json(alias: string): string {
    return `jsonb_build_object(${this.all.map(({ field, name }) => `'${field}', ${alias}.${name}`).join(', ')})`;
  }

  /** The values of these fields in an object. A field the object lacks is undefined. */
  of<Row extends object>(row: Row): Pick<Row, Field & keyof Row> {
    const entries = this.fields.map((field) => [field, (row as Record<string, unknown>)[field]]);
    return Object.fromEntries(entries) as Pick<Row, Field & keyof Row>;
  }
}

/** The rows of an entity that have these columns. */
export type RowOf<Entity, Columns> =
  Columns extends TableColumns<infer Field> ? Pick<Entity, Field & keyof Entity> : never;

/** The columns of an entity, in its order. */
export function columnsOf<Row extends object>(entity: EntityClass<Row>): TableColumns<keyof Row & string> {
  const columns = getMetadataArgsStorage().columns.filter(({ target }) => target === entity);
  return new TableColumns(
    columns.map(({ propertyName, options }) => ({
      field: propertyName as keyof Row & string,
      name: columnOf(propertyName),
      type: typeOf(options),
      nullable: options.nullable ?? false,
    })),
  );
}

function typeOf({ type, array }: ColumnOptions): string {
  return `${String(type)}${array ? '[]' : ''}`;
}

function isOneOf(field: string, fields: readonly string[]): boolean {
  return fields.includes(field);
}
