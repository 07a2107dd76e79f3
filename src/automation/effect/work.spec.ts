import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMonth } from '../../kernel/month.js';
import { compareExact, exact, formatDecimal, parseDecimal, scale } from '../../kernel/exact.js';
import { annualised, hoursOfMinutes, reductionPercent, workHours } from './work.js';

const number = (text: string) => parseDecimal(text, 2);
const percentText = (value: ReturnType<typeof reductionPercent>) => value && formatDecimal(value, 1);

describe('published cases come out as published', () => {
  it('0.16 hours to 0.12 hours is a reduction of 25.0 %', () => {
    expect(percentText(reductionPercent(number('0.16'), number('0.12')))).toBe('25.0');
    expect(percentText(reductionPercent(hoursOfMinutes(number('9.6')), hoursOfMinutes(number('7.2'))))).toBe(
      '25.0',
    );
  });

  it('20 minutes a case to 7 minutes is 13 minutes less, 65.0 %', () => {
    expect(percentText(reductionPercent(number('20'), number('7')))).toBe('65.0');
    const before = workHours({ minutesPerCase: number('20'), people: number('1') }, 300);
    const after = workHours({ minutesPerCase: number('7'), people: number('1') }, 300);
    expect([percentText(before), percentText(after)]).toEqual(['100.0', '35.0']);
  });

  it('116 hours in three months are 464 hours a year', () => {
    const months = ['2026-04', '2026-05', '2026-06'].map(parseMonth);
    expect(percentText(annualised(number('116'), months))).toBe('464.0');
  });
});

describe('the hours of a year', () => {
  it('are not worked out where no month is named', () => {
    expect(annualised(number('116'), [])).toBeNull();
  });

  it('are those of the months in which the work is done', () => {
    expect(percentText(annualised(number('30'), [parseMonth('2026-02')], 3))).toBe('90.0');
  });
});

describe('a reduction', () => {
  it('is below 0 where the work takes longer than before', () => {
    expect(percentText(reductionPercent(number('10'), number('12')))).toBe('-20.0');
  });

  it('has no percent where there was no work before', () => {
    expect(reductionPercent(exact(0n), number('1'))).toBeNull();
  });
});

const amount = fc.integer({ min: 0, max: 100_000 }).map((hundredths) => exact(BigInt(hundredths), 100n));

it('scaling the cases scales the hours', () => {
  fc.assert(
    fc.property(amount, amount, fc.nat(10_000), fc.nat(50), (minutesPerCase, people, cases, times) => {
      const work = { minutesPerCase, people };
      expect(compareExact(workHours(work, cases * times), scale(workHours(work, cases), times))).toBe(0);
    }),
  );
});
