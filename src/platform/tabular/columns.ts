import { headerKey, unitOf } from './header-name.js';

/** Where a cell stands and what it is, for a normaliser that needs more than its text. */
export interface CellPlace {
  row: number;
  column: string;
  /**
   * What a workbook says of the cell. Absent for a text file, which says nothing: there 2027.1 may have been 2027.10
   * before it was saved.
   */
  form?: 'text' | 'number' | 'date';
  /** Whether it lies in a merged range, so that its value may stand for more than this row. */
  merged?: boolean;
  /** Whether the workbook counts its days from 1904. */
  dates1904?: boolean;
}

/** What is said to people of how a cell is filled in. */
interface CellWords {
  /** A sentence or two. */
  rule?: string;
  /** The words that it takes, where there are no others. */
  choices?: readonly string[] | (() => readonly string[]);
}

/** Turns a trimmed cell into a value; '' for a blank one. Throws `CellError` to refuse it, in Japanese. */
export type CellReader<T> = ((text: string, cell: CellPlace) => T) & CellWords;

/** A normaliser with what is said of how its cells are filled in. */
export function cellReader<Read extends (text: string, cell: CellPlace) => unknown>(
  words: CellWords,
  read: Read,
): Read & CellWords {
  return Object.assign(read, words);
}

/** One column of an import: the header it is found by and the normaliser of its cells. */
interface Column<T> {
  name: string;
  /** Other headers the column is known by. */
  aliases?: readonly string[];
  /** What its numbers count, where the header may say so in brackets. By default what the name's own brackets say. */
  unit?: string;
  /** The file is refused without it. */
  required?: boolean;
  /** How it is filled in, where that is more than what its cells say. */
  rule?: string;
  /** A cell as an example. */
  example?: string;
  read: CellReader<T>;
}

export type FileColumn = Column<unknown>;

/** How a column is filled in; empty where there is nothing to say. */
export function ruleOf({ rule, read }: FileColumn): string {
  return rule ?? read.rule ?? '';
}

/** The words that a column takes, where it takes no others. */
export function choicesOf({ read: { choices = [] } }: FileColumn): readonly string[] {
  return typeof choices === 'function' ? choices() : choices;
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
  const keys = Object.values(columns).flatMap((column) => [...keysOf(column)]);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw new Error(`Two columns of one import answer to the header ${twice}`);
  return columns;
}

/** A column of an import where it was found in a file. */
export interface ColumnFound {
  field: string;
  column: Column<unknown>;
  index: number;
  /** The header as the file has it. */
  written: string;
}

/** How a header row answers to the columns of an import. */
export interface HeaderMatch {
  places: ColumnFound[];
  /** Required columns that are not there, and groups of which none is. */
  missing: string[];
  /** Headers that mean a column another header before them means: both as written. */
  repeated: [first: ColumnFound, again: ColumnFound][];
  /** Headers that no column answers to, as written. */
  unread: string[];
}

/**
 * Finds each column in a header row, in any order; `headerKey` says which differences of writing do not matter.
 *
 * @param oneOf groups of fields of which the file needs at least one, such as a code or else a name.
 */
export function matchHeader(
  columns: Columns,
  header: readonly string[],
  oneOf: readonly (readonly string[])[] = [],
): HeaderMatch {
  const known = Object.entries(columns).map(([field, column]) => ({ field, column, keys: keysOf(column) }));
  const match: HeaderMatch = { places: [], missing: [], repeated: [], unread: [] };
  const found = new Map<string, ColumnFound>();
  header.forEach((cell, index) => {
    const title = cell.trim();
    if (headerKey(cell) === '') return;
    const answer = known.find(({ column, keys }) => keys.has(headerKey(cell, unitOfColumn(column))));
    if (!answer) {
      match.unread.push(title);
      return;
    }
    const { field, column } = answer;
    const place = { field, column, index, written: title };
    const first = found.get(field);
    if (first) match.repeated.push([first, place]);
    else {
      found.set(field, place);
      match.places.push(place);
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

const unitOfColumn = ({ name, unit }: Column<unknown>): string | undefined => unit ?? unitOf(name);

function keysOf(column: Column<unknown>): Set<string> {
  const unit = unitOfColumn(column);
  return new Set([column.name, ...(column.aliases ?? [])].map((name) => headerKey(name, unit)));
}
