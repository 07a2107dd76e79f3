import { FIGURE_WORDS } from '../kernel/figure-words.js';
import { monthEnd, monthStart } from '../kernel/month.js';
import {
  type CellToWrite,
  type ColumnToWrite,
  type TableToWrite,
} from '../platform/tabular/sheet-to-write.js';
import { municipalityName } from './identity-lines.js';
import { type ReportModel } from './report-model.js';
import { sectionsOf } from './report-sections.js';
import { PERIOD_STATE_WORDS } from './report-words.js';
import { type Datum } from './section/datum.js';
import { isOn } from './section/report-column.js';

/** A datum with the days, state and edition that it holds for. */
interface Line extends Datum {
  municipality: ReportModel['municipality'];
  from: string;
  to: string;
  asOf: string | null;
  state: keyof typeof PERIOD_STATE_WORDS;
  revision: number | null;
  edition: string | null;
}

type Column = [title: string, kind: ColumnToWrite['kind'], value: (line: Line) => CellToWrite | undefined];

const COLUMNS: readonly Column[] = [
  ['団体コード', 'text', ({ municipality }) => municipality.code],
  ['団体名', 'text', ({ municipality }) => municipalityName(municipality)],
  ['対象期間開始日', 'date', ({ from }) => from],
  ['対象期間終了日', 'date', ({ to }) => to],
  [FIGURE_WORDS.asOf, 'date', ({ asOf }) => asOf],
  ['区分', 'text', ({ state }) => PERIOD_STATE_WORDS[state]],
  ['版', 'integer', ({ revision }) => revision],
  ['優先手続一覧の版', 'date', ({ edition }) => edition],
  ['範囲', 'text', ({ scope }) => scope],
  ['範囲コード', 'text', ({ scopeKey }) => scopeKey],
  ['範囲名', 'text', ({ scopeName }) => scopeName],
  ['所管課', 'text', ({ department }) => department],
  ['項目コード', 'text', ({ key }) => key],
  ['項目名', 'text', ({ name }) => name],
  ['値', 'decimal', ({ value }) => value],
  ['単位', 'text', ({ unit }) => unit],
  ['値（文字）', 'text', ({ words }) => words],
  ['分子', 'integer', ({ numerator }) => numerator],
  ['分母', 'integer', ({ denominator }) => denominator],
  [FIGURE_WORDS.reported, 'integer', ({ reported }) => reported],
  [FIGURE_WORDS.expected, 'integer', ({ expected }) => expected],
  ['件数の期間開始日', 'date', ({ flows }) => flows?.from],
  ['件数の期間終了日', 'date', ({ flows }) => flows?.to],
  ['備考', 'text', ({ note }) => note],
];

/**
 * The report in long form, one datum a row under one header, after the ministry's rules for data that machines read
 * (総務省「統計表における機械判読可能なデータの表記方法の統一ルール」): no unit or mark within a figure, western
 * dates, codes beside the names. The day of stages and the edition are given for the report's own month only.
 */
export function reportData(model: ReportModel): TableToWrite {
  return { columns: COLUMNS.map(([title, kind]) => ({ title, kind })), rows: rowsOf(model) };
}

function* rowsOf(model: ReportModel): Generator<CellToWrite[]> {
  for (const datum of dataOf(model)) {
    const line = lineOf(model, datum);
    yield COLUMNS.map(([, , value]) => value(line) ?? null);
  }
}

function* dataOf(model: ReportModel): Generator<Datum> {
  for (const block of sectionsOf(model).flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'table') continue;
    const columns = block.columns.filter(isOn('data'));
    for (const row of block.rows) {
      const subject = block.subject?.(row);
      if (!subject) continue;
      for (const datum of columns.flatMap((column) => column.data(row, subject)))
        yield block.code === undefined ? datum : { ...datum, key: `${block.code}.${datum.key}` };
    }
  }
}

function lineOf({ municipality, period, asOf, state, revision, edition }: ReportModel, datum: Datum): Line {
  const { about } = datum;
  const own = { from: period.from, to: period.to, asOf, state, revision, edition: edition.date };
  return {
    ...{ municipality, ...datum },
    ...(about
      ? {
          ...{ from: monthStart(about.from), to: monthEnd(about.to), asOf: null },
          ...{ state: about.state, revision: about.revision, edition: null },
        }
      : own),
  };
}
