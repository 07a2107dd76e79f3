import { completenessInWords, FIGURE_WORDS } from '../../kernel/figure-words.js';
import { BASES } from '../../automation/automation-words.js';
import { groupedDecimal, moneyInWords, spanInWords, troubleInWords } from '../automation/automation-words.js';
import { AUTOMATION_TERMS } from './automation-terms.js';
import { type ShownReport } from '../report-model.js';
import { type ReportAutomationDto, type ReportHoursDto } from '../report-parts-answer.dto.js';
import { type Subject } from '../section/datum.js';
import { codesOf, count, decimal, text, type ReportColumn, word } from '../section/report-column.js';
import { type Block, type ReportSection, table } from '../section/report-section.js';
import { wholeOf } from './own-figure.js';

const HOURS = '時間';
const HOW_KNOWN = {
  measured: '計測または稼働記録によるもの。',
  reported: '担当課の申告によるもの。',
  estimated: '見積りによるもの。',
} as const;

const HOURS_COLUMNS: ReportColumn<ReportHoursDto>[] = [
  text('span', '期間', spanInWords, { heading: true }),
  decimal('saved', '削減時間（実績）', ({ actual }) => actual.saved, {
    unit: HOURS,
    meaning: '職員の作業時間の減少。回答は効果のわかる案件と月の数、対象は回答の必要な数。',
    dataMore: ({ actual }) => actual.completeness,
  }),
  ...BASES.keys.map((basis) =>
    decimal<ReportHoursDto>(
      `saved.${basis}`,
      `うち${BASES.names[basis]}`,
      ({ actual }) => actual.byBasis[basis],
      {
        unit: HOURS,
        meaning: HOW_KNOWN[basis],
        dataName: `削減時間（実績、${BASES.names[basis]}）`,
      },
    ),
  ),
  decimal('before', '導入前時間', ({ actual }) => actual.before, {
    on: ['sheet', 'data'],
    unit: HOURS,
    meaning: '同じ件数を導入前の方法で行う時間。',
  }),
  decimal('after', '導入後時間', ({ actual }) => actual.after, {
    on: ['sheet', 'data'],
    unit: HOURS,
    meaning: '導入後に職員が行う時間。',
  }),
  decimal('reduction', '削減率', ({ actual }) => actual.reductionPercent, {
    unit: '%',
    meaning: '導入前時間に占める削減時間の割合。',
  }),
  decimal('robot', 'ロボットの稼働時間', ({ actual }) => actual.robotHours, {
    on: ['sheet', 'data'],
    unit: HOURS,
    meaning: '職員の時間には含めない。',
  }),
  text('completeness', FIGURE_WORDS.completeness, ({ actual }) => completenessInWords(actual.completeness), {
    ...{ on: ['page', 'paper'] },
  }),
  count('reported', FIGURE_WORDS.reported, ({ actual }) => actual.completeness.reported, { on: ['sheet'] }),
  count('expected', FIGURE_WORDS.expected, ({ actual }) => actual.completeness.expected, { on: ['sheet'] }),
  decimal('estimated', '削減時間（見込）', ({ estimated }) => estimated.hours, {
    unit: HOURS,
    meaning: '本番の案件が削減する予定の時間。実績と合計しない。',
    dataMore: ({ estimated: { projects, without } }) => ({
      note: `本番の案件のうち見込のあるもの${projects}件、ないもの${without}件`,
    }),
  }),
];

const PROJECT_COUNTS = (
  [
    ['projects', '登録された案件', '月末までに登録された（候補になった）案件の数。'],
    ['due', '対象の案件', '月末までに着手する予定の、または着手した案件。'],
    ['begun', '着手した案件', '分析以後の段階に入ったことのある案件。'],
    ['achieved', '達成した案件', '本番に達した案件。'],
  ] as const
).map(([field, label, meaning]) =>
  count<ReportAutomationDto>(field, label, ({ programme }) => programme[field], {
    unit: '件',
    meaning,
  }),
);

