import { grouped } from '../../kernel/figure-words.js';
import {
  type DepartmentSlipDto,
  type TargetForecastDto,
  type TargetOutcomeDto,
} from '../../targets/forecast-answer.dto.js';
import { type ReportModel } from '../report-model.js';
import { yearAhead } from '../section/datum.js';
import {
  codesOf,
  count,
  decimal,
  month,
  rate,
  text,
  type ReportColumn,
  word,
} from '../section/report-column.js';
import { type Block, type ReportSection, table } from '../section/report-section.js';

type Outcome = TargetForecastDto & { assumed: string; outcome: TargetOutcomeDto };

const COLUMNS: ReportColumn<Outcome>[] = [
  text('name', '目標', ({ name }) => name, {
    heading: true,
    below: ({ next }) => [`${next.label}末 ${next.value}%`],
    link: ({ targetId }) => ({ to: 'target', id: targetId }),
  }),
  text('year', '目標の年度', ({ next }) => next.label, { on: ['sheet'] }),
  decimal('goal', '目標値', ({ next }) => next.value, { on: ['sheet'], unit: '%' }),
  word('assumed', '仮定', ({ assumed }) => assumed),
  rate(
    'outcome',
    '見込み（オンライン / 対象）',
    ({ outcome, denominator }) => ({ ...outcome, numerator: outcome.online, denominator }),
    {
      ...{ parts: ['見込み（%）', 'オンライン', '対象'] },
    },
  ),
  count('missing', '足りない数', ({ outcome }) => outcome.missing, {
    words: ({ outcome: { missing } }) => (missing === 0 ? 'なし' : `${grouped(missing)}手続`),
  }),
  month('reached', '目標に達する年月', ({ outcome }) => outcome.reachedIn),
];

/** The data of each assumption under codes of its own. */
const OUTCOME_DATA = (
  [
    ['held', '予定どおり', 'すべての予定が守られたとき', 'すべての予定が守られても足りない数。'],
    ['slipped', '遅れた場合', 'これまでと同じだけ遅れたとき', 'これまでと同じだけ遅れたときに足りない数。'],
  ] as const
).flatMap(([which, assumed, when, missing]): ReportColumn<TargetForecastDto>[] => [
  decimal(which, `見込み（${assumed}）`, (one) => one[which].percent, {
    unit: '%',
    meaning: `${when}の、対象期間の年度末の値。`,
    dataMore: (one) => ({ numerator: one[which].online, denominator: one.denominator }),
  }),
  count(`${which}-missing`, `目標に足りない数（${assumed}）`, (one) => one[which].missing, {
    unit: '手続',
    meaning: missing,
  }),
  month(`${which}-reached`, `目標に達する年月（${assumed}）`, (one) => one[which].reachedIn, {
    meaning: '西暦、年-月。見込めないときは行がない。',
  }),
]);

const SLIP_COLUMNS: ReportColumn<DepartmentSlipDto>[] = [
  text('name', '所管課', ({ departmentName }) => departmentName, { heading: true }),
  count('plans', '遅れの分かる手続', ({ plans }) => plans, {
    unit: '件',
    meaning: '予定のある手続と、予定があってオンライン化した手続の数。',
  }),
  count('median', '遅れの中央値', ({ medianSlip }) => medianSlip, {
    unit: 'か月',
    words: slipInWords,
    sheet: '遅れの中央値（月）',
    meaning: '最初の予定年月からの遅れの中央値。負は前倒し。',
  }),
];

const TERMS: ReportModel['definitions'] = [
  {
    term: '見込み（予定どおり）',
    meaning:
      '手続ごとの予定年月がすべて守られたときの値。予定年月を過ぎた手続は、翌月に実現するものとして数える。',
  },
  {
    term: '見込み（遅れた場合）',
    meaning: '各課の予定が、その課のこれまでの遅れの中央値だけ、すべて遅れたときの値。',
  },
  {
    term: 'これまでの遅れ',
    meaning: '最初の予定年月から今の予定年月（過ぎて実現していないものは翌月）までの月数。負の値は前倒し。',
  },
];

/** What becomes of the targets if plans hold, and if they slip. */
export const FORECAST: ReportSection = {
  key: 'forecast',
  title: '予定年月による見込み',
  codes: [...codesOf('forecast', OUTCOME_DATA), ...codesOf('slip', SLIP_COLUMNS)],
  terms: ({ forecast }) => (forecast ? TERMS : []),
  blocks: ({ forecast }) => (forecast ? forecastBlocks(forecast) : []),
};

function forecastBlocks({ targets, slips }: NonNullable<ReportModel['forecast']>): Block[] {
  return [
    {
      kind: 'lead',
      text: '「予定どおり」は手続ごとの予定年月がすべて守られたとき、「遅れた場合」は各課の予定がその課のこれまでの遅れの中央値だけ遅れたときの、目標の年度末の値です。',
    },
    table<Outcome>({
      key: 'report-forecast',
      caption: '目標の年度末の見込み',
      columns: COLUMNS,
      rows: targets.flatMap((one) => [
        { ...one, assumed: '予定どおり', outcome: one.held },
        { ...one, assumed: '遅れた場合', outcome: one.slipped },
      ]),
      sheet: '見込み',
      stated: true,
    }),
    table<TargetForecastDto>({
      ...{ key: 'outcomes', caption: '見込み', columns: OUTCOME_DATA, rows: targets, read: false },
      code: 'forecast',
      subject: ({ targetId, name, next }) => ({
        ...{ scope: '目標', scopeKey: targetId, scopeName: name },
        about: yearAhead(next.fiscalYear, 'forecast'),
      }),
    }),
    ...(slips.length > 0 ? [slipTable(slips)] : []),
  ];
}

function slipTable(rows: readonly DepartmentSlipDto[]): Block {
  return table<DepartmentSlipDto>({
    ...{ key: 'report-slips', caption: '課ごとのこれまでの遅れ', columns: SLIP_COLUMNS, rows },
    code: 'slip',
    subject: ({ departmentId, departmentName: name }) => ({
      ...{ scope: '所管課', scopeKey: departmentId, scopeName: name, department: name },
    }),
    ...{ titled: true, folded: true, sheet: 'これまでの遅れ', stated: true },
  });
}

function slipInWords({ medianSlip: months }: DepartmentSlipDto): string {
  if (months === 0) return '遅れなし';
  return months > 0 ? `${months}か月` : `${-months}か月の前倒し`;
}
