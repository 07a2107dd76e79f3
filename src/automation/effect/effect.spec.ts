import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notApplicable, notProvided, value } from '../../kernel/count.js';
import { addMonths, parseMonth } from '../../kernel/month.js';
import { add, compareExact, exact, formatDecimal, parseDecimal, ZERO } from '../../kernel/exact.js';
import { BASES } from '../automation-words.js';
import { type MonthFigures, sumEffects } from './effect.js';

const OCTOBER = parseMonth('2026-10');
const number = (text: string) => parseDecimal(text, 2);

function result(overrides: Partial<MonthFigures> = {}): MonthFigures {
  return {
    projectId: 'a',
    month: OCTOBER,
    cases: value(300),
    peopleMinutes: number('2100'),
    robotMinutes: number('600'),
    basis: 'measured',
    before: { minutesPerCase: number('20'), people: number('1'), basis: 'measured' },
    ...overrides,
  };
}
const summary = (results: MonthFigures[]) => {
  const { before, after, saved, robotHours } = sumEffects(results, []);
  return [before, after, saved, robotHours ?? ZERO].map((hours) => formatDecimal(hours, 1));
};

describe('the effect of a month', () => {
  it('is the hours before less what people still do, the robot’s run time apart', () => {
    expect(summary([result()])).toEqual(['100.0', '35.0', '65.0', '10.0']);
  });

  it('counts everybody who worked on a case', () => {
    const before = { minutesPerCase: number('20'), people: number('2'), basis: 'measured' as const };
    expect(summary([result({ before })])).toEqual(['200.0', '35.0', '165.0', '10.0']);
  });

  it('is below 0 where the work grew', () => {
    expect(summary([result({ peopleMinutes: number('6600') })])[2]).toBe('-10.0');
  });

  it.each([
    ['cases', { cases: notProvided }],
    ['the hours of people', { peopleMinutes: null }],
    ['what it took before', { before: null }],
  ])('is not known without %s, which is not 0: it lowers completeness', (_, missing) => {
    const results = [result(), result({ projectId: 'b', ...missing })];
    const { saved, completeness } = sumEffects(results, results);
    expect(formatDecimal(saved, 1)).toBe('65.0');
    expect(completeness).toEqual({ reported: 1, expected: 2 });
  });

  it('is answered where there was nothing to do', () => {
    const none = result({ cases: notApplicable, peopleMinutes: null });
    expect(sumEffects([none], [none]).completeness).toEqual({ reported: 1, expected: 1 });
    expect(summary([none])[2]).toBe('0.0');
  });

  it('is no surer than the less sure of before and result', () => {
    const { byBasis } = sumEffects([result({ basis: 'reported' })], []);
    expect(BASES.keys.map((basis) => formatDecimal(byBasis[basis], 1))).toEqual(['0.0', '65.0', '0.0']);
  });
});

const amount = fc.integer({ min: 0, max: 100_000 }).map((hundredths) => exact(BigInt(hundredths), 100n));
const basis = fc.constantFrom(...BASES.keys);
const count = fc.oneof(fc.nat(5000).map(value), fc.constant(notProvided), fc.constant(notApplicable));
const results: fc.Arbitrary<MonthFigures[]> = fc.array(
  fc.record({
    projectId: fc.constantFrom('a', 'b', 'c'),
    month: fc.nat(5).map((later) => addMonths(OCTOBER, later)),
    cases: count,
    peopleMinutes: fc.option(amount),
    robotMinutes: fc.option(amount),
    basis,
    before: fc.option(fc.record({ minutesPerCase: amount, people: amount, basis })),
  }),
  { maxLength: 20 },
);

describe('parts sum to the whole', () => {
  it.each([
    ['projects', ({ projectId }: MonthFigures) => projectId === 'a'],
    ['months', ({ month }: MonthFigures) => month < parseMonth('2026-12')],
  ])('by %s: hours, robots’ time and completeness', (_, inPart) => {
    fc.assert(
      fc.property(results, (all) => {
        const part = sumEffects(all.filter(inPart), all.filter(inPart));
        const rest = all.filter((one) => !inPart(one));
        const others = sumEffects(rest, rest);
        const total = sumEffects(all, all);
        for (const name of ['before', 'after', 'saved', 'robotHours'] as const)
          expect(compareExact(add(part[name] ?? ZERO, others[name] ?? ZERO), total[name] ?? ZERO)).toBe(0);
        expect(part.completeness.reported + others.completeness.reported).toBe(total.completeness.reported);
      }),
    );
  });

  it('by how they are known', () => {
    fc.assert(
      fc.property(results, (all) => {
        const { byBasis, saved } = sumEffects(all, []);
        const parts = add(add(byBasis.measured, byBasis.reported), byBasis.estimated);
        expect(compareExact(parts, saved)).toBe(0);
      }),
    );
  });

  it('in whatever order they come', () => {
    fc.assert(
      fc.property(results, (all) => {
        const [there, back] = [sumEffects(all, all), sumEffects([...all].reverse(), all)];
        expect(compareExact(there.saved, back.saved)).toBe(0);
        expect(there.months).toEqual(back.months);
      }),
    );
  });
});
