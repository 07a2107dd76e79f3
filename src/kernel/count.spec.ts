import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addCounts,
  countFault,
  countFromColumns,
  countToColumns,
  LARGEST_COUNT,
  notApplicable,
  notProvided,
  parseCountText,
  sameCount,
  sumCounts,
  type Count,
  value,
} from './count.js';
import { InvalidInput } from './invalid-input.js';

const count: fc.Arbitrary<Count> = fc.oneof(
  fc.nat({ max: 10_000_000 }).map(value),
  fc.constant(notProvided),
  fc.constant(notApplicable),
);
const countsWithShuffle = fc
  .array(count)
  .chain((counts) =>
    fc.tuple(fc.constant(counts), fc.shuffledSubarray(counts, { minLength: counts.length })),
  );

describe('the sum of counts', () => {
  it('adds values, takes 該当なし as neutral and 未回答 as unknown', () => {
    expect(sumCounts([value(3), notApplicable, value(4)])).toEqual({
      sum: value(7),
      complete: true,
      reported: 3,
      expected: 3,
    });
    expect(sumCounts([value(3), notProvided])).toEqual({
      sum: value(3),
      complete: false,
      reported: 1,
      expected: 2,
    });
  });

  it('of nothing but 未回答 is 未回答, never 0', () => {
    expect(sumCounts([notProvided, notApplicable]).sum).toEqual(notProvided);
  });

  it('of no counts is 該当なし and complete', () => {
    expect(sumCounts([])).toEqual({ sum: notApplicable, complete: true, reported: 0, expected: 0 });
  });

  it('does not depend on the order', () => {
    fc.assert(fc.property(countsWithShuffle, ([a, b]) => expect(sumCounts(b)).toEqual(sumCounts(a))));
  });

  it('of the parts is the sum of the whole', () => {
    fc.assert(
      fc.property(fc.array(count), fc.array(count), (a, b) => {
        const [left, right, whole] = [sumCounts(a), sumCounts(b), sumCounts([...a, ...b])];
        expect(whole.sum).toEqual(addCounts(left.sum, right.sum));
        expect(whole.reported).toBe(left.reported + right.reported);
        expect(whole.complete).toBe(left.complete && right.complete);
      }),
    );
  });

  it('is the plain sum of the values that are there', () => {
    fc.assert(
      fc.property(fc.array(count), (counts) => {
        const values = counts.flatMap((c) => (c.kind === 'value' ? [c.value] : []));
        const { sum } = sumCounts(counts);
        expect(sum.kind === 'value').toBe(values.length > 0);
        if (sum.kind === 'value') expect(sum.value).toBe(values.reduce((a, b) => a + b, 0));
      }),
    );
  });
});

describe('a count', () => {
  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %d', (number) =>
    expect(() => value(number)).toThrow(InvalidInput),
  );

  it('comes back from its two columns as it went in', () => {
    fc.assert(
      fc.property(count, (c) => {
        const columns = countToColumns(c);
        const back = countFromColumns(columns.value, columns.notApplicable);
        expect(back).toEqual(c);
        expect(sameCount(back, c)).toBe(true);
      }),
    );
  });

  it('tells 0 from 未回答', () => expect(sameCount(value(0), notProvided)).toBe(false));
});

describe('a cell with a count', () => {
  it.each([
    ['', notProvided],
    [' 　', notProvided],
    ['該当なし', notApplicable],
    ['0', value(0)],
    ['1,234', value(1234)],
    ['１，２３４', value(1234)],
    ['1,234,567', value(1234567)],
    [' 12 ', value(12)],
    ['12件', value(12)],
    ['１，２３４ 件', value(1234)],
  ])('reads 「%s」', (text, expected) => expect(parseCountText(text)).toEqual(expected));

  it.each([
    ...['-1', '1.5', '12,34', '1,23', '約100', '#N/A', '1e3'],
    ...['12①', '⑫', '1²', '½', '１２㈱', '件', '12名', '１２．５'],
  ])('refuses 「%s」', (text) =>
    expect(() => parseCountText(text)).toThrow(`件数「${text}」は0以上の整数で入力してください。`),
  );

  it.each(['-', '－', '−', '―', 'ー', ' -   ', '　－　', '--'])('asks what the dash 「%s」 means', (text) =>
    expect(() => parseCountText(text)).toThrow(
      `件数「${text.trim()}」は、0件か該当なしかを判断できません。0件なら「0」、該当しないときは「該当なし」`,
    ),
  );

  it.each(['1000000000', '1,000,000,000', '２０２６１００１００００１２３４', '9'.repeat(40)])(
    'refuses 「%s」, which is a reception number rather than a count',
    (text) =>
      expect(() => parseCountText(text, { column: '総件数' })).toThrow(
        /^総件数（\d+…?）が上限の999,999,999を超えています。/,
      ),
  );

  it('takes the largest count there may be', () =>
    expect(parseCountText('999,999,999')).toEqual(value(LARGEST_COUNT)));
});

describe('a number as a count', () => {
  it.each([0, 1, LARGEST_COUNT])('can be %d', (number) => expect(countFault('総件数', number)).toBeNull());

  it.each([
    [-1, '総件数（-1）は0以上の整数で入力してください。'],
    [0.5, '総件数（0.5）は0以上の整数で入力してください。'],
    [Number.NaN, '総件数（NaN）は0以上の整数で入力してください。'],
    [LARGEST_COUNT + 1, '総件数（1000000000）が上限の999,999,999を超えています。'],
    [2 ** 60, '総件数（1152921504606846976）が上限の999,999,999を超えています。'],
  ])('cannot be %d', (number, sentence) => expect(countFault('総件数', number)).toContain(sentence));
});
