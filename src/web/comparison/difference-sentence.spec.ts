import { describe, expect, it } from '@jest/globals';
import { differenceSentence, signedCount } from './difference-sentence.js';

const side = (numerator: number | null, denominator: number | null, percent: string | null) => ({
  numerator,
  denominator,
  percent,
  reason: null,
  completeness: { reported: 4, expected: 4 },
  notCounted: null,
});

const change = {
  ...{ points: '2.1', likeForLike: null, left: [], joined: [] },
  ...{ rules: [], yearlyFiscalYears: null, yearlyCounts: 0 },
};
const difference = {
  key: 'usage',
  name: 'オンライン利用率',
  numerator: 1,
  denominator: 0,
  points: '2.1',
  change,
  sentence: '差は+2.1ポイントです。',
  responsible: [],
};

describe('how an indicator differs, in a sentence', () => {
  it('gives both rates with their counts and the difference in points', () => {
    const example = { ...difference, before: side(35, 48, '72.9'), after: side(1036, 1048, '98.9') };
    expect(differenceSentence(example)).toBe(
      'オンライン利用率は、72.9%（35 / 48）から98.9%（1,036 / 1,048）になりました。差は+2.1ポイントです。',
    );
  });

  it('says who is not counted in the later one', () => {
    const notCounted = { rows: 3, departments: [], sentence: '未回答：3手続を含みません。' };
    const after = { ...side(36, 48, '75.0'), completeness: { reported: 1, expected: 4 }, notCounted };
    expect(differenceSentence({ ...difference, before: side(35, 48, '72.9'), after })).toBe(
      'オンライン利用率は、72.9%（35 / 48）から75.0%（36 / 48）になりました。差は+2.1ポイントです。未回答：3手続を含みません。',
    );
  });

  it('does not make up a difference where one side tells nothing', () => {
    const example = {
      ...difference,
      before: side(null, null, null),
      after: side(1, 2, '50.0'),
      sentence: '',
    };
    expect(differenceSentence(example)).toBe('オンライン利用率は、算出なしから50.0%（1 / 2）になりました。');
  });

  it('shows the direction of a count by a sign', () => {
    expect([3, -1200, 0].map(signedCount)).toEqual(['+3', '−1,200', '±0']);
  });
});
