import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { item, procedure } from '../../test/setup/forecast-rows.js';
import { parseIndicatorFile } from '../achievement/indicator/indicator-file.js';
import { monthNumber, parseMonth, yearOf } from '../kernel/month.js';
import { percent } from '../kernel/rate.js';
import { computedActuals } from './actual.js';
import { type ForecastDto } from './forecast-answer.dto.js';
import { forecastView } from './forecast-view.js';
import { type TargetProgressDto } from './progress-answer.dto.js';
import { deviationInWords, progressSentences } from './progress-sentences.js';
import { progressOfTarget } from './target-progress.js';

const page = readFileSync('docs/targets.md', 'utf8');
const october = parseMonth('2026-10');
const indicators = parseIndicatorFile(readFileSync('config/indicators.json', 'utf8'));
const [priorityItems] = indicators;

const tax = { departmentId: '税務課', departmentCode: '2', departmentName: '税務課' };
const procedures = [
  ...Array.from({ length: 42 }, (_, at) => procedure({ procedureId: `online-${at}`, stage: 'online' })),
  procedure({ procedureId: 'A', plannedMonth: '2026-12', yearlyTotal: 12_000 }),
  procedure({ procedureId: 'B', plannedMonth: '2027-02', yearlyTotal: 1_500 }),
  procedure({ procedureId: 'C', plannedMonth: '2027-03' }),
  procedure({ procedureId: 'D', plannedMonth: '2026-10', yearlyTotal: 6_000, ...tax }),
  procedure({ procedureId: 'E', plannedMonth: '2027-01', yearlyTotal: 1_500, ...tax }),
  procedure({ procedureId: 'F', yearlyTotal: 9_000 }),
  ...Array.from({ length: 5 }, (_, at) => procedure({ procedureId: `unplanned-${at}` })),
];
const first = (month: string) => ({ month: parseMonth(month), lastOffline: null, firstOnline: null });
const firstPlans = new Map([
  ['A', first('2026-08')],
  ['B', first('2026-12')],
]);

let progress: TargetProgressDto;
let forecast: ForecastDto;

beforeAll(() => {
  const figure = { period: october, revision: 1, state: 'final' as const, numerator: 42, denominator: 53 };
  const figures = [{ indicator: 'priority-items', ...figure, reported: 53, expected: 53 }];
  progress = progressOfTarget(
    {
      ...{ id: 't', indicator: 'priority-items', manual: null, planName: null, name: '達成率', unit: '%' },
      ...{ decimals: 1, level: 'output', kind: 'reach', path: [], withdrawn: null, version: 1 },
      baseline: { fiscalYear: 2023, value: '71.7' },
      targets: [
        { fiscalYear: 2029, value: '100' },
        { fiscalYear: 2034, value: '100' },
      ],
    },
    computedActuals(figures, priorityItems!),
    { countUnit: '手続', flows: false, now: october },
  );
  forecast = forecastView({
    ...{ month: october, procedures, items: procedures.map(item), firstPlans, targets: [progress] },
    snapshot: { indicators, itemRule: 'any', yearlyFiscalYear: 2025 },
    departmentId: null,
  });
});

describe('the worked example of the documentation', () => {
  it('tells the actual value, the line, the deviation, the judgement and the pace as the rules do', () => {
    const { latest, standing, judgementName } = progress;
    expect(page).toContain(`42／53 = **${latest?.value} %**`);
    expect(page).toContain(`31／72 = **${standing?.expected} %**`);
    expect(deviationInWords(progress)).toBe('−4.6ポイント（3手続分）');
    expect(page).toContain('乖離は **−4.6ポイント**');
    expect(page).toContain('**3手続分** の不足');
    expect(page).toContain(`例の判定は **${judgementName}** です。`);
    expect(page).toContain(`までは${standing?.monthsLeft}か月で、あと${standing?.missingInCount}手続です。`);
    expect(page).toContain(
      `**+${standing?.pacePerMonth}ポイント**（**${standing?.paceInCountPerMonth}手続**）`,
    );
  });

  it('tells the forecast month by month, and what is missing although every plan holds', () => {
    const line = forecast.lines.find(({ indicator }) => indicator === 'priority-items');
    const inWords = (online: number) => `${online}（${percent({ numerator: online, denominator: 53 })} %）`;
    for (const { month, held, slipped } of line?.months.slice(0, 7) ?? []) {
      const label = `${yearOf(month)}年${monthNumber(month)}月`;
      expect(page).toContain(`| ${label} | ${inWords(held)} | ${inWords(slipped)} |`);
    }
    expect(line?.months).toHaveLength(41);
    const [outcome] = forecast.targets;
    expect(page).toContain(
      `47／53（${outcome?.held.percent} %）で、**${outcome?.held.missing}手続足りません**`,
    );
    expect(forecast.slips.map(({ departmentName, medianSlip }) => `${departmentName}${medianSlip}`)).toEqual([
      '市民課2',
      '税務課1',
    ]);
  });

  it('tells which procedures carry the most', () => {
    const lines = forecast.pareto.rows.map(
      ({ name, applications, cumulativePercent }) =>
        `| ${name} | ${applications.toLocaleString('ja-JP')} | ${cumulativePercent} % |`,
    );
    expect(lines).toHaveLength(5);
    expect(page).toContain(lines.join('\n'));
    expect(forecast.pareto.unknown).toBe(6);
  });

  it('reads in plain sentences', () => {
    expect(progressSentences(progress)).toEqual([
      '2026年10月（令和8年10月）の実績は79.2%（42 / 53手続、確定値）です。',
      '軌道の値は83.9%で、軌道との乖離は−4.6ポイント（3手続分）です。',
      '令和11年度（2029年度）末の目標100%まで、あと11手続、41か月です。必要なペースは1か月に+0.51ポイント（0.27手続）です。',
    ]);
  });
});
