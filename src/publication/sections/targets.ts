import { completenessInWords, FIGURE_WORDS, NO_FIGURE, partsInWords, withMinus } from '../../kernel/figure-words.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { monthFrom, type Month } from '../../kernel/month.js';
import { fiscalYearPeriod, isMonthPeriod, periodLabel } from '../../kernel/period.js';
import { isComplete } from '../../kernel/rate.js';
import { type Judgement } from '../../targets/judgement.js';
import { type ActualDto } from '../../targets/progress-answer.dto.js';
import { deviationInWords, missingInWords, paceCountInWords, signedInWords } from '../../targets/progress-sentences.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto, type ReportTargetsDto } from '../report-parts-answer.dto.js';
import { STATE_WORDS } from '../report-words.js';
import { type Subject, yearAhead } from '../section/datum.js';
import { codesOf, count, decimal, text, type ReportColumn } from '../section/report-column.js';
import { type Block, type ReportSection, type Tone, table } from '../section/report-section.js';
import { TARGET_TERMS } from './target-terms.js';

export const JUDGEMENT_TONES: Record<Judgement, Tone> = {
  reached: 'good',
  'on-track': 'good',
  held: 'good',
  behind: 'gap',
  missed: 'gap',
  broken: 'gap',
  'no-actual': 'doubt',
};

/** 目標, each leading to its page. */
export const TARGET_NAME: ReportColumn<ReportTargetDto> = text('name', '目標', ({ name }) => name, {
  ...{ heading: true, width: 3, sheetWidth: 36 },
  link: ({ id }) => ({ to: 'target', id }),
});

const PLAN_NAME: ReportColumn<ReportTargetDto> = text('name', '目標', ({ name }) => name, {
  ...{ heading: true, width: 3, sheetWidth: 36 },
  below: (row) => [kindInWords(row)],
  link: ({ id }) => ({ to: 'target', id }),
});

export const LATEST: ReportColumn<ReportTargetDto> = decimal('latest', '最新の実績', ({ latest }) => latest?.value, {
  ...{ width: 2.9, words: ({ latest, unit }) => (latest ? withUnit(latest.value, unit) : NO_FIGURE) },
  below: (row) => (row.latest ? aboutActual(row.latest, row) : []),
});

export const JUDGEMENT: ReportColumn<ReportTargetDto> = text('judgement', '判定', ({ judgementName }) => judgementName, {
  ...{ width: 1, tone: ({ judgement }) => JUDGEMENT_TONES[judgement] },
  datum: {
    code: 'target.judgement',
    meaning: '達成、順調、遅れ、未達成、維持、逸脱、実績なしのいずれか。',
  },
});

/** As the plan prints it, with a column for each of its years. */
const BEFORE_YEARS: ReportColumn<ReportTargetDto>[] = [
  PLAN_NAME,
  text('kind', '種類', kindInWords, { on: ['sheet'] }),
  text('kindOnly', '目標の種類', ({ kind }) => TARGET_KIND_NAMES[kind], {
    on: ['data'],
    datum: { code: 'target.kind', meaning: '達成、上限、維持のいずれか。' },
  }),
  text('unit', '単位', ({ unit }) => unit, { on: ['sheet'] }),
  count('baselineYear', '基準値の年度', ({ baseline }) => baseline.fiscalYear, { on: ['sheet'] }),
  decimal('baseline', '基準値', ({ baseline }) => baseline.value, {
    words: ({ baseline, unit }) => withUnit(baseline.value, unit),
    below: ({ baseline }) => [periodLabel(fiscalYearPeriod(baseline.fiscalYear))],
  }),
];

const AFTER_YEARS: ReportColumn<ReportTargetDto>[] = [
  {
    ...LATEST,
    cell: (row) => {
      const { interim } = row;
      const cell = LATEST.cell(row);
      if (!interim) return cell;
      return { ...cell, below: [...(cell.below ?? []), withUnit(interim.value, row.unit), ...aboutActual(interim, row)] };
    },
  },
  text('latestPeriod', '実績の期間', ({ latest }) => latest?.periodLabel, { on: ['sheet'] }),
  JUDGEMENT,
];

function yearColumns(fiscalYears: ReportTargetsDto['fiscalYears']): ReportColumn<ReportTargetDto>[] {
  return fiscalYears.map(({ fiscalYear, label }) => {
    const valueOf = ({ targets }: ReportTargetDto) => targets.find((one) => one.fiscalYear === fiscalYear)?.value;
    return decimal(`target-${fiscalYear}`, `目標値 ${label}`, valueOf, {
      ...{ abreast: true, sheetWidth: 14 },
      words: (row) => withUnit(valueOf(row), row.unit),
    });
  });
}

