import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { cellColumn, type Column, DataTable } from '../components/data-table.js';
import { RateCell } from '../components/rate-cell.js';
import { sortRows, type RateRow, type RowOrder } from './rate-row.js';

interface Props {
  id: string;
  caption: string;
  /** What a row is: 所管課, グループ. */
  heading: string;
  indicators: readonly { key: string; name: string }[];
  rows: readonly RateRow[];
  order?: RowOrder | null;
  /** The address of the page with the rows in another order; left out where they cannot be sorted. */
  sortedHref?: (order: RowOrder) => string;
  /** The address of the rows behind a figure; null where the reader may not see them. */
  addressOf: (figure: FigureDto) => string | null;
}

/** Rates of the parts of a municipality; each leads to the rows behind it. */
export function RateTable(props: Props) {
  const { id, caption, heading, indicators, rows, order = null, sortedHref, addressOf } = props;
  const sortable = sortedHref !== undefined;
  const columns: Column<RateRow>[] = [
    { key: 'name', label: heading, heading: true, sortable, cell: ({ name }) => name },
    ...indicators.map(({ key, name }) =>
      cellColumn(
        key,
        name,
        ({ figures: { [key]: figure } }: RateRow) => (
          <RateCell figure={figure} address={figure ? addressOf(figure) : null} />
        ),
        { sortable },
      ),
    ),
  ];
  const sorting = sortedHref && {
    key: order?.by ?? '',
    descending: order?.descending ?? false,
    href: (by: string, descending: boolean) => sortedHref({ by, descending }),
  };
  return <DataTable {...{ id, caption, columns, sorting }} rows={sortRows(rows, order)} />;
}

/** What the table of departments may be sorted by: the name, or an indicator shown in it. */
export const DEPARTMENT_RATES = ['priority-items', 'procedures-online', 'usage'] as const;
export const DEPARTMENT_COLUMNS = ['name', ...DEPARTMENT_RATES] as const;

/** For groups of the national list only indicators over its items are shown. */
export const GROUP_RATES = ['priority-items'] as const;
export const GROUP_COLUMNS = ['name', ...GROUP_RATES] as const;
