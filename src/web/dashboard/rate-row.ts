import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { UNDECIDED_DEPARTMENT } from '../../achievement/computation/scopes.js';

/** A part of the municipality with some of its figures, as one row of a table. */
export interface RateRow {
  key: string;
  name: string;
  /** By indicator; one that is missing has no figure for this part. */
  figures: Readonly<Record<string, FigureDto>>;
}

/** One row for each scope, by name; what belongs to no department comes last. */
export function rateRows(figures: readonly FigureDto[]): RateRow[] {
  const rows = new Map<string, RateRow & { figures: Record<string, FigureDto> }>();
  for (const figure of figures) {
    const { key, name } = figure.scope;
    const row = rows.get(key) ?? { key, name, figures: {} };
    row.figures[figure.key] = figure;
    rows.set(key, row);
  }
  const undecided = ({ key }: RateRow) => (key === UNDECIDED_DEPARTMENT.key ? 1 : 0);
  return [...rows.values()].sort((a, b) => undecided(a) - undecided(b) || a.name.localeCompare(b.name, 'ja'));
}

/** The order asked for in an address: `usage`, or `-usage` for the highest first. */
export interface RowOrder {
  /** `name`, or the key of an indicator. */
  by: string;
  descending: boolean;
}

/** Reads `usage` or `-usage`; what is none of `known` is the order given as it stands. */
export function readOrder(text: string | undefined, known: readonly string[]): RowOrder | null {
  const by = text?.replace(/^-/, '') ?? '';
  return known.includes(by) ? { by, descending: text?.startsWith('-') === true } : null;
}

/** Sorted by the exact rates; rows without one come last either way, equal ones stay as they stand. */
export function sortRows(rows: readonly RateRow[], order: RowOrder | null): RateRow[] {
  if (order === null) return [...rows];
  const { by, descending } = order;
  const sign = descending ? -1 : 1;
  if (by === 'name') return [...rows].sort((a, b) => sign * a.name.localeCompare(b.name, 'ja'));
  const rated = rows.map((row) => ({ row, rate: rateOf(row, by) }));
  const sorted = rated.sort(({ rate: a }, { rate: b }) =>
    a && b ? sign * compareRates(a, b) : Number(a === null) - Number(b === null),
  );
  return sorted.map(({ row }) => row);
}

/** By how many of an indicator's denominator are missing to the whole, most first; rows without a figure come last. */
export function byMissing(rows: readonly RateRow[], indicator: string): RateRow[] {
  const missing = ({ figures }: RateRow) => {
    const { numerator, denominator } = figures[indicator] ?? {};
    return numerator == null || denominator == null ? -1 : denominator - numerator;
  };
  return rows.toSorted((a, b) => missing(b) - missing(a));
}

function rateOf({ figures }: RateRow, indicator: string): [bigint, bigint] | null {
  const { numerator, denominator } = figures[indicator] ?? {};
  return numerator == null || !denominator ? null : [BigInt(numerator), BigInt(denominator)];
}

function compareRates(a: [bigint, bigint], b: [bigint, bigint]): number {
  const difference = a[0] * b[1] - b[0] * a[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
