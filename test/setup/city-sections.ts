import { addMonths, monthRange, parseMonth } from '../../src/kernel/month.js';
import { fiscalYearPeriod, parsePeriod, periodLabel } from '../../src/kernel/period.js';
import { percent } from '../../src/kernel/rate.js';
import { type ReportModel } from '../../src/publication/report-model.js';
import {
  type ReportTargetDto,
  type ReportActionDto,
  type ReportReviewDto,
  type ReportHoursDto,
  type ReportAutomationDto,
} from '../../src/publication/report-parts-answer.dto.js';
import { type TargetContent } from '../../src/publication/targets/target-content.js';

const MONTH = parseMonth('2026-10');

/** The sections of other modules in the report of a city with so many procedures. */
export function citySections(
  size: number,
): TargetContent & Required<Pick<ReportModel, 'review' | 'automation'>> {
  return { ...cityTargets(size), review: cityReview(size), automation: cityAutomation() };
}

function cityTargets(size: number): TargetContent {
  const years = [2027, 2029, 2031, 2034].map(labelled);
  const first = computedTarget(size);
  return {
    targets: { fiscalYears: years, rows: [first, ceiling(), untold()] },
    forecast: {
      targets: [
        {
          targetId: first.id,
          indicator: 'priority-items',
          name: first.name,
          next: { ...labelled(2027), value: '90' },
          denominator: 59 * size,
          held: { online: 50 * size, percent: '84.7', missing: 4 * size, reachedIn: null },
          slipped: { online: 47 * size, percent: '79.7', missing: 7 * size, reachedIn: null },
        },
        {
          targetId: 'T9',
          indicator: 'procedures-online',
          name: '全手続オンライン化率',
          next: { ...labelled(2029), value: '50' },
          denominator: 100 * size,
          held: { online: 60 * size, percent: '60.0', missing: 0, reachedIn: parseMonth('2027-06') },
          slipped: { online: 49 * size, percent: '49.0', missing: size, reachedIn: null },
        },
      ],
      slips: [
        { departmentId: 'D0', departmentName: '市民課', plans: 12, medianSlip: 3 },
        { departmentId: 'D1', departmentName: 'こども家庭支援課', plans: 7, medianSlip: 0 },
        { departmentId: 'D2', departmentName: '税務課', plans: 2, medianSlip: -1 },
      ],
    },
    pareto: {
      yearLabel: periodLabel(fiscalYearPeriod(2025)),
      known: Math.max(20, size),
      unknown: 6,
      rows: Array.from({ length: 20 }, (_, at) => {
        const cumulative = { numerator: 9_000 + 700 * at, denominator: 40_000 };
        return {
          rank: at + 1,
          procedureId: `id-${at}`,
          code: `P${String(at).padStart(6, '0')}`,
          name:
            at === 2
              ? '国民健康保険の被保険者資格の取得届、喪失届及び住所等の変更届（世帯主による届出）'
              : `未対応の手続その${at}`,
          departmentName: '市民課',
          stage: at % 3 === 0 ? '未回答' : '準備中',
          plannedMonth: at % 4 === 0 ? null : parseMonth('2027-03'),
          applications: 9_000 - 400 * at,
          lowerBound: at % 5 === 0,
          cumulative,
          cumulativePercent: percent(cumulative),
        };
      }),
    },
  };
}

function labelled(fiscalYear: number) {
  return { fiscalYear, label: periodLabel(fiscalYearPeriod(fiscalYear)) };
}

function value(year: number, of: string) {
  return { fiscalYear: year, value: of };
}

/** Behind its way, which is in sight of the trend. */
function computedTarget(size: number): ReportTargetDto {
  const rate = { numerator: 43 * size, denominator: 59 * size };
  const months = monthRange(parseMonth('2024-03'), parseMonth('2028-03'));
  return {
    id: 'T1',
    indicator: 'priority-items',
    name: '優先手続オンライン化達成率',
    unit: '%',
    decimals: 1,
    level: 'output',
    kind: 'reach',
    baseline: value(2023, '42'),
    targets: [value(2027, '90'), value(2029, '95.5'), value(2034, '100')],
    path: [],
    countUnit: '手続',
    flows: false,
    trajectory: months.map((month, at) => ({ month, value: `${42 + at}.0${at % 10}` })),
    latest: {
      period: parsePeriod('2026-10'),
      periodLabel: periodLabel(MONTH),
      month: MONTH,
      value: '72.9',
      rate,
      completeness: { reported: 57, expected: 59 },
      state: 'provisional',
      revision: 2,
      source: null,
      interim: false,
    },
    interim: null,
    next: { ...labelled(2027), value: '90' },
    judgement: 'behind',
    judgementName: '遅れ',
    standing: {
      expected: '76.1',
      deviation: '-3.2',
      deviationInCount: -2 * size,
      pacePerMonth: '1.01',
      paceInCountPerMonth: '0.65',
      missingInCount: 11 * size,
      monthsLeft: 17,
    },
  };
}

