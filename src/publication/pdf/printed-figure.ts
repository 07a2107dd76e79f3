import { completenessInWords, FIGURE_WORDS, NO_FIGURE, partsInWords } from '../../kernel/figure-words.js';
import { eraDate } from '../../kernel/japanese-era.js';
import { type IsoDate } from '../../kernel/date.js';
import { type ReportFigureDto } from '../report-rows-answer.dto.js';
import { type PrintedColumn } from './printed-report.js';

/** A figure without its name: the parts of a rate that are told together. */
export type FigureParts = Pick<ReportFigureDto, 'numerator' | 'denominator' | 'percent' | 'completeness'>;

/** `71.7%`, or 「―」 where there is none. */
export function printedPercent(percent: string | null): string {
  return percent === null ? NO_FIGURE : `${percent}%`;
}

/** `43 / 60`, or 「―」 where nothing is known. */
export function printedParts({ numerator, denominator }: FigureParts): string {
  return numerator === null || denominator === null ? NO_FIGURE : partsInWords(numerator, denominator);
}

/** A figure in one cell: the percent, its parts, and below what was reported where that is not everything. */
export function figureCell(figure: FigureParts | undefined): string {
  if (figure === undefined) return NO_FIGURE;
  const { reported, expected } = figure.completeness;
  const parts = printedParts(figure);
  const rate = parts === NO_FIGURE ? NO_FIGURE : `${printedPercent(figure.percent)}　${parts}`;
  return reported === expected
    ? rate
    : `${rate}\n${FIGURE_WORDS.reported} ${completenessInWords(figure.completeness)}`;
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