const COUNT_COLUMNS: ReportColumn<ReportAutomationDto>[] = [
  text('month', '期間', ({ ofMonth }) => ofMonth.label),
  ...PROJECT_COUNTS,
  count('inProduction', '本番の案件', ({ inProduction }) => inProduction, {
    unit: '件',
    meaning: '月末に本番の案件。',
  }),
];

const MONEY_COLUMNS: ReportColumn<ReportAutomationDto>[] = [
  text('span', '期間', ({ ofYear }) => spanInWords(ofYear)),
  count('hourly', '職員1時間当たりの費用', ({ money }) => money.hourlyYen, {
    sheet: '職員1時間当たりの費用（円）',
    unit: '円',
    meaning: '年度の単価。',
  }),
  count('savedYen', '効果額', ({ money }) => money.savedYen, {
    sheet: '効果額（円）',
    unit: '円',
    meaning: '削減時間に単価を掛けた値。',
  }),
  count('cost', '費用', ({ money }) => money.cost.yen, {
    sheet: '費用（円）',
    unit: '円',
    meaning: '同じ期間の費用。登録のないときは値がない。',
  }),
  decimal('effectiveness', '費用対効果', ({ money }) => money.effectiveness, {
    unit: '倍',
    meaning:
      '効果額を費用で割った値。費用の登録があり、効果のわかる（または、まだ本番でない）案件による。回答はその案件の数、対象は費用の登録があるか効果のわかる案件の数。',
    dataMore: ({ money }) => money.compared?.completeness ?? {},
  }),
  count('reported', FIGURE_WORDS.reported, ({ money }) => money.compared?.completeness.reported),
  count('expected', FIGURE_WORDS.expected, ({ money }) => money.compared?.completeness.expected),
];

type Shortfall = ReportAutomationDto['shortfalls'][number];
type Robot = ReportAutomationDto['robots'][number];

const PROJECT_COLUMNS: ReportColumn<Shortfall | Robot>[] = [
  text('code', '案件番号', ({ code }) => code, { on: ['sheet'] }),
  text('name', '案件', ({ name }) => name, { heading: true, below: ({ code }) => [code] }),
  word('department', '所管課', ({ departmentName }) => departmentName),
];

const SHORTFALL_COLUMNS: ReportColumn<Shortfall>[] = [
  ...PROJECT_COLUMNS,
  text('from', '期間の始め', ({ months }) => months.at(0), { on: ['sheet'] }),
  text('to', '期間の終わり', ({ months }) => months.at(-1), { on: ['sheet'] }),
  decimal('actual', '実績', ({ actual }) => actual, {
    unit: HOURS,
    dataName: '案件の削減時間（実績）',
    meaning: '見込を下回る案件の、効果のわかる月の値。',
  }),
  decimal('estimated', '見込', ({ estimated }) => estimated, {
    unit: HOURS,
    dataName: '案件の削減時間（見込）',
    meaning: '同じ月の見込。',
  }),
  decimal('missing', '足りない時間', ({ missing }) => missing, {
    unit: HOURS,
    sheet: '足りない時間',
    dataName: '見込に足りない時間',
    meaning: '見込から実績を引いた値。',
  }),
  decimal('reached', '見込に対する実績', ({ reachedPercent }) => reachedPercent, {
    unit: '%',
    meaning: '実績を見込で割った値。',
  }),
];

const ROBOT_COLUMNS: ReportColumn<Robot>[] = [
  ...PROJECT_COLUMNS,
  text('robotTrouble', '状況', ({ trouble }) => troubleInWords(trouble), {
    dataName: 'ロボットの状況',
    meaning: '停止または失敗の多いロボットにだけ行がある。',
  }),
];

