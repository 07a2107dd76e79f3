import { type RowView } from './entry-view.js';

/** What the table may be narrowed down to: rows nobody has saved yet, rows that ask for another look. */
export const ROW_FILTERS = { all: 'すべて', open: '未入力だけ', warned: '注意だけ' };
export type RowFilter = keyof typeof ROW_FILTERS;

/** The filter that an address or a form names; all rows for any other text. */
export function readRowFilter(text: unknown): RowFilter {
  return text === 'open' || text === 'warned' ? text : 'all';
}

/** The page's address with the filter. */
export function filteredPath(base: string, show: RowFilter): string {
  return show === 'all' ? base : `${base}?show=${show}`;
}

/** The filters, besides all, under which a row shows. */
export function filtersOf({ row, version, trouble }: RowView): RowFilter[] {
  const warned =
    trouble !== null || row.returnReason !== null || row.warnings.some(({ confirmed }) => !confirmed);
  return [...(version === 0 ? (['open'] as const) : []), ...(warned ? (['warned'] as const) : [])];
}
