import { fontCoverage } from '../../platform/font-coverage.js';
import { namesOf, printableText } from './printable-text.js';
import { type PrintedBlock, type PrintedReport } from './printed-report.js';

/** The letters of a table's text that fit side by side across the whole page. */
const LETTERS_ACROSS = 95;
/** Where the template lets a line end; it is not printed, so that a word that is copied has none within. */
const BREAK = '\u200B';

/** The report with every text such that the font can draw it; what it lacks is in words, and a last section says so. */
export function printable(report: PrintedReport): PrintedReport {
  const replaced: string[] = [];
  const covers = fontCoverage('400Regular');
  const drawn = everyText(report, (text) => {
    const one = printableText(text, covers);
    replaced.push(...one.replaced);
    return one.text;
  });
  const sections = drawn.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map(withShortWords),
  }));
  return { ...drawn, sections: [...sections, ...replacedSection(replaced)] };
}

function everyText<Part>(part: Part, write: (text: string) => string): Part {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return write(one);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, walk(value)]));
  };
  // Only texts are exchanged, each for another text: the shape stays.
  return walk(part) as Part;
}

function replacedSection(replaced: readonly string[]): PrintedReport['sections'] {
  if (replaced.length === 0) return [];
  const counts = new Map<string, number>();
  for (const sign of replaced) counts.set(namesOf(sign), (counts.get(namesOf(sign)) ?? 0) + 1);
  const names = [...counts].map(([name, count]) => `${name}（${count}か所）`).join('、');
  const text = `この報告書の書体にない文字が${replaced.length}か所ありました。〔　〕の中に、言葉か文字の番号で示しています：${names}。元の文字は、同じ報告書のExcel、CSV、JSONのファイルで確かめられます。`;
  return [{ heading: '印刷できない文字', blocks: [{ kind: 'note', text }] }];
}

/** A word longer than its column is wide would run over what stands beside it. */
function withShortWords(block: PrintedBlock): PrintedBlock {
  if (block.kind !== 'table') return block;
  const whole = block.columns.reduce((sum, { width }) => sum + width, 0);
  const fitting = block.columns.map(({ width }) => Math.floor((width / whole) * LETTERS_ACROSS));
  const rows = block.rows.map((row) =>
    row.map((text, at) => withBreaks(text, fitting[at] ?? LETTERS_ACROSS)),
  );
  return { ...block, rows };
}

/** Runs of letters and signs that a line cannot end in may, where they are longer than fits, end anywhere. */
function withBreaks(text: string, fitting: number): string {
  return text.replace(/[!-~\u00A1-\u2E7F\uFF61-\uFF9F]+/g, (word) =>
    word.length > fitting ? [...word].join(BREAK) : word,
  );
}
