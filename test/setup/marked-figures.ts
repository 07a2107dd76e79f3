import { type ReportModel } from '../../src/publication/report-model.js';
import { summarySentences } from '../../src/publication/summary-sentences.js';

/**
 * Numbers that are no figures: by them parts of the report belong together, decimals or the content's form are
 * distinguished.
 */
const KEPT = new Set(['fiscalYear', 'decimals', 'layout']);

/**
 * The same report with every figure replaced by one that stands nowhere else, so that a figure found in a rendering
 * shows where it comes from. Words and dates stay; the sentences are built again.
 */
export function withMarkedFigures(model: ReportModel): ReportModel {
  let next = 7_000_003;
  const marked = (value: unknown): unknown => {
    if (typeof value === 'number') return (next += 10);
    if (typeof value === 'string' && /^-?\d+\.\d+$/.test(value)) return `0.${(next += 10)}`;
    if (Array.isArray(value)) return value.map(marked);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, KEPT.has(key) ? part : marked(part)]),
    );
  };
  const markedModel = marked(model) as ReportModel;
  return { ...markedModel, summary: summarySentences(markedModel) };
}

/** The numbers in a text, those in words and dates among them; groups of thousands are put together. */
export function numbersIn(text: string): string[] {
  return text.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+(\.\d+)?/g) ?? [];
}