/** 自動化の効果: hours with their basis, money, and the projects to be looked at. */
export const AUTOMATION: ReportSection = {
  key: 'automation',
  title: '自動化の効果',
  codes: [
    ...codesOf('automation', [...COUNT_COLUMNS, ...HOURS_COLUMNS, ...MONEY_COLUMNS]),
    ...codesOf('project', [...SHORTFALL_COLUMNS, ...ROBOT_COLUMNS]),
  ],
  terms: ({ automation }) => (automation ? AUTOMATION_TERMS : []),
  blocks: (model) => (model.automation ? automationBlocks(model.automation, model) : []),
};

function automationBlocks(automation: ReportAutomationDto, model: ShownReport): Block[] {
  const { programme, inProduction, ofMonth, ofYear, shortfalls, robots } = automation;
  const { state, revision } = model;
  const periods = ofYear.from === ofYear.to ? [ofMonth] : [ofMonth, ofYear];
  const whole = wholeOf(model);
  const about = ({ from, to }: ReportHoursDto) => ({ from, to, state, revision });
  const count = groupedDecimal;
  return [
    {
      kind: 'lead',
      text: `登録された案件は${count(programme.projects)}件（対象 ${count(programme.due)}件、着手 ${count(programme.begun)}件、達成 ${count(programme.achieved)}件）で、月末に本番のものは${count(inProduction)}件です。実績と見込は合計しません。`,
    },
    table<ReportHoursDto>({
      ...{
        key: 'report-automation',
        caption: '削減時間',
        columns: HOURS_COLUMNS,
        rows: periods,
        titled: true,
      },
      code: 'automation',
      subject: (hours) => ({ ...whole, about: about(hours) }),
      ...{ sheet: '自動化の効果', stated: true },
    }),
    ...periods.flatMap(estimateNote),
    { kind: 'note', text: moneyInWords(automation) },
    table<ReportAutomationDto>({
      ...{ key: 'automation-counts', caption: '自動化の件数', columns: COUNT_COLUMNS, rows: [automation] },
      ...{ code: 'automation', subject: () => whole, read: false, sheet: '自動化の件数', stated: true },
    }),
    table<ReportAutomationDto>({
      ...{ key: 'automation-money', caption: '自動化の費用', columns: MONEY_COLUMNS, rows: [automation] },
      ...{ read: false, sheet: '自動化の費用', stated: true },
      code: 'automation',
      subject: () => ({ ...whole, about: about(ofYear) }),
    }),
    ...projectTables({ shortfalls, robots, ofYear }, about(ofYear)),
  ];
}

function projectTables(
  { shortfalls, robots, ofYear }: Pick<ReportAutomationDto, 'shortfalls' | 'robots' | 'ofYear'>,
  about: NonNullable<Subject['about']>,
): Block[] {
  const shared = { titled: true, code: 'project', stated: true };
  const shortfallTable = table<Shortfall>({
    ...{
      key: 'report-shortfalls',
      caption: '見込を下回る案件',
      columns: SHORTFALL_COLUMNS,
      rows: shortfalls,
    },
    lead: `${spanInWords(ofYear)}のうち、効果のわかる月どうしで比べています。`,
    subject: (row) => ({ ...subjectOf(row), about }),
    ...{ ...shared, sheet: '見込を下回る案件' },
  });
  const robotTable = table<Robot>({
    ...{ key: 'report-robots', caption: '停止・失敗の多いロボット', columns: ROBOT_COLUMNS, rows: robots },
    ...{ ...shared, subject: subjectOf, sheet: '停止・失敗の多いロボット' },
  });
  return [...(shortfalls.length > 0 ? [shortfallTable] : []), ...(robots.length > 0 ? [robotTable] : [])];
}

function subjectOf({ code, name, departmentName: department }: Shortfall | Robot): Subject {
  return { scope: '自動化案件', scopeKey: code, scopeName: name, department };
}

function estimateNote(hours: ReportHoursDto): Block[] {
  const { without } = hours.estimated;
  if (without === 0) return [];
  return [
    {
      kind: 'note',
      text: `${spanInWords(hours)}の見込には、見込の登録のない本番の案件${groupedDecimal(without)}件を含みません。`,
    },
  ];
}
