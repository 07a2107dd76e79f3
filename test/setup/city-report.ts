import { parseDate } from '../../src/kernel/date.js';
import { addMonths, parseMonth, type Month } from '../../src/kernel/month.js';
import { periodLabel } from '../../src/kernel/period.js';
import { percent } from '../../src/kernel/rate.js';
import { type TrendMonthDto } from '../../src/publication/report-answer.dto.js';
import { type ReportModel, TREND_MONTHS } from '../../src/publication/report-model.js';
import { LAYOUT } from '../../src/publication/report-layout.js';
import {
  type ReportFigureDto,
  type ReportIndicatorDto,
  type ReportScopeDto,
} from '../../src/publication/report-figures-answer.dto.js';
import { type ReportGroupDto, type ReportItemDto } from '../../src/publication/sections/items.js';
import {
  type BehindProcedureDto,
  type ReportProcedureDto,
} from '../../src/publication/sections/procedures.js';
import { summarySentences } from '../../src/publication/summary-sentences.js';
import { citySections } from './city-sections.js';

const MONTH = parseMonth('2026-10');
const FLOWS = { from: parseDate('2026-10-01'), to: parseDate('2026-10-31') };
const NAMES: Record<string, string> = {
  'priority-items': '優先手続オンライン化達成率',
  'frequent-32': 'よく使う32手続',
  'childcare-care-26': '子育て・介護26手続',
  'procedures-online': '全手続オンライン化率',
  'volume-online': '件数ベースオンライン化率',
  'volume-end-to-end': 'オンライン完結率',
  usage: 'オンライン利用率',
  'usage-where-online': '利用率（オンライン可能手続）',
};
const GROUPS = [
  '子育て',
  '介護',
  '被災者支援',
  '自動車保有',
  '住民・戸籍',
  '税',
  '水道・下水道',
  '施設・図書館',
];
const STAGES = ['未着手', '準備中', '一部オンライン', 'オンライン申請可', 'オンライン完結'];
/** As long as the names of procedures get: 60 characters, words of signs and digits among them. */
const LONG =
  '高齢者の医療の確保に関する法律に基づく後期高齢者医療被保険者証の再交付申請（紛失・汚損・破損）及び負担区分証明書の交付の申請書2号';

/** The report of a city with so many procedures, provisional and with every list filled. The same number, the same report. */
export function cityReport(size: number, about: Partial<ReportModel> = {}): ReportModel {
  const procedures = Array.from({ length: size }, (_, at) => procedureAt(at));
  const trend = Array.from({ length: TREND_MONTHS }, (_, at) =>
    trendMonth(addMonths(MONTH, at + 1 - TREND_MONTHS), at, size),
  );
  const content = {
    layout: LAYOUT,
    municipality: { code: '352012', name: '下関市', sample: false },
    period: { month: MONTH, label: periodLabel(MONTH), ...FLOWS },
    asOf: FLOWS.to,
    state: 'provisional' as const,
    stateLabel: '速報',
    revision: 2,
    computedAt: '2026-11-04T18:00:00.000Z',
    edition: {
      date: parseDate('2021-12-24'),
      title: '地方公共団体が優先的にオンライン化を推進すべき手続',
      source: '国の計画',
    },
    itemRule: 'any' as const,
    snapshotDigest: null,
    comparedWith: {
      month: addMonths(MONTH, -1),
      label: periodLabel(addMonths(MONTH, -1)),
      revision: 3,
      state: 'final' as const,
    },
    indicators: Object.keys(NAMES).map((key, at) => indicatorAt(key, at, size)),
    trend,
    departments: Array.from({ length: Math.min(60, Math.max(3, Math.floor(size / 50))) }, (_, at) =>
      departmentAt(at),
    ),
    groups: GROUPS.map(groupAt),
    procedures,
    newlyOnline: procedures
      .filter((_, at) => at % 50 === 4)
      .map((one) => ({ ...one, stageBefore: '準備中' })),
    behind: procedures.filter((_, at) => at % 10 === 1).map(delayedProcedure),
    ...citySections(size),
    definitions: [{ term: '件数', meaning: '受け付けた件数。' }],
    sources: [{ name: '指標', source: '計画' }],
    digest: '0123456789abcdef'.repeat(4),
    ...about,
  } satisfies Omit<ReportModel, 'summary'>;
  return { ...content, summary: about.summary ?? summarySentences(content) };
}

