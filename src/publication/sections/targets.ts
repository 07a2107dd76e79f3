import { NO_FIGURE } from '../../kernel/figure-words.js';
import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type Judgement } from '../../targets/judgement.js';
import {
  deviationInWords,
  missingInWords,
  paceCountInWords,
  signedInWords,
} from '../../targets/progress-sentences.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto, type ReportTargetsDto } from '../report-parts-answer.dto.js';
import { codesOf, count, decimal, type ReportColumn, text, word } from '../section/report-column.js';
import { type Block, type ReportSection, table, type Tone } from '../section/report-section.js';
import { aboutActual, withUnit } from './actual-words.js';
import { ACTUAL_COLUMNS, PLANNED_COLUMNS, subjectOf, valueTables } from './target-values.js';

const JUDGEMENT_TONES: Record<Judgement, Tone> = {
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
  heading: true,
  link: ({ id }) => ({ to: 'target', id }),
});

export const LATEST: ReportColumn<ReportTargetDto> = decimal(
  'latest',
  '最新の実績',
  ({ latest }) => latest?.value,
  {
    ...{ words: ({ latest, unit }) => (latest ? withUnit(latest.value, unit) : NO_FIGURE) },
    below: (row) => (row.latest ? aboutActual(row.latest, row) : []),
  },
);

export const JUDGEMENT: ReportColumn<ReportTargetDto> = word(
  'judgement',
  '判定',
  ({ judgementName }) => judgementName,
  {
    tone: ({ judgement }) => JUDGEMENT_TONES[judgement],
    meaning: '達成、順調、遅れ、未達成、維持、逸脱、実績なしのいずれか。',
  },
);

/** As the plan prints it, with a column for each of its years. */
const BEFORE_YEARS: ReportColumn<ReportTargetDto>[] = [
  { ...TARGET_NAME, cell: (row) => ({ ...TARGET_NAME.cell(row), below: [kindInWords(row)] }) },
  text('levelAndKind', '種類', kindInWords, { on: ['sheet'] }),
  text('kind', '目標の種類', ({ kind }) => TARGET_KIND_NAMES[kind], {
    on: ['data'],
    meaning: '達成、上限、維持のいずれか。',
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
      return {
        ...cell,
        below: [...(cell.below ?? []), withUnit(interim.value, row.unit), ...aboutActual(interim, row)],
      };
    },
  },
  text('latestPeriod', '実績の期間', ({ latest }) => latest?.periodLabel, { on: ['sheet'] }),
  JUDGEMENT,
];

function yearColumns(fiscalYears: ReportTargetsDto['fiscalYears']): ReportColumn<ReportTargetDto>[] {
  return fiscalYears.map(({ fiscalYear, label }) => {
    const valueOf = ({ targets }: ReportTargetDto) =>
      targets.find((one) => one.fiscalYear === fiscalYear)?.value;
    return decimal(`target-${fiscalYear}`, `目標値 ${label}`, valueOf, {
      abreast: true,
      words: (row) => withUnit(valueOf(row), row.unit),
    });
  });
}

/** How far a target is from its way. */
const WAY_COLUMNS: ReportColumn<ReportTargetDto>[] = [
  TARGET_NAME,
  text('expected', '軌道の値', ({ standing, unit }) => withUnit(standing?.expected, unit)),
  text('deviation', '乖離', deviationInWords, { period: true }),
  text('pace', '必要なペース（1か月）', paceInWords, { period: true }),
  text(
    'next',
    '次の目標まで',
    ({ next, unit }) => next && `${withUnit(next.value, unit)}（${next.label}末）`,
    {
      period: true,
      below: (row) => [row.judgement === 'reached' ? '達成' : (missingInWords(row) ?? '')].filter(Boolean),
    },
  ),
];

/** 目標 as the plan prints them, and how far each is from its way. */
export const TARGETS: ReportSection = {
  key: 'targets',
  title: '目標の達成状況',
  codes: codesOf('target', [...BEFORE_YEARS, ...AFTER_YEARS, ...PLANNED_COLUMNS, ...ACTUAL_COLUMNS]),
  terms: ({ targets }) => (targets ? TARGET_TERMS : []),
  blocks: ({ targets, state }) => (targets ? targetBlocks(targets, state) : []),
};

function targetBlocks({ fiscalYears, rows }: ReportTargetsDto, state: ReportModel['state']): Block[] {
  const ways = rows.filter(({ kind, standing }) => kind === 'reach' && standing);
  return [
    table<ReportTargetDto>({
      ...{ key: 'report-targets', caption: '計画の目標と最新の実績', rows, sheet: '目標' },
      columns: [...BEFORE_YEARS, ...yearColumns(fiscalYears), ...AFTER_YEARS],
      code: 'target',
      subject: subjectOf,
    }),
    ...(ways.length > 0
      ? [
          table<ReportTargetDto>({
            ...{ key: 'report-ways', caption: '軌道との差と必要なペース', titled: true },
            ...{ columns: WAY_COLUMNS, rows: ways },
          }),
        ]
      : []),
    {
      kind: 'note',
      text: '乖離は実績から軌道の値を引いた値です。必要なペースは、次の目標の年度末までの1か月当たりの値です。',
    },
    ...valueTables(rows, state),
  ];
}

function kindInWords({ level, kind }: ReportTargetDto): string {
  return `${LEVEL_NAMES[level]}、${TARGET_KIND_NAMES[kind]}`;
}

function paceInWords(row: ReportTargetDto): string | null {
  const { standing, unit } = row;
  if (standing?.pacePerMonth == null) return null;
  const paceInCounts = paceCountInWords(row);
  return `${signedInWords(standing.pacePerMonth, unit)}${paceInCounts === null ? '' : `（${paceInCounts}）`}`;
}

const TARGET_TERMS: ReportModel['definitions'] = [
  {
    term: '目標',
    meaning:
      '計画に定めた年度末（3月末）の値。「達成」は到達する値、「上限」は超えない値、「維持」は下回らない値。',
  },
  { term: '基準値', meaning: '目標を定めたときの出発点とした年度末の値。' },
  {
    term: '軌道',
    meaning:
      '基準値から各年度末の目標値（途中の年度の値を定めたときはその値も）を通る折れ線。上限と維持の目標には軌道がない。',
  },
  {
    term: '乖離',
    meaning:
      '実績から、同じ月の軌道の値を引いた値。負の値は軌道を下回る。数で示す乖離は、軌道に届く最も少ない数との差。',
  },
  {
    term: '必要なペース',
    meaning:
      '次の目標までの差を、対象月からその年度末までの月数で割った値。達成した目標と、月が残らない目標にはない。',
  },
  {
    term: '判定',
    meaning:
      '達成は目標に達したもの、順調は軌道以上、遅れは軌道未満、未達成は期限の年度末に達しなかったもの。上限と維持の目標は、守られていれば維持、そうでなければ逸脱。丸める前の値で比べる。',
  },
];
