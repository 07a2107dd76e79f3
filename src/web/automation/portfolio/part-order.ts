import { type PortfolioPartDto } from '../../../automation/portfolio/portfolio.dto.js';
import { type RowOrder } from '../../dashboard/rate-row.js';

/** The tables of parts, each with the words for what a row is. */
export const PART_TABLES = {
  departments: { heading: '所管課', caption: '現在の所管課ごとの削減時間' },
  kinds: { heading: '種別', caption: '種別ごとの削減時間' },
  tools: { heading: 'ツール', caption: 'ツールごとの削減時間' },
} as const;
export type PartTable = keyof typeof PART_TABLES;
export const PART_TABLE_KEYS = Object.keys(PART_TABLES) as PartTable[];

/** What such a table may be sorted by. */
export const PART_COLUMNS = ['name', 'projects', 'actual', 'estimated'] as const;

/** The order of each table; null for the one it comes in, most hours first. */
export type PartOrders = Record<PartTable, RowOrder | null>;

/** Sorted by a column; parts of which nothing is known come last either way, equal ones stay as they stand. */
export function sortParts(parts: readonly PortfolioPartDto[], order: RowOrder | null): PortfolioPartDto[] {
  if (order === null) return [...parts];
  const sign = order.descending ? -1 : 1;
  if (order.by === 'name') return [...parts].sort((a, b) => sign * a.label.localeCompare(b.label, 'ja'));
  const known = (part: PortfolioPartDto) => sortedBy(part, order.by);
  const [told, untold] = [
    parts.filter((part) => known(part) !== null),
    parts.filter((part) => known(part) === null),
  ];
  return [...told.sort((a, b) => sign * ((known(a) ?? 0) - (known(b) ?? 0))), ...untold];
}

function sortedBy(part: PortfolioPartDto, column: string): number | null {
  if (column === 'projects') return part.projects;
  const text = column === 'actual' ? part.hours.saved : part.estimated.hours;
  return text === null ? null : Number(text);
}
