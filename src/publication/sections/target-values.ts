import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { monthFrom, type Month } from '../../kernel/month.js';
import { isMonthPeriod } from '../../kernel/period.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto } from '../report-parts-answer.dto.js';
import { STATE_WORDS } from '../report-words.js';
import { type Subject, yearAhead } from '../section/datum.js';
import { count, decimal, text, word, type ReportColumn } from '../section/report-column.js';
import { type Block, table } from '../section/report-section.js';
import { periodInWords } from './actual-words.js';

/** 実績: what is judged, or a newer month that is not judged yet. */
interface Actual extends Pick<ReportTargetDto, 'id' | 'name' | 'unit' | 'countUnit'> {
  actual: ActualDto;
  /** Only for what is judged. */
  standing: ReportTargetDto['standing'];
  state: ReportModel['state'];
}

const pointsOf = ({ unit }: Actual) => (unit === '%' ? 'ポイント' : unit);
const unitOf = ({ unit }: Actual) => unit;
const countUnitOf = ({ countUnit }: Actual) => countUnit ?? '';
const partsOf = ({ actual: { rate, completeness, source } }: Actual) => ({
  ...rate,
  ...completeness,
  note: source,
});

export const ACTUAL_COLUMNS: ReportColumn<Actual>[] = [
  text('name', '目標', ({ name }) => name),
  text('period', '実績の期間', ({ actual }) => periodInWords(actual)),
  decimal('value', '実績', ({ actual }) => actual.value, { on: ['sheet'] }),
  decimal('actual', '実績', ({ actual }) => (actual.interim ? null : actual.value), {
    on: ['data'],
    dataUnit: unitOf,
    dataMore: partsOf,
    meaning: '判定に用いた最新の実績。対象期間は実績の期間。手入力の実績には分子と分母がない。',
  }),
  decimal('interim', '途中の実績', ({ actual }) => (actual.interim ? actual.value : null), {
    on: ['data'],
    dataUnit: unitOf,
    dataMore: partsOf,
    meaning: '年度で判定する指標の、1か月の値。判定には用いない。',
  }),
  text('unit', '単位', unitOf),
  count('numerator', '分子', ({ actual }) => actual.rate?.numerator),
  count('denominator', '分母', ({ actual }) => actual.rate?.denominator),
  count('reported', FIGURE_WORDS.reported, ({ actual }) => actual.completeness?.reported),
  count('expectedAnswers', FIGURE_WORDS.expected, ({ actual }) => actual.completeness?.expected),
  word('state', '区分', ({ actual, state }) => STATE_WORDS[actual.state ?? state]),
  text('source', '出典', ({ actual }) => actual.source),
  decimal('expected', '軌道の値', ({ standing }) => standing?.expected, {
    dataUnit: unitOf,
    meaning: '実績と同じ月の軌道の値。',
  }),
  decimal('deviation', '乖離', ({ standing }) => standing?.deviation, {
    dataUnit: pointsOf,
    meaning: '実績から軌道の値を引いた値。負は軌道を下回る。',
  }),
  count('deviationCount', '乖離（数）', ({ standing }) => standing?.deviationInCount, {
    dataUnit: countUnitOf,
    meaning: '軌道に届く最も少ない数との差。負は足りない数。',
  }),
  decimal('pace', '必要なペース', ({ standing }) => standing?.pacePerMonth, {
    sheet: '必要なペース（月）',
    dataUnit: pointsOf,
    meaning: '次の目標までの差を、対象月からその年度末までの月数で割った値。1か月当たり。',
  }),
  decimal('paceCount', '必要なペース（数）', ({ standing }) => standing?.paceInCountPerMonth, {
    on: ['data'],
    dataUnit: countUnitOf,
    meaning: '必要なペースを数で示したもの。1か月当たり。',
  }),
  count('missing', '次の目標までの数', ({ standing }) => standing?.missingInCount, {
    dataUnit: countUnitOf,
    meaning: '次の目標に足りない数。',
  }),
];

