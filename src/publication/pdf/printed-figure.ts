import { eraDate } from '../../kernel/japanese-era.js';
import { type IsoDate } from '../../kernel/date.js';
import { type ReportFigure } from '../report-model.js';
import { type PrintedColumn } from './printed-report.js';

/** What stands where there is no figure. */
export const NO_FIGURE = '―';

/** A figure without its name: the parts of a rate that are told together. */
export type FigureParts = Pick<ReportFigure, 'numerator' | 'denominator' | 'percent' | 'completeness'>;

export function printedNumber(value: number): string {
  return value.toLocaleString('ja-JP');
}

/** `71.7%`, or 「―」 where there is none. */
export function printedPercent(percent: string | null): string {
  return percent === null ? NO_FIGURE : `${percent}%`;
}

/** `43／60`, or 「―」 where nothing is known. */
export function printedParts({ numerator, denominator }: FigureParts): string {
  return numerator === null || denominator === null
    ? NO_FIGURE
    : `${printedNumber(numerator)}／${printedNumber(denominator)}`;
}

/** `57／60`: those who reported of those expected. */
export function printedCompleteness({ completeness: { reported, expected } }: FigureParts): string {
  return `${printedNumber(reported)}／${printedNumber(expected)}`;
}

/** A figure in one cell: the percent, its parts, and below what was reported where that is not everything. */
export function figureCell(figure: FigureParts | undefined): string {
  if (figure === undefined) return NO_FIGURE;
  const { reported, expected } = figure.completeness;
  const parts = printedParts(figure);
  const rate = parts === NO_FIGURE ? NO_FIGURE : `${printedPercent(figure.percent)}　${parts}`;
  return reported === expected ? rate : `${rate}\n報告済 ${printedCompleteness(figure)}`;
}

/** `2026年10月31日（令和8年10月31日）`. */
export function printedDay(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日（${eraDate(day)}）`;
}

/** A day or month in the narrow cell of a table: the era on a line of its own. */
export function inCell(label: string): string {
  return label.replace('（', '\n（');
}

/** A column of words, or of figures, which stand to the right. */
export function column(title: string, width: number, align: PrintedColumn['align'] = 'left'): PrintedColumn {
  return { title, align, width };
}
