import { type Column } from '../components/data-table.js';
import { type Filter } from './filter.js';

/** What of a list stands in its address. */
export interface Addressed {
  /** The address of its page. */
  path: string;
  filters?: readonly Filter[];
  columns: readonly Pick<Column<never>, 'key' | 'optional'>[];
}

/** A list, described once: its table, filters, order, positions, chosen columns and files are read from here. */
export interface List<Row> extends Addressed {
  /** Of the table; unique on the page. */
  id: string;
  caption: string;
  columns: readonly Column<Row>[];
  /** Keys of the page's columns in their order, where that is not the order of the file. */
  order?: readonly string[];
  /** What to say instead of no rows. */
  empty?: string;
  /** Its file's Japanese and ASCII name, without ending, and the name of the sheet. */
  file?: { name: string; ascii: string; sheet: string };
}

/** A list that leaves as a file too. */
export type FiledList<Row> = List<Row> & Required<Pick<List<Row>, 'file'>>;

/** The columns of a list's page: those that cannot be left out, and those chosen. */
export function pageColumns<Row>(
  { columns, order }: Pick<List<Row>, 'columns' | 'order'>,
  chosenKeys: readonly string[] = [],
): Column<Row>[] {
  const ordered = order ? order.flatMap((key) => columns.find((one) => one.key === key) ?? []) : columns;
  return ordered.filter(
    ({ key, optional, only }) => only !== 'file' && (optional === undefined || chosenKeys.includes(key)),
  );
}

/** Keys of the columns that are shown unless others are chosen. */
export function defaultColumns({ columns }: Pick<Addressed, 'columns'>): string[] {
  return columns.filter(({ optional }) => optional === 'shown').map(({ key }) => key);
}
