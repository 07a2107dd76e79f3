import { describe, expect, it } from '@jest/globals';
import { targetFaults } from './target-faults.js';

const sound: Parameters<typeof targetFaults>[0] = {
  kind: 'reach',
  indicator: 'priority-items',
  decimals: 1,
  baseline: { fiscalYear: 2023, value: '71.7' },
  targets: [{ fiscalYear: 2029, value: '100' }],
  path: [{ fiscalYear: 2026, value: '85' }],
};

describe('a target', () => {
  it('as a plan has it is free of faults', () => {
    expect(targetFaults(sound)).toEqual([]);
  });

  it.each([
    ['no target year', { targets: [], path: [] }, '目標値を1つ以上入力してください。'],
    ['a target before its base year', { baseline: { fiscalYear: 2029, value: '71.7' } }, '基準年度より後'],
    ['two values of one year', { path: [{ fiscalYear: 2029, value: '85' }] }, '同じ年度の値が2つあります。'],
    ['a way beyond the last target', { path: [{ fiscalYear: 2030, value: '85' }] }, '最後の目標年度より前'],
    ['a way to a ceiling', { kind: 'at-most' as const }, '種別が「達成」の目標にだけ'],
    ['more decimals than stated', { baseline: { fiscalYear: 2023, value: '71.70' } }, '小数第1位までの数'],
    ['more than the whole of a rate', { targets: [{ fiscalYear: 2029, value: '100.1' }] }, '0から100まで'],
  ])('is refused with %s', (_, change, sentence) => {
    const messages = targetFaults({ ...sound, ...change }).map(({ message }) => message);
    expect(messages.join('')).toContain(sentence);
  });

  it('of an amount typed in may lie beyond 100', () => {
    const amount = { ...sound, indicator: null, targets: [{ fiscalYear: 2029, value: '120' }] };
    expect(targetFaults(amount)).toEqual([]);
  });
});
