import { type FiscalYear, parseFiscalYear } from '../../../kernel/fiscal-year.js';
import { readOrder } from '../../dashboard/rate-row.js';
import { PART_COLUMNS, PART_TABLE_KEYS, type PartOrders } from './part-order.js';

/** What the address of the portfolio asks for. */
export interface PortfolioAsk {
  year: FiscalYear;
  orders: PartOrders;
}

/** Reads an address; without a fiscal year it is about `current`. @throws InvalidInput */
export function readPortfolioAsk(
  raw: Readonly<Record<string, string | string[] | undefined>>,
  current: FiscalYear,
): PortfolioAsk {
  const text = (name: string) => [raw[name]].flat().at(-1) ?? '';
  const orders = PART_TABLE_KEYS.map((table) => [table, readOrder(text(table), PART_COLUMNS)]);
  return {
    year: text('fiscalYear') === '' ? current : parseFiscalYear(text('fiscalYear')),
    orders: Object.fromEntries(orders) as PartOrders,
  };
}

/** The address that asks for this. */
export function portfolioHref({ year, orders }: PortfolioAsk): string {
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
