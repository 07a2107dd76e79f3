import { type ComponentChildren } from 'preact';

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures stand to the right, in digits of one width. */
  numeric?: boolean;
  /** Short words (a department, a stage) stay on one line. */
  short?: boolean;
  /** Sentences: wide enough that a row does not grow tall. */
  wordy?: boolean;
  /** The column that names the row. One per table. */
  heading?: boolean;
  sortable?: boolean;
}

export interface Sorting {
  key: string;
  descending: boolean;
  /** The address of the same page in another order. */
  href: (key: string, descending: boolean) => string;
}

interface Props<Row> {
  /** Unique on the page. */
  id: string;
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sorting?: Sorting;
  /** What to say instead of no rows. */
  empty?: string;
}

/** A table in a scroller of its own: however wide, the page itself never scrolls sideways. */
export function DataTable<Row>({ id, caption, columns, rows, rowKey, sorting, empty }: Props<Row>) {
  return (
    <div class="table-scroller" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table class="table" id={id}>
        <caption id={`${id}-caption`}>
          <span class="table__caption">{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td class="table__empty" colSpan={columns.length}>
                {empty ?? '該当するデータはありません。'}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const kind = column.numeric ? 'numeric' : column.short ? 'short' : column.wordy ? 'wordy' : undefined;
  return column.heading ? (
    <th scope="row" class={kind}>
      {column.cell(row)}
    </th>
  ) : (
    <td class={kind}>{column.cell(row)}</td>
  );
}

function HeadCell<Row>({ column, sorting }: { column: Column<Row>; sorting: Sorting | undefined }) {
  const { key, label, numeric, sortable } = column;
  const sorted = sorting?.key === key ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" class={numeric ? 'numeric' : undefined} aria-sort={sorted}>
      {sortable && sorting ? (
        <a href={sorting.href(key, sorted === 'ascending')} class="table__sort">
          {label}
          <span aria-hidden="true">{sorted === undefined ? '↕' : sorted === 'ascending' ? '▲' : '▼'}</span>
        </a>
      ) : (
        label
      )}
    </th>
  );
}
