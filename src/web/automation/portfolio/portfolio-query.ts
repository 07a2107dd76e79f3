import { type PortfolioPartDto } from '../../../automation/portfolio/portfolio.dto.js';
import { type FiscalYear, parseFiscalYear } from '../../../kernel/fiscal-year.js';
import { readOrder, type RowOrder } from '../../dashboard/rate-row.js';

/** What the address of the portfolio says. */
export interface PortfolioQuery {
  year: FiscalYear;
  orders: PartOrders;
}

/** Reads an address; without a fiscal year it is about `current`. @throws InvalidInput */
export function readPortfolioQuery(
  raw: Readonly<Record<string, string | string[] | undefined>>,
  current: FiscalYear,
): PortfolioQuery {
  const text = (name: string) => [raw[name]].flat().at(-1) ?? '';
  const orders = PART_TABLE_KEYS.map((table) => [table, readOrder(text(table), PART_COLUMNS)]);
  return {
    year: text('fiscalYear') === '' ? current : parseFiscalYear(text('fiscalYear')),
    orders: Object.fromEntries(orders) as PartOrders,
  };
}

/** The address that says this. */
export function portfolioHref({ year, orders }: PortfolioQuery): string {
  const query = new URLSearchParams({ fiscalYear: String(year) });
  for (const table of PART_TABLE_KEYS) {
    const order = orders[table];
    if (order) query.set(table, `${order.descending ? '-' : ''}${order.by}`);
  }
  return `/automation/portfolio?${query.toString()}`;
}

/** The address of a table as a file. */
export function exportHref(year: FiscalYear, table: string, format: 'xlsx' | 'csv'): string {
  return `/automation/portfolio/export.${format}?${new URLSearchParams({ table, fiscalYear: String(year) }).toString()}`;
}

/** The tables of parts, each with the words for what a row is and the filter of the list by which it is found. */
export const PART_TABLES = {
  departments: {
    heading: '所管課',
    caption: '現在の所管課ごとの削減時間',
    parts: 'byDepartment',
    filter: 'departmentId',
  },
  kinds: { heading: '種別', caption: '種別ごとの削減時間', parts: 'byKind', filter: 'kind' },
  tools: { heading: 'ツール', caption: 'ツールごとの削減時間', parts: 'byTool', filter: 'tool' },
} as const;
export type PartTable = keyof typeof PART_TABLES;
export const PART_TABLE_KEYS = Object.keys(PART_TABLES) as PartTable[];

/** What such a table may be sorted by. */
const PART_COLUMNS = ['name', 'projects', 'actual', 'estimated'] as const;

/** The order of each table; null for the one it comes in, most hours first. */
type PartOrders = Record<PartTable, RowOrder | null>;

/** Sorted by a column; parts of which nothing is known come last either way, equal ones stay as they stand. */
export function sortParts(parts: readonly PortfolioPartDto[], order: RowOrder | null): PortfolioPartDto[] {
  if (order === null) return [...parts];
  const sign = order.descending ? -1 : 1;
  if (order.by === 'name') return [...parts].sort((a, b) => sign * a.label.localeCompare(b.label, 'ja'));
  const known = (part: PortfolioPartDto) => sortedBy(part, order.by);
  return [...parts].sort((a, b) => {
    const [one, other] = [known(a), known(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

function sortedBy(part: PortfolioPartDto, column: string): number | null {
  if (column === 'projects') return part.projects;
  const text = column === 'actual' ? part.hours.saved : part.estimated.hours;
  return text === null ? null : Number(text);
}
