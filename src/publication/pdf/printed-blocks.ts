import { chartTop } from '../../platform/chart/line-chart.js';
import { type ReportChart } from '../report-charts.js';
import { figureInWords, isOn, type ReportColumn } from '../section/report-column.js';
import { type Block, type Cell, type ReportTable } from '../section/report-section.js';
import { type PrintedBlock, type PrintedChart, type PrintedTable } from './printed-report.js';

/** As many columns alike as fit side by side on the paper. */
const ABREAST = 3;

/** The widths of columns in letters: a line up to here is not broken, of a longer one a part counts. */
const WHOLE_LINE = 9;
const LONGEST_PART = 40;
const NARROWEST = 2.5;
const MARGIN = 1;

export function printedBlocks(block: Block): PrintedBlock[] {
  switch (block.kind) {
    case 'sentences':
      return [{ kind: 'sentences', sentences: [...block.sentences] }];
    case 'heading':
      return [{ kind: 'subheading', text: block.text }];
    case 'rates':
      return [lead(block.rates.map(({ name, figure }) => `${name} ${figureInWords(figure)}`).join('　'))];
    case 'trend':
      return [lead(block.lead), { kind: 'charts', charts: block.charts.map(printedChart) }];
    case 'terms':
      return [
        { kind: 'subheading', text: block.caption },
        { kind: 'terms', terms: block.terms.map(({ term, meaning }) => ({ term, text: meaning })) },
      ];
    case 'table':
      return tableBlocks(block);
    case 'lead':
    case 'note':
      return [block];
  }
}

function tableBlocks(block: ReportTable): PrintedBlock[] {
  const { caption, titled, lead: leadText, rows, empty } = block;
  return [
    ...(titled ? [{ kind: 'subheading' as const, text: caption }] : []),
    ...(leadText === undefined ? [] : [lead(leadText)]),
    ...(rows.length === 0 && empty !== undefined
      ? [{ kind: 'note' as const, text: empty }]
      : printedTables(block)),
  ];
}

/**
 * Where columns alike do not fit side by side they go on in a further table under the same names of rows; what stands
 * before them is in the first table, what stands after them in the last.
 */
function printedTables({ columns, rows }: ReportTable): PrintedTable[] {
  const printedColumns = columns.filter(isOn('paper'));
  const alike = printedColumns.filter(({ abreast }) => abreast);
  const first = printedColumns.findIndex(({ abreast }) => abreast);
  if (alike.length <= ABREAST) return [printedTable(printedColumns, rows)];
  const [before, after] = [printedColumns.slice(0, first), printedColumns.slice(first + alike.length)];
  const tables: PrintedTable[] = [];
  for (let from = 0; from < alike.length; from += ABREAST) {
    const isLast = from + ABREAST >= alike.length;
    tables.push(
      printedTable(
        [
          ...before.filter(({ heading }) => from === 0 || heading),
          ...alike.slice(from, from + ABREAST),
          ...(isLast ? after : []),
        ],
        rows,
      ),
    );
  }
  return tables;
}

function printedTable(columns: readonly ReportColumn<unknown>[], rows: readonly unknown[]): PrintedTable {
  const cells = rows.map((row) => columns.map((column) => printedCell(column.cell(row))));
  return {
    kind: 'table',
    columns: columns.map(({ label, numeric }, at) => ({
      title: inCell(label),
      align: numeric ? ('right' as const) : ('left' as const),
      width: widthOf(
        inCell(label),
        cells.map((row) => row[at] ?? ''),
      ),
    })),
    rows: cells,
  };
}

/** The share of the paper's width that a column asks for: its longest line's, where that goes on below a part of it. */
function widthOf(title: string, texts: readonly string[]): number {
  const lines = texts.flatMap((text) => text.split('\n'));
  const letters = Math.max(
    ...lines.map(lettersIn),
    ...title.split('\n').map((line) => lettersIn(line) * 0.6),
  );
  const whole = Math.min(letters, WHOLE_LINE);
  return Math.max(whole + Math.min(letters - whole, LONGEST_PART) * 0.3, NARROWEST) + MARGIN;
}

/** In letters of full width. */
function lettersIn(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter <= '~' ? 0.55 : 1), 0);
}

/** A cell line by line; the era of a day or month is on a line of its own. */
function printedCell({ text, period, below = [], mark }: Cell): string {
  return [period ? inCell(text) : text, ...(mark === undefined ? [] : [mark]), ...below.map(inCell)].join(
    '\n',
  );
}

function inCell(label: string): string {
  return label.replace('（', '\n（');
}

function printedChart({ name, months, trajectory = [], alt }: ReportChart): PrintedChart {
  const way = trajectory.map((value) => (value === null ? null : Number(value)));
  const values = [...months.map(({ percent }) => Number(percent ?? 0)), ...way.map((value) => value ?? 0)];
  const top = chartTop(Math.max(...values));
  return {
    title: name,
    alt,
    points: months.map(({ percent, provisional }) =>
      percent === null ? null : { percent: Number(percent), provisional },
    ),
    way,
    top,
    ticks: [0, top / 2, top].map((at) => ({ at, label: `${at}%` })),
    first: months.at(0)?.label ?? '',
    last: months.at(-1)?.label ?? '',
  };
}

function lead(text: string): PrintedBlock {
  return { kind: 'lead', text };
}
