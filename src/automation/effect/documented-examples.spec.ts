import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMonth } from '../../kernel/month.js';
import { projectRoot } from '../../platform/project-root.js';
import { exact, type Exact, formatDecimal, multiply, parseDecimal, whole } from '../../kernel/exact.js';
import { type Cost, costEffectiveness, costsOfYear, payback } from '../cost/cost.js';
import {
  annualised,
  estimatedMonths,
  estimatedYear,
  hoursOfMinutes,
  reductionPercent,
  workHours,
} from './work.js';

const document = readFileSync(join(projectRoot, 'docs', 'automation.md'), 'utf8');

/** What the document says below a heading, to the next one. */
function section(heading: string): string {
  const [, text] = document.split(`### ${heading}\n`);
  return text?.split('\n### ')[0] ?? '';
}
const number = (text: string) => parseDecimal(text, 2);
const one = (value: Exact | null) => (value ? formatDecimal(value, 1) : '―');
const yen = (value: Exact) => `${Number(formatDecimal(value, 0)).toLocaleString('ja-JP')}円`;
const work = (minutes: string) => ({ minutesPerCase: number(minutes), people: exact(1n) });

const estimate = { before: work('20'), after: work('7'), casesPerYear: 3600 };
const licence: Cost = {
  kind: 'licence',
  yen: 900_000,
  hours: null,
  yearly: true,
  fiscalYear: 2026,
  lastFiscalYear: null,
  split: 'equal',
  shares: [
    { projectId: 'a', weight: 1 },
    { projectId: 'b', weight: 3 },
    { projectId: 'c', weight: 5 },
  ],
};
const ownWork: Cost = { ...licence, yen: null, hours: number('40.5'), shares: licence.shares.slice(0, 1) };
const costs = (cost: Cost, ids: string[], months = 12) =>
  yen(costsOfYear([cost], ids, { year: 2026, months }, new Map([[2026, 3000]])).yen);
const months = payback(whole(1_000_000), whole(1_800_000), whole(600_000));

describe('the examples of the document on automation come out as they stand there', () => {
  it.each([
    ['導入前時間', `${one(workHours(work('20'), 300))}時間`],
    ['導入後時間', `${one(hoursOfMinutes(whole(2100)))}時間`],
    ['導入後時間', `${one(hoursOfMinutes(whole(600)))}時間`],
    ['削減時間と削減率', `削減率は ${one(reductionPercent(number('20'), number('7')))}％`],
    ['削減時間と削減率', `削減率は ${one(reductionPercent(number('0.16'), number('0.12')))}％`],
    ['削減時間と削減率', `削減率は ${one(reductionPercent(number('10'), number('12')))}％`],
    ['年換算', `= ${one(annualised(whole(116), ['2026-04', '2026-05', '2026-06'].map(parseMonth)))}時間`],
    ['見込', `= ${one(estimatedYear(estimate).saved)}時間`],
    ['見込', `= ${one(estimatedMonths(estimate, 7))}時間`],
    ['金額', yen(multiply(whole(65), whole(3000)))],
    ['費用', costs(ownWork, ['a'])],
    ['費用', costs(licence, ['a'])],
    ['費用', costs({ ...licence, split: 'weight' }, ['c'])],
    ['費用', costs(licence, ['a', 'b', 'c'], 7)],
    ['費用対効果', formatDecimal(costEffectiveness(whole(1_950_000), whole(600_000))!, 2)],
    ['回収期間', `${months.kind === 'months' ? one(months.months) : months.kind}か月`],
  ])('%s: %s', (heading, result) => {
    expect(section(heading)).toContain(result);
  });
});
