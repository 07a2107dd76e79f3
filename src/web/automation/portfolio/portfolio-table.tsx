import { type VNode } from 'preact';
import { type CandidateDto, type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { type SheetToWrite } from '../../../platform/tabular/sheet-to-write.js';
import { type Column, column, DataTable, type Sorting } from '../../components/data-table.js';
import { pageColumns } from '../../list/list.js';
import { listSheet } from '../../list/list-file.js';
import { amountLabel } from '../amount-words.js';
import { exportHref, type PortfolioQuery } from './portfolio-query.js';

/** What the tables of the portfolio are drawn from. */
export interface PortfolioData {
  portfolio: PortfolioDto;
  candidates: readonly CandidateDto[];
  /** Of the page; a file has the order in which rows come. */
  query?: PortfolioQuery;
}

interface Props {
  data: PortfolioData;
}

/** A table of the portfolio: on its page, and as a sheet. */
export interface PortfolioTable {
  id: string;
  sheet: (data: PortfolioData) => SheetToWrite;
  Table: (props: Props) => VNode;
  /** Links to its files. */
  Files: (props: Props) => VNode;
}

interface Description<Row> {
  /** In addresses, and on the page. */
  id: string;
  sheet: string;
  /** Names the table for those who do not see where the links to its files stand; `sheet` unless given. */
  about?: string;
  caption: (rows: readonly Row[]) => string;
  columns: (data: PortfolioData) => readonly Column<Row>[];
  rows: (data: PortfolioData) => readonly Row[];
  /** Rows that files hold and the page does not. */
  fileRows?: (data: PortfolioData) => readonly Row[];
  empty?: string;
  note?: string;
  sorting?: (query: PortfolioQuery) => Sorting;
}

export function portfolioTable<Row>(table: Description<Row>): PortfolioTable {
  const { id, sheet, about = sheet, caption, columns, rows, fileRows = rows, empty, note, sorting } = table;
  const Files = ({ data }: Props) => (
    <p class="portfolio__files">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a href={exportHref(data.portfolio.fiscalYear, id, format)}>
          {`${format === 'xlsx' ? 'Excel' : 'CSV'}で出力`}
          <span class="visually-hidden">{`：${about}`}</span>
        </a>
      ))}
    </p>
  );
  return {
    id,
    sheet: (data) =>
      listSheet({ columns: columns(data), file: { sheet, name: sheet, ascii: id } }, fileRows(data)),
    Files,
    Table: ({ data }) => (
      <>
        <DataTable
          {...{ id, empty }}
          caption={caption(rows(data))}
          columns={pageColumns({ columns: columns(data) })}
          rows={rows(data)}
          sorting={data.query && sorting?.(data.query)}
        />
        {note === undefined ? null : <p class="quiet">{note}</p>}
      </>
    ),
  };
}

/** A column of a decimal, which files hold as a number. */
export function amount<Row>(
  key: string,
  label: string,
  value: (row: Row) => string | null,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  const number = (row: Row) => {
    const text = value(row);
    return text === null ? null : Number(text);
  };
  return column(key, label, number, {
    kind: 'decimal',
    cell: (row) => amountLabel(value(row)),
    ...more,
  });
}

/** A column that files alone have. */
export function inFile<Row>(key: string, label: string, value: (row: Row) => number | null): Column<Row> {
  return column(key, label, value, { kind: 'integer', only: 'file' });
}