/** How far a target is from its way. */
const WAY_COLUMNS: ReportColumn<ReportTargetDto>[] = [
  TARGET_NAME,
  text('expected', '軌道の値', ({ standing, unit }) => withUnit(standing?.expected, unit), { width: 1.1 }),
  text('deviation', '乖離', deviationInWords, { period: true }),
  text('pace', '必要なペース（1か月）', paceInWords, { period: true }),
  text('next', '次の目標まで', ({ next, unit }) => next && `${withUnit(next.value, unit)}（${next.label}末）`, {
    ...{ width: 2.1, period: true },
    below: (row) => [row.judgement === 'reached' ? '達成' : (missingInWords(row) ?? '')].filter(Boolean),
  }),
];

/** 実績: what is judged, or a newer month that is not judged yet. */
interface Actual extends Pick<ReportTargetDto, 'id' | 'name' | 'unit' | 'countUnit'> {
  actual: ActualDto;
  /** Of what is judged alone. */
  standing: ReportTargetDto['standing'];
  state: ReportModel['state'];
}

const pointsOf = ({ unit }: Actual) => (unit === '%' ? 'ポイント' : unit);
const unitOf = ({ unit }: Actual) => unit;
const countUnitOf = ({ countUnit }: Actual) => countUnit ?? '';
const partsOf = ({ actual: { rate, completeness, source } }: Actual) => ({ ...rate, ...completeness, note: source });

const ACTUAL_COLUMNS: ReportColumn<Actual>[] = [
  text('name', '目標', ({ name }) => name, { sheetWidth: 36 }),
  text('period', '実績の期間', ({ actual }) => periodInWords(actual)),
  decimal('value', '実績', ({ actual }) => actual.value, { on: ['sheet'] }),
  decimal('actual', '実績', ({ actual }) => (actual.interim ? null : actual.value), {
    on: ['data'],
    datum: {
      ...{ code: 'target.actual', unit: unitOf, more: partsOf },
      meaning: '判定に用いた最新の実績。対象期間は実績の期間。手入力の実績には分子と分母がない。',
    },
  }),
  decimal('interim', '途中の実績', ({ actual }) => (actual.interim ? actual.value : null), {
    on: ['data'],
    datum: {
      ...{ code: 'target.interim', unit: unitOf, more: partsOf },
      meaning: '年度で判定する指標の、1か月の値。判定には用いない。',
    },
  }),
  text('unit', '単位', unitOf),
  count('numerator', '分子', ({ actual }) => actual.rate?.numerator),
  count('denominator', '分母', ({ actual }) => actual.rate?.denominator),
  count('reported', FIGURE_WORDS.reported, ({ actual }) => actual.completeness?.reported),
  count('expectedAnswers', FIGURE_WORDS.expected, ({ actual }) => actual.completeness?.expected),
  text('state', '区分', ({ actual, state }) => STATE_WORDS[actual.state ?? state]),
  text('source', '出典', ({ actual }) => actual.source, { sheetWidth: 20 }),
  decimal('expected', '軌道の値', ({ standing }) => standing?.expected, {
    datum: { code: 'target.expected', unit: unitOf, meaning: '実績と同じ月の軌道の値。' },
  }),
  decimal('deviation', '乖離', ({ standing }) => standing?.deviation, {
    datum: {
      ...{ code: 'target.deviation', unit: pointsOf },
      meaning: '実績から軌道の値を引いた値。負は軌道を下回る。',
    },
  }),
  count('deviationInCount', '乖離（数）', ({ standing }) => standing?.deviationInCount, {
    datum: {
      ...{ code: 'target.deviation-count', unit: countUnitOf },
      meaning: '軌道に届く最も少ない数との差。負は足りない数。',
    },
  }),
  decimal('pace', '必要なペース', ({ standing }) => standing?.pacePerMonth, {
    ...{ sheet: '必要なペース（月）', sheetWidth: 12 },
    datum: {
      ...{ code: 'target.pace', unit: pointsOf },
      meaning: '次の目標までの差を、対象月からその年度末までの月数で割った値。1か月当たり。',
    },
  }),
  decimal('paceInCount', '必要なペース（数）', ({ standing }) => standing?.paceInCountPerMonth, {
    on: ['data'],
    datum: {
      ...{ code: 'target.pace-count', unit: countUnitOf },
      meaning: '必要なペースを数で示したもの。1か月当たり。',
    },
  }),
  count('missing', '次の目標までの数', ({ standing }) => standing?.missingInCount, {
    sheetWidth: 12,
    datum: { code: 'target.missing', unit: countUnitOf, meaning: '次の目標に足りない数。' },
  }),
];

/** A value of the plan: of its baseline, a target year, or a month of the way. */
interface Planned {
  target: ReportTargetDto;
  of: 'baseline' | 'value' | 'trajectory';
  about: NonNullable<Subject['about']>;
  value: string;
}

const PLANNED_COLUMNS: ReportColumn<Planned>[] = (
  [
    ['baseline', '基準値', '目標を定めたときの出発点。対象期間はその年度。'],
    ['value', '目標値', '対象期間の年度末の目標。'],
    ['trajectory', '軌道', '対象期間の月末の軌道の値。上限と維持の目標には行がない。'],
  ] as const
).map(([of, label, meaning]) =>
  decimal(of, label, (one) => (one.of === of ? one.value : null), {
    datum: { code: `target.${of}`, meaning, unit: ({ target }) => target.unit },
  }),
);