/** A value of the plan: of its baseline, a target year, or a month of the way. */
interface Planned {
  target: ReportTargetDto;
  of: 'baseline' | 'value' | 'trajectory';
  about: NonNullable<Subject['about']>;
  value: string;
}

export const PLANNED_COLUMNS: ReportColumn<Planned>[] = (
  [
    ['baseline', '基準値', '目標を定めたときの出発点。対象期間はその年度。'],
    ['value', '目標値', '対象期間の年度末の目標。'],
    ['trajectory', '軌道', '対象期間の月末の軌道の値。上限と維持の目標には行がない。'],
  ] as const
).map(([of, label, meaning]) =>
  decimal(of, label, (one) => (one.of === of ? one.value : null), {
    meaning,
    dataUnit: ({ target }) => target.unit,
  }),
);

/** The values of the plan, of its way and what was reached, for those who work on with them. */
export function valueTables(rows: readonly ReportTargetDto[], state: ReportModel['state']): Block[] {
  return [
    table<Planned>({
      ...{ key: 'planned', caption: '計画の値', columns: PLANNED_COLUMNS, read: false },
      rows: rows.flatMap(plannedOf),
      code: 'target',
      subject: ({ target, about }) => ({ ...subjectOf(target), about }),
    }),
    table<Actual>({
      ...{ key: 'actuals', caption: '目標の実績', columns: ACTUAL_COLUMNS, read: false, sheet: '目標の実績' },
      rows: rows.flatMap(({ id, name, unit, countUnit, latest, interim, standing }) => [
        ...(latest ? [{ ...{ id, name, unit, countUnit, state }, actual: latest, standing }] : []),
        ...(interim ? [{ ...{ id, name, unit, countUnit, state }, actual: interim, standing: null }] : []),
      ]),
      code: 'target',
      subject: (row) => ({ ...subjectOf(row), about: actualAbout(row) }),
    }),
    trajectoryTable(rows.filter(({ trajectory }) => trajectory.length > 0)),
  ];
}

/** A row for each month and a column for each target, so that a chart can be made of it. */
function trajectoryTable(rows: readonly ReportTargetDto[]): Block {
  const ways = rows.map(({ trajectory }) => new Map(trajectory.map(({ month, value }) => [month, value])));
  const months = [...new Set(ways.flatMap((way) => [...way.keys()]))].sort();
  return table<Month>({
    ...{ key: 'trajectory', caption: '軌道', read: false, sheet: '軌道', rows: months },
    columns: [
      text('month', '月', (month) => month),
      ...rows.map(({ id, name, unit }, at) =>
        decimal<Month>(id, name, (month) => ways[at]?.get(month), { unit }),
      ),
    ],
  });
}

export function subjectOf({ id, name }: Pick<ReportTargetDto, 'id' | 'name'>): Subject {
  return { scope: '目標', scopeKey: id, scopeName: name };
}

function plannedOf(target: ReportTargetDto): Planned[] {
  const year = (fiscalYear: FiscalYear) => yearAhead(fiscalYear, 'plan');
  const { baseline, targets, trajectory } = target;
  return [
    { target, of: 'baseline', about: year(baseline.fiscalYear), value: baseline.value },
    ...targets.map(({ fiscalYear, value }) => ({
      target,
      of: 'value' as const,
      about: year(fiscalYear),
      value,
    })),
    ...trajectory.map(({ month, value }) => ({
      ...{ target, of: 'trajectory' as const, value },
      about: { from: month, to: month, state: 'plan' as const, revision: null },
    })),
  ];
}

/** Values typed in have no state of their own: they are those of the report. */
function actualAbout({ actual: { period, month, state, revision }, state: own }: Actual): Subject['about'] {
  const from = isMonthPeriod(period) ? month : monthFrom(Number(month.slice(0, 4)) - 1, 4);
  return { from, to: month, state: state ?? own, revision };
}