function figure(key: string, numerator: number, denominator: number): ReportFigureDto {
  return {
    key,
    name: NAMES[key] ?? key,
    numerator,
    denominator,
    percent: percent({ numerator, denominator }),
    completeness: { reported: 57, expected: 59 },
    itemRule: null,
    reason: null,
  };
}

function indicatorAt(key: string, at: number, size: number): ReportIndicatorDto {
  return {
    ...figure(key, 43 * size + at, 59 * size),
    rule: '対象となる優先手続のうち、オンライン化に当たるものの割合。',
    source: '下関市 第3次総合計画',
    flows: FLOWS,
    difference: at % 2 === 0 ? '1.3' : '-0.2',
  };
}

/** The first three months are not known, nor is the use in the tenth; this one and the month before are provisional. */
function trendMonth(month: Month, at: number, size: number): TrendMonthDto {
  const label = periodLabel(month);
  if (at < 3) return { month, label, state: null, revision: null, indicators: {} };
  const keys = Object.keys(NAMES).filter((key) => at !== 10 || key !== 'usage');
  return {
    month,
    label,
    state: at < TREND_MONTHS - 2 ? 'final' : 'provisional',
    revision: 1,
    indicators: Object.fromEntries(
      keys.map((key, line) => [key, figure(key, (20 + at + 2 * line) * size, 59 * size)]),
    ),
  };
}

function departmentAt(at: number): ReportScopeDto {
  const name =
    at === 1 ? 'こども未来部こども家庭支援課保育・幼稚園・放課後児童クラブ担当室' : `市民生活第${at + 1}課`;
  return {
    key: `D${at}`,
    name,
    figures: Object.keys(NAMES).map((key, line) => figure(key, at + line, 70 + at)),
  };
}

function groupAt(name: string, at: number): ReportGroupDto {
  const items = Array.from({ length: at === 0 ? 17 : 6 }, (_, line) => itemAt(at * 20 + line + 1, line));
  return { key: `G${at}`, name, figures: [figure('priority-items', 4, items.length)], items };
}

function itemAt(number: number, line: number): ReportItemDto {
  return {
    key: `item-${number}`,
    number,
    name: line === 2 ? LONG : '児童手当等の受給資格及び児童手当の額についての認定請求',
    verification: line === 3 ? 'unverified' : 'verified',
    applicability: line === 4 ? '非該当（該当施設なし）' : '該当',
    handled: line !== 4,
    department: line === 1 ? '所管課未定' : 'こども家庭支援課',
    stage: STAGES[line % 5] ?? '',
    online: line % 5 > 1,
    procedures: 1 + (line % 3),
    changed: line === 5 ? 'came-online' : line === 0 ? 'went-offline' : null,
  };
}

function procedureAt(at: number): ReportProcedureDto {
  const total = at % 7 === 0 ? null : at % 11 === 0 ? ('該当なし' as const) : 100 + ((at * 37) % 90_000);
  const online = typeof total === 'number' ? Math.floor(total / 3) : total;
  const usage =
    typeof total === 'number' && typeof online === 'number'
      ? { numerator: online, denominator: total }
      : { numerator: 0, denominator: 0 };
  return {
    code: `P${String(at).padStart(6, '0')}`,
    name: at % 20 === 1 ? LONG : `児童手当現況届の提出その${at}`,
    department: at % 9 === 0 ? 'こども未来部こども家庭支援課保育・幼稚園担当室' : '市民課',
    stage: STAGES[at % 5] ?? '',
    online: at % 5 > 1,
    inScope: true,
    stageSince: parseDate('2026-10-17'),
    plannedMonth: at % 5 > 1 ? null : parseMonth('2027-03'),
    applicationsTotal: total,
    applicationsOnline: online,
    usage: { ...usage, percent: percent(usage) },
    stageBefore: null,
  };
}

function delayedProcedure(one: ReportProcedureDto, at: number): BehindProcedureDto {
  const moved = at % 2 === 0;
  return {
    ...one,
    plannedMonth: parseMonth(moved ? '2027-03' : '2026-08'),
    plannedBefore: moved ? parseMonth('2026-07') : null,
    why: moved ? 'moved' : 'passed',
  };
}
