import { describe, expect, it } from '@jest/globals';
import { type Month } from '../../../kernel/month.js';
import { portfolioHref, readPortfolioQuery } from './portfolio-query.js';
import { moveInWords, programmeRows, sinceInWords, troubleInWords } from './portfolio-words.js';

const months = ['2026-04', '2026-05', '2026-06'] as Month[];

describe('what needs a look', () => {
  it('is told with since when', () => {
    expect(sinceInWords({ since: '2026-03' as Month, shortMonths: 4 })).toBe(
      '2026年3月（令和8年3月）から、効果の分かる4か月続けて見込を下回る',
    );
    expect(sinceInWords({ since: null, shortMonths: 0 })).toBe('直近の月は見込に届いています');
  });

  it('is told of a robot with how often', () => {
    expect(troubleInWords({ kind: 'failing', month: months[2]!, runs: 1200, failures: 150 })).toBe(
      '2026年6月（令和8年6月）に1,200回のうち150回失敗（12.5%）',
    );
    expect(troubleInWords({ kind: 'stood-still', since: months[1]!, months: 2 })).toContain(
      '2026年5月（令和8年5月）から実行がありません',
    );
  });
});

it('A changed estimate is told with which way it went', () => {
  expect(moveInWords({ difference: '-600.0', lowered: true })).toBe('引下げ −600.0時間');
  expect(moveInWords({ difference: '1200.0', lowered: false })).toBe('引上げ +1,200.0時間');
  expect(moveInWords({ difference: '0.0', lowered: false })).toBe('変える前と同じ');
  expect(moveInWords({ difference: null, lowered: true })).toBe('取消');
});

it('The programme of a plan is told as the plan tells it: 121 / 89 / 85 / 53', () => {
  const rows = programmeRows({ projects: 121, due: 89, begun: 85, achieved: 53 });
  expect(rows.map(({ name, count, of }) => [name, count, of])).toEqual([
    ['全案件', 121, null],
    ['対象', 89, 121],
    ['着手', 85, 89],
    ['達成', 53, 89],
  ]);
});

it('An address of the portfolio is read back as it was written', () => {
  const ask = readPortfolioQuery({ fiscalYear: '2025', kinds: '-actual', tools: 'nonsense' }, 2026);
  expect(ask).toMatchObject({
    year: 2025,
    orders: { kinds: { by: 'actual', descending: true }, tools: null },
  });
  expect(portfolioHref(ask)).toBe('/automation/portfolio?fiscalYear=2025&kinds=-actual');
  expect(readPortfolioQuery({}, 2026).year).toBe(2026);
});