/** 目標 as the plan prints them, and how far each is from its way. */
export const TARGETS: ReportSection = {
  key: 'targets',
  title: '目標の達成状況',
  codes: codesOf(...BEFORE_YEARS, ...AFTER_YEARS, ...PLANNED_COLUMNS, ...ACTUAL_COLUMNS),
  terms: ({ targets }) => (targets ? TARGET_TERMS : []),
  blocks: ({ targets, state }) => (targets ? targetBlocks(targets, state) : []),
};

function targetBlocks({ fiscalYears, rows }: ReportTargetsDto, state: ReportModel['state']): Block[] {
  const ways = rows.filter(({ kind, standing }) => kind === 'reach' && standing);
  return [
    table<ReportTargetDto>({
      ...{ key: 'report-targets', caption: '計画の目標と最新の実績', rows, sheet: '目標' },
      columns: [...BEFORE_YEARS, ...yearColumns(fiscalYears), ...AFTER_YEARS],
      rowKey: ({ id }) => id,
      subject: subjectOf,
    }),
    ...(ways.length > 0
      ? [
          table<ReportTargetDto>({
            ...{ key: 'report-ways', caption: '軌道との差と必要なペース', titled: true },
            ...{ columns: WAY_COLUMNS, rows: ways },
            rowKey: ({ id }) => id,
          }),
        ]
      : []),
    {
      kind: 'note',
      text: '乖離は実績から軌道の値を引いた値です。必要なペースは、次の目標の年度末までの1か月当たりの値です。',
    },
    table<Planned>({
      ...{ key: 'planned', caption: '計画の値', columns: PLANNED_COLUMNS, read: false },
      rows: rows.flatMap(plannedOf),
      rowKey: ({ target, about }) => `${target.id} ${about.to}`,
      subject: ({ target, about }) => ({ ...subjectOf(target), about }),
    }),
    table<Actual>({
      ...{ key: 'actuals', caption: '目標の実績', columns: ACTUAL_COLUMNS, read: false, sheet: '目標の実績' },
      rows: rows.flatMap(({ id, name, unit, countUnit, latest, interim, standing }) => [
        ...(latest ? [{ ...{ id, name, unit, countUnit, state }, actual: latest, standing }] : []),
        ...(interim ? [{ ...{ id, name, unit, countUnit, state }, actual: interim, standing: null }] : []),
      ]),
      rowKey: ({ id, actual }) => `${id} ${actual.period}`,
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
        decimal<Month>(id, name, (month) => ways[at]?.get(month), { unit, sheetWidth: 24 }),
      ),
    ],
    rowKey: (month) => month,
  });
}

function subjectOf({ id, name }: Pick<ReportTargetDto, 'id' | 'name'>): Subject {
  return { scope: '目標', scopeKey: id, scopeName: name };
}

function plannedOf(target: ReportTargetDto): Planned[] {
  const year = (fiscalYear: FiscalYear) => yearAhead(fiscalYear, 'plan');
  const { baseline, targets, trajectory } = target;
  return [
    { target, of: 'baseline', about: year(baseline.fiscalYear), value: baseline.value },
    ...targets.map(({ fiscalYear, value }) => ({ target, of: 'value' as const, about: year(fiscalYear), value })),
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

function kindInWords({ level, kind }: ReportTargetDto): string {
  return `${LEVEL_NAMES[level]}、${TARGET_KIND_NAMES[kind]}`;
}

/** `71.7%` as the plan prints it, `―` where there is none. */
function withUnit(value: string | null | undefined, unit: string): string {
  return value == null ? NO_FIGURE : `${withMinus(value)}${unit}`;
}

function periodInWords({ periodLabel: label, interim }: ActualDto): string {
  return `${label}${interim ? 'の1か月（途中の値）' : ''}`;
}

/** Everything an actual value must not be shown without. */
function aboutActual(actual: ActualDto, { countUnit }: Pick<ReportTargetDto, 'countUnit'>): string[] {
  const { rate, completeness, state, revision } = actual;
  if (!rate) return [periodInWords(actual)];
  const parts = [
    `${partsInWords(rate.numerator, rate.denominator)}${countUnit ?? ''}`,
    ...(completeness && !isComplete(completeness)
      ? [`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`]
      : []),
    state === 'final' ? `確定値${(revision ?? 1) > 1 ? `第${revision}版` : ''}` : '速報値',
  ];
  return [periodInWords(actual), parts.join('、')];
}

function paceInWords(row: ReportTargetDto): string | null {
  const { standing, unit } = row;
  if (standing?.pacePerMonth == null) return null;
  const counted = paceCountInWords(row);
  return `${signedInWords(standing.pacePerMonth, unit)}${counted === null ? '' : `（${counted}）`}`;
}
