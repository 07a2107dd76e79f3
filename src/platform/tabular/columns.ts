import { cleanText } from '../../kernel/clean-text.js';

/** Where a cell stands, for a normaliser that wants to say so. */
export interface CellPlace {
  row: number;
  column: string;
}

/** One column of an import: the header it is found by and the normaliser of its cells. */
export interface Column<T> {
  name: string;
  /** Other headers the column is known by. */
  aliases?: readonly string[];
  /** The file is refused without it. */
  required?: boolean;
  /** Turns a trimmed cell into a value; '' for a blank one. Throws `CellError` to refuse it, in Japanese. */
  read: (text: string, cell: CellPlace) => T;
}

/** The columns of an import by the field each fills. */
export type Columns = Record<string, Column<unknown>>;

/** What a row holds. A field is `undefined` where the file has no such column: leave it as it is. */
export type RowOf<C extends Columns> = {
  [K in keyof C]: C[K] extends { required: true }
    ? ReturnType<C[K]['read']>
    : ReturnType<C[K]['read']> | undefined;
};

/** Declares the columns of an import; the types of the rows follow from the normalisers. */
export function defineColumns<const C extends Columns>(columns: C): C {
  const names = Object.values(columns).flatMap(headersOf);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two columns of one import answer to the header ${twice}`);
  return columns;
}

/** How a header row answers to the columns of an import. */
export interface HeaderMatch {
  places: { field: string; column: Column<unknown>; index: number }[];
  /** Required columns that are not there, and groups of which none is. */
  missing: string[];
  /** Columns found more than once, by the header as written. */
  repeated: string[];
  /** Headers that no column answers to, as written. */
  ignored: string[];
}

/**
 * Finds each column in a header row, in any order. Width, case, spaces and line breaks of a header do not matter.
 *
 * @param oneOf groups of fields of which the file needs at least one, such as a code or else a name.
 */
export function matchHeader(
  columns: Columns,
  header: readonly string[],
  oneOf: readonly (readonly string[])[] = [],
): HeaderMatch {
  const fields = new Map(
    Object.entries(columns).flatMap(([field, column]) => headersOf(column).map((name) => [name, field])),
  );
  const match: HeaderMatch = { places: [], missing: [], repeated: [], ignored: [] };
  const found = new Set<string>();
  header.forEach((written, index) => {
    const name = normaliseHeader(written);
    if (name === '') return;
    const field = fields.get(name);
    const column = field === undefined ? undefined : columns[field];
    if (field === undefined || column === undefined) match.ignored.push(written.trim());
    else if (found.has(field)) match.repeated.push(written.trim());
    else {
      found.add(field);
      match.places.push({ field, column, index });
    }
  });
  for (const [field, column] of Object.entries(columns)) {
    if (column.required === true && !found.has(field)) match.missing.push(column.name);
  }
  for (const group of oneOf) {
    if (group.some((field) => found.has(field))) continue;
    match.missing.push(group.map((field) => columns[field]?.name ?? field).join('または'));
  }
  return match;
}

const headersOf = (column: Column<unknown>): string[] =>
  [column.name, ...(column.aliases ?? [])].map(normaliseHeader);

const normaliseHeader = (header: string): string =>
  cleanText(header).text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
