import { type ComponentChildren } from 'preact';
import { type IsoDate } from '../../kernel/date.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Period, periodLabel } from '../../kernel/period.js';
import { instantLabel } from './instant-label.js';
import { type PageLinks, Pager } from './pager.js';
import { TermLabel } from './term.js';
import { TwoCalendars } from './two-calendars.js';

type Value = string | number | Date | null | undefined;

/** What a value is: how pages show it and files hold it. */
type Kind = 'text' | 'integer' | 'decimal' | 'date' | 'period';

/** A column, said once for the page, its order and its files. It has a `value`, a `cell` or both. */
export interface Column<Row> {
  key: string;
  label: string;
  /** The plain value: what files hold and, where there is no `cell`, what the page shows. */
  value?: (row: Row) => Value;
  /** The kind of the value; text by default. */
  kind?: Kind;
  /** The address that the value leads to on the page; null leads nowhere. */
  href?: (row: Row) => string | null;
  /** What the page shows where that is more than the value. */
  cell?: (row: Row) => ComponentChildren;
  /** Where it is left out of the other. */
  only?: 'page' | 'file';
  /** May be left out or brought in by the reader; whether it is there unless others are chosen. */
  optional?: 'shown' | 'hidden';
  /** Figures stand to the right, in digits of one width; so do values of the kinds `integer` and `decimal`. */
  numeric?: boolean;
  /** Short words (a department, a stage) stay on one line. */
  short?: boolean;
  /** Sentences: wide enough that a row does not grow tall. */
  wordy?: boolean;
  /** The column that names the row. One per table. */
  heading?: boolean;
  sortable?: boolean;
}

/** A column of plain values. */
export function column<Row>(
  key: string,
  label: string,
  value: (row: Row) => Value,
  more: Omit<Column<Row>, 'key' | 'label' | 'value'> = {},
): Column<Row> {
  return { key, label, value, ...more };
}

/** A column of which the page shows more than a plain value. */
export function cellColumn<Row>(
  key: string,
  label: string,
  cell: (row: Row) => ComponentChildren,
  more: Omit<Column<Row>, 'key' | 'label' | 'cell'> = {},
): Column<Row> {
  return { key, label, cell, ...more };
}

/** Whether a column stands to the right. */
function isNumeric({ numeric, kind }: Pick<Column<never>, 'numeric' | 'kind'>): boolean {
  return numeric ?? (kind === 'integer' || kind === 'decimal');
}

/** A row's cell on the page; 「―」 for a value that is not there. */
function pageCell<Row>({ value, kind, href, cell }: Column<Row>, row: Row): ComponentChildren {
  if (cell) return cell(row);
  const cellText = valueOnPage(value?.(row), kind);
  const address = href?.(row) ?? null;
  return address === null ? cellText : <a href={address}>{cellText}</a>;
}

function valueOnPage(value: Value, kind: Kind = 'text'): ComponentChildren {
  if (value === null || value === undefined || value === '') return NO_FIGURE;
  if (value instanceof Date) return <TwoCalendars label={instantLabel(value)} />;
  if (typeof value === 'number') return value.toLocaleString('ja-JP');
  if (kind === 'date') return <TwoCalendars label={dayLabel(value as IsoDate)} />;
  return kind === 'period' ? <TwoCalendars label={periodLabel(value as Period)} /> : value;
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
  sorting?: Sorting;
  /** What to say instead of no rows. */
  empty?: string;
  /** Where its first and next page are, for a table that is read page by page. */
  pages?: PageLinks;
}

/** A table in a scroller of its own: however wide, the page itself never scrolls sideways. */
export function DataTable<Row>({ id, caption, columns, rows, sorting, empty, pages }: Props<Row>) {
  return (
    <>
      <div class="table-scroller" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
        <table class="table" id={id}>
          <caption id={`${id}-caption`}>
            <span class="table__caption">{caption}</span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell column={column} sorting={sorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {columns.map((column) => (
                  <BodyCell column={column} row={row} />
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
      {pages === undefined ? null : <Pager {...pages} shown={rows.length} />}
    </>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const kind = isNumeric(column) ? 'numeric' : column.short ? 'short' : column.wordy ? 'wordy' : undefined;
  return column.heading ? (
    <th scope="row" class={kind}>
      {pageCell(column, row)}
    </th>
  ) : (
    <td class={kind}>{pageCell(column, row)}</td>
  );
}

function HeadCell<Row>({ column, sorting }: { column: Column<Row>; sorting: Sorting | undefined }) {
  const { key, label, sortable } = column;
  const sorted = sorting?.key === key ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" class={isNumeric(column) ? 'numeric' : undefined} aria-sort={sorted}>
      {sortable && sorting ? (
        <a href={sorting.href(key, sorted === 'ascending')} class="table__sort">
          {label}
          <span aria-hidden="true">{sorted === undefined ? '↕' : sorted === 'ascending' ? '▲' : '▼'}</span>
        </a>
      ) : (
        <TermLabel label={label} />
      )}
    </th>
  );
}