/** A ceiling whose value was typed in. */
function ceiling(): ReportTargetDto {
  return {
    ...computedTarget(1),
    id: 'T2',
    indicator: null,
    name: '将来負担比率',
    level: 'outcome',
    kind: 'at-most',
    baseline: value(2023, '52.4'),
    targets: [value(2029, '50.5'), value(2031, '48.5')],
    countUnit: null,
    trajectory: [],
    latest: {
      period: parsePeriod('FY2025'),
      periodLabel: periodLabel(parsePeriod('FY2025')),
      month: parseMonth('2026-03'),
      value: '51.5',
      rate: null,
      completeness: null,
      state: null,
      revision: null,
      source: '財政状況の公表資料',
      interim: false,
    },
    next: { ...labelled(2029), value: '50.5' },
    judgement: 'broken',
    judgementName: '逸脱',
    standing: {
      expected: null,
      deviation: null,
      deviationInCount: null,
      pacePerMonth: null,
      paceInCountPerMonth: null,
      missingInCount: null,
      monthsLeft: 41,
    },
  };
}

function untold(): ReportTargetDto {
  const name = '行政サービスを活用できていると感じる市民の割合';
  const none = { latest: null, standing: null, judgement: 'no-actual', judgementName: '実績なし' } as const;
  return { ...ceiling(), id: 'T3', name, kind: 'keep', targets: [value(2029, '25.5')], ...none };
}

function cityReview(size: number): ReportReviewDto {
  const texts = Array.from({ length: Math.min(12, Math.max(2, Math.floor(size / 30))) }, (_, at) => ({
    departmentKey: at === 0 ? 'dx-office' : `D${at}`,
    department: at === 0 ? 'DX推進課' : `市民生活第${at}課`,
    issues: '様式が紙だけで、問い合わせのたびに郵送している。添付書類の省略の可否も決まっていない。',
    measures: at === 1 ? null : '様式を電子ファイルで配れるか、法令を確かめた。',
    plans: 'ホームページに載せる様式を作り、関係する課の意見を聞く。',
  }));
  const actions = Array.from({ length: Math.min(15, Math.max(3, Math.floor(size / 30))) }, (_, at) =>
    actionAt(at),
  );
  return { texts, actions, counts: { new: 1, open: actions.length - 1, overdue: 2, done: 1, cancelled: 0 } };
}

function actionAt(at: number): ReportActionDto {
  return {
    id: `A${at}`,
    number: at + 1,
    content: '国民健康保険の資格の届出に必要な添付書類を見直し、省略できるものを定める',
    department: '市民課',
    dueMonth: addMonths(MONTH, at % 4),
    state: at === 2 ? 'done' : 'in-progress',
    since: MONTH,
    isNew: at === 1,
    overdue: at % 4 === 0,
    carried: at === 1 ? 0 : 3 + at,
    comment: at % 3 === 0 ? '要綱の改正が要るため、12月議会の後に行う。' : null,
  };
}

function cityAutomation(): ReportAutomationDto {
  const project = (code: string, name: string) => ({ projectId: code, code, name, departmentName: '税務課' });
  return {
    inProduction: 11,
    programme: { projects: 20, due: 17, begun: 16, achieved: 12 },
    ofMonth: hours({ label: periodLabel(MONTH), from: MONTH, to: MONTH }, '120.5'),
    ofYear: hours({ ...labelled(2026), from: parseMonth('2026-04'), to: MONTH }, '1820.5'),
    money: {
      hourlyYen: 3_100,
      savedYen: 5_643_550,
      cost: { yen: 4_200_000, byKind: { licence: 0, development: 0, upkeep: 0 }, unvalued: 1 },
      effectiveness: '1.34',
      compared: {
        savedYen: 5_643_550,
        costYen: 4_200_000,
        completeness: { reported: 14, expected: 14 },
      },
    },
    shortfalls: [
      {
        ...project('A-007', '口座振替依頼書の読み取り'),
        months: monthRange(parseMonth('2026-04'), MONTH),
        actual: '12.5',
        estimated: '70.0',
        missing: '57.5',
        reachedPercent: '17.9',
        since: parseMonth('2026-05'),
        shortMonths: 6,
      },
    ],
    robots: [
      {
        ...project('A-009', '税務証明の発行件数の集計'),
        trouble: { kind: 'stood-still', since: parseMonth('2026-08'), months: 3 },
      },
      {
        ...project('A-011', '納付書の印刷'),
        trouble: { kind: 'failing', month: MONTH, runs: 1_240, failures: 310 },
      },
    ],
  };
}

function hours(
  { label, from, to }: Pick<ReportHoursDto, 'label' | 'from' | 'to'>,
  saved: string,
): ReportHoursDto {
  return {
    ...{ label, from, to },
    actual: {
      before: '2240.0',
      after: '420.5',
      saved,
      reductionPercent: '81.3',
      byBasis: { measured: '88.0', reported: '32.5', estimated: '0.0' },
      robotHours: '310.2',
      completeness: { reported: 9, expected: 11 },
    },
    estimated: { hours: '2010.0', projects: 10, without: 1 },
  };
}
