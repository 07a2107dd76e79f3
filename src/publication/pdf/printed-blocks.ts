import { chartTop } from '../../platform/chart/line-chart.js';
import { type ReportChart } from '../report-charts.js';
import { figureInWords, isOn, type ReportColumn } from '../section/report-column.js';
import { type Block, type Cell, type ReportTable } from '../section/report-section.js';
import { type PrintedBlock, type PrintedChart, type PrintedTable } from './printed-report.js';

/** As many columns alike as fit side by side on the paper. */
const ABREAST = 3;

/** A part of a section as it is set on paper. */
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
    default:
      return [block];
  }
}

function tableBlocks(block: ReportTable): PrintedBlock[] {
  const { caption, titled, lead: said, rows, empty } = block;
  return [
    ...(titled ? [{ kind: 'subheading' as const, text: caption }] : []),
    ...(said === undefined ? [] : [lead(said)]),
    ...(rows.length === 0 && empty !== undefined ? [{ kind: 'note' as const, text: empty }] : printedTables(block)),
  ];
}

/**
 * Where columns alike do not fit side by side they go on in a further table under the same names of rows; what stands
 * before them is in the first table, what stands after them in the last.
 */
function printedTables({ columns, rows }: ReportTable): PrintedTable[] {
  const shown = columns.filter(isOn('paper'));
  const alike = shown.filter(({ abreast }) => abreast);
  const first = shown.findIndex(({ abreast }) => abreast);
  if (alike.length <= ABREAST) return [printedTable(shown, rows)];
  const [before, after] = [shown.slice(0, first), shown.slice(first + alike.length)];
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
  return {
    kind: 'table',
    columns: columns.map(({ label, width, numeric }) => ({
      ...{ title: inCell(label), width },
      align: numeric ? ('right' as const) : ('left' as const),
    })),
    rows: rows.map((row) => columns.map((column) => printedCell(column.cell(row)))),
  };
}

/** A cell line by line; the era of a day or month is on a line of its own. */
function printedCell({ text, period, below = [], mark }: Cell): string {
  return [period ? inCell(text) : text, ...(mark === undefined ? [] : [mark]), ...below.map(inCell)].join('\n');
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
