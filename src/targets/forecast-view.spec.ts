import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { item, procedure } from '../../test/setup/forecast-rows.js';
import { parseIndicatorFile } from '../achievement/indicator/indicator-file.js';
import { parseMonth } from '../kernel/month.js';
import { computedActuals } from './actual.js';
import { forecastView } from './forecast-view.js';
import { type YearlyValueDto } from './target-answer.dto.js';
import { progressOfTarget } from './target-progress.js';

const indicators = parseIndicatorFile(readFileSync('config/indicators.json', 'utf8'));
const procedures = [
  ...Array.from({ length: 7 }, (_, at) => procedure({ procedureId: `online-${at}`, stage: 'online' })),
  procedure({ procedureId: 'A', plannedMonth: '2027-01' }),
  ...Array.from({ length: 2 }, (_, at) => procedure({ procedureId: `unplanned-${at}` })),
];

/** Seven of ten are online, an eighth is planned for January 2027. */
function foreseen(targets: YearlyValueDto[], month = parseMonth('2026-10')) {
  const figure = { period: month, revision: 1, state: 'final' as const, numerator: 7, denominator: 10 };
  const known = [{ indicator: 'procedures-online', ...figure, reported: 10, expected: 10 }];
  const indicator = indicators.find(({ key }) => key === 'procedures-online')!;
  const progress = progressOfTarget(
    {
      ...{ id: 't', indicator: indicator.key, manual: null, planName: null, name: '率', unit: '%' },
      ...{ decimals: 1, level: 'output', kind: 'reach', path: [], withdrawn: null, version: 1 },
      ...{ baseline: { fiscalYear: 2023, value: '30.0' }, targets },
    },
    computedActuals(known, indicator),
    { countUnit: '手続', flows: false, now: month },
  );
  return forecastView({
    ...{ month, procedures, items: procedures.map(item), firstPlans: new Map() },
    ...{ targets: [progress], departmentId: null },
    snapshot: { indicators, itemRule: 'any', yearlyFiscalYear: 2025 },
  }).targets;
}

describe('what plans make of a target', () => {
  it('is told of the first value that is not reached already', () => {
    const targets = [
      { fiscalYear: 2027, value: '70.0' },
      { fiscalYear: 2029, value: '80.0' },
    ];
    expect(foreseen(targets)).toMatchObject([
      { next: { fiscalYear: 2029, value: '80.0' }, held: { online: 8, missing: 0, reachedIn: '2027-01' } },
    ]);
  });

  it('is not told of a target that is reached: plans would seem to reach it next month', () => {
    expect(foreseen([{ fiscalYear: 2027, value: '70.0' }])).toEqual([]);
  });

  it('is not told of a target whose time is up', () => {
    expect(foreseen([{ fiscalYear: 2025, value: '90.0' }])).toEqual([]);
  });
});
