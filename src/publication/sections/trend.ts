import { type Month } from '../../kernel/month.js';
import { chartKey, chartsOf } from '../report-charts.js';
import { type ReportModel, type ShownReport } from '../report-model.js';
import { STATE_WORDS } from '../report-words.js';
import { figureData, rate, text, count, type ReportColumn, word } from '../section/report-column.js';
import { type Block, type Figure, type ReportSection, table } from '../section/report-section.js';
import { type DatumPeriod } from '../section/datum.js';
import { figureColumns, INCOMPLETE_NOTE, type FigureRow } from './figure-columns.js';
import { wholeOf } from './own-figure.js';

interface TrendRow {
  month: Month;
  label: string;
  state: ReportModel['state'] | null;
  revision: number | null;
  key: string;
  name: string;
  figure: Figure | undefined;
}

const COLUMNS: ReportColumn<TrendRow>[] = [
  text('month', '月', ({ month }) => month),
  text('label', '月（和暦）', ({ label }) => label),
  text('indicator', '指標', ({ name }) => name),
  rate('rate', '率', ({ figure }) => figure, {
    data: ({ key, name, figure }, subject) => (figure ? figureData(subject, { ...figure, key, name }) : []),
  }),
  word('state', '区分', ({ state }) => (state === null ? '記録なし' : STATE_WORDS[state])),
  count('revision', '版', ({ revision }) => revision),
];

/** A line for each indicator known in at least two months, and the same figures as a table. */
export const TREND: ReportSection = {
  key: 'trend',
  title: '24か月の推移',
  blocks: (model) => [...readBlocks(model), monthTable(model)],
};

function readBlocks(model: ShownReport): Block[] {
  const charts = chartsOf(model);
  if (charts.length === 0) return [{ kind: 'note', text: '推移を示せる月がまだありません。' }];
  return [
    { kind: 'trend', charts, lead: chartKey(charts) },
    table<FigureRow>({
      ...{ key: 'trend-months', caption: '24か月の推移', read: 'paper' },
      columns: figureColumns('月', charts),
      rows: model.trend.flatMap(({ month, label, state, indicators }) =>
        state === null
          ? []
          : [{ key: month, name: state === 'final' ? label : `${label} 速報`, figures: indicators }],
      ),
    }),
    INCOMPLETE_NOTE,
  ];
}

/** A row for each month and indicator from the first month known, so that a chart or a pivot can be made of it. */
function monthTable(model: ShownReport): Block {
  const first = model.trend.findIndex(({ state }) => state !== null);
  const whole = wholeOf(model);
  return table<TrendRow>({
    ...{ key: 'trend-figures', caption: '推移', columns: COLUMNS, read: false, sheet: '推移' },
    rows: model.trend
      .slice(first)
      .flatMap(({ indicators, ...month }) =>
        model.indicators.map(({ key, name }) => ({ ...month, key, name, figure: indicators[key] })),
      ),
    subject: (row) => {
      const about = aboutOf(row);
      return about && row.month !== model.period.month ? { ...whole, about } : null;
    },
  });
}

function aboutOf({ month, state, revision }: TrendRow): DatumPeriod | null {
  return state === null || revision === null ? null : { from: month, to: month, state, revision };
}
