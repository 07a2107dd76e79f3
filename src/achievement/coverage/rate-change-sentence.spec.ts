import { describe, expect, it } from '@jest/globals';
import { type RateChangeDto } from '../comparison/change-answer.dto.js';
import { rateChangeSentence } from './rate-change-sentence.js';

const plain: RateChangeDto = {
  ...{ points: '2.1', likeForLike: null, left: [], joined: [] },
  ...{ rules: [], yearlyFiscalYears: null, yearlyCounts: 0 },
};
const unlike: RateChangeDto = {
  ...plain,
  points: '5.0',
  likeForLike: {
    before: { numerator: 401, denominator: 1000 },
    after: { numerator: 400, denominator: 1000 },
    ...{ rows: 40, answered: true, points: '-0.1' },
  },
  left: [
    { reason: 'unanswered', rows: 12 },
    { reason: 'exempt', rows: 1 },
  ],
  joined: [{ reason: 'new', rows: 2 }],
};
const words = { sides: 'months', measuredBy: 'procedure', since: '前月' } as const;

describe('the change of a rate in a sentence', () => {
  it('is one difference where both periods hold the same, with its direction', () => {
    expect(rateChangeSentence(plain, words)).toBe('前月との差は+2.1ポイントです。');
    expect(rateChangeSentence({ ...plain, points: '-0.2' }, words)).toBe('前月との差は−0.2ポイントです。');
    expect(rateChangeSentence({ ...plain, points: '0.0' }, words)).toBe('前月との差は±0.0ポイントです。');
  });

  it('is the difference over what both hold where they do not, the plain one beside it with what it comes of', () => {
    expect(rateChangeSentence(unlike, words)).toBe(
      '両月とも報告のある手続で比べると、前月との差は−0.1ポイントです（40.1%（401 / 1,000）から40.0%（400 / 1,000）。全体の前月との差+5.0ポイントは、数えたものが異なります）。' +
        '外れたものは未回答12手続、適用除外1手続、加わったものは新しく加わったもの2手続です。',
    );
  });

  it('says so where some owe an answer on both sides', () => {
    const owing = { ...unlike, likeForLike: { ...unlike.likeForLike!, answered: false } };
    expect(rateChangeSentence(owing, { sides: 'fiscal-years', measuredBy: 'item' })).toMatch(
      /^両年度で報告の有無が同じ優先手続で比べると、差は−0.1ポイントです/,
    );
  });

  it('does not compare where the two hold nothing in common', () => {
    const nothing = { ...unlike, likeForLike: { ...unlike.likeForLike!, rows: 0, points: null } };
    expect(rateChangeSentence(nothing, words)).toMatch(
      /^両月とも報告のある手続がないため、比べられません（全体の前月との差\+5.0ポイントは、数えたものが異なります）。/,
    );
  });

  it('names other rules, another year of counts and counts that were entered', () => {
    const noted: RateChangeDto = {
      ...plain,
      rules: ['edition', 'itemRule'],
      yearlyFiscalYears: { before: 2024, after: 2025 },
      yearlyCounts: 3,
    };
    expect(rateChangeSentence(noted, { ...words, sides: 'revisions' })).toBe(
      '前月との差は+2.1ポイントです。算定の決まり（優先手続一覧の版、優先手続の数え方）が変わっています。' +
        '年間件数が令和6年度（2024年度）分から令和7年度（2025年度）分に替わっています。年間件数の登録・変更が3手続あります。',
    );
  });

  it('is empty where one side has no rate', () => {
    expect(rateChangeSentence({ ...unlike, points: null }, words)).toBe('');
  });
});
