import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indicators, measuredTown, type ProcedureGiven } from '../../../test/setup/measured-town.js';
import { STAGES } from '../../kernel/stage.js';
import { type Indicator } from '../indicator/indicator.js';
import { type ComparedSide } from './compared-side.js';
import { likeForLike } from './like-for-like.js';
import { rateChange } from './rate-change.js';
import { rowWeights } from './row-weights.js';

const DEPARTMENTS = ['市民課', '税務課', '福祉課'] as const;

const procedure: fc.Arbitrary<ProcedureGiven> = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
  department: fc.constantFrom(...DEPARTMENTS),
  stage: fc.option(fc.constantFrom(...STAGES)),
  counted: fc.boolean(),
  frequency: fc.constantFrom('monthly', 'monthly', 'yearly'),
  counts: fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]): [number, number] => [a + b, b]),
  yearly: fc.option(fc.nat(900)),
});
const procedures = fc.uniqueArray(procedure, { selector: ({ id }) => id });

const month = (overrides: ProcedureGiven[]) =>
  measuredTown({ period: '2026-10', procedures: overrides, items: items(overrides) });
const items = (overrides: ProcedureGiven[]) =>
  overrides.map(({ id, department }) => ({ key: `i-${id}`, procedures: [id], department }));
const alike = (indicator: Indicator, before: ComparedSide, after: ComparedSide) =>
  likeForLike(rowWeights(before, indicator, 'any'), rowWeights(after, indicator, 'any'));

/** The same town in another month: whatever was reported changes, who reports and what is in scope does not. */
const laterCounts = (overrides: ProcedureGiven[]) =>
  overrides.map((one): ProcedureGiven => ({
    ...one,
    counts: [Number(one.counts?.[0]) + 7, Number(one.counts?.[1]) + 3],
  }));

describe('a change over what two periods hold alike', () => {
  it('is the plain difference where both hold the same', () => {
    fc.assert(
      fc.property(procedures, (input) => {
        const [before, after] = [month(input), month(laterCounts(input))];
        for (const indicator of indicators) {
          const { points, likeForLike: unlike, left, joined } = rateChange(indicator, before, after);
          expect([indicator.key, unlike]).toEqual([indicator.key, null]);
          expect({ left, joined }).toEqual({ left: [], joined: [] });
          if (points === null) continue;
          const figure = (side: ComparedSide) =>
            side.figures.find((one) => one.indicator === indicator.key && one.scopeKind === 'municipality');
          const { before: was, after: is } = alike(indicator, before, after);
          expect([was, is]).toMatchObject(
            [figure(before), figure(after)].map((one) => ({
              numerator: one?.numerator,
              denominator: one?.denominator,
            })),
          );
        }
      }),
    );
  });

  it('is never moved by a department that is missing from one side: without it, and without its reports', () => {
    fc.assert(
      fc.property(procedures, procedures, fc.constantFrom(...DEPARTMENTS), (old, now, gone) => {
        const ids = old.filter(({ department }) => department === gone).map(({ id }) => id);
        const without = (overrides: ProcedureGiven[]) => overrides.filter(({ id }) => !ids.includes(id));
        const silent = old.map((one) => (ids.includes(one.id) ? { ...one, counted: false } : one));
        const answered = now.map((one) =>
          ids.includes(one.id)
            ? { ...one, counted: true, stage: 'online' as const, frequency: 'monthly' as const, yearly: 5 }
            : one,
        );
        const [whole, wholeNow] = [month(old), month(now)];
        const [rest, restNow] = [month(without(old)), month(without(now))];
        const [quiet, loud] = [month(silent), month(answered)];
        // A stage carried on without a report stands against an answer only where both sides owe one.
        const owes = old.every(
          ({ id, frequency, stage }) =>
            !ids.includes(id) || (frequency === 'monthly' && stage !== 'exempt' && stage !== 'abolished'),
        );
        for (const indicator of indicators) {
          const expected = alike(indicator, rest, restNow);
          expect(alike(indicator, rest, wholeNow)).toEqual(expected);
          expect(alike(indicator, whole, restNow)).toEqual(expected);
          if (owes) expect(alike(indicator, quiet, loud)).toEqual(expected);
        }
      }),
    );
  });

  it('does not hang on the order of rows', () => {
    fc.assert(
      fc.property(procedures, procedures, (old, now) => {
        const [before, after] = [month(old), month(now)];
        const [before2, after2] = [month(old.toReversed()), month(now.toReversed())];
        for (const indicator of indicators) {
          expect(alike(indicator, before2, after2)).toEqual(alike(indicator, before, after));
        }
      }),
    );
  });

  it('counts a row that is in one side only in neither', () => {
    fc.assert(
      fc.property(procedures, procedure, (input, extra) => {
        const [town, more] = [month(input), month([...input, { ...extra, id: 'extra' }])];
        for (const indicator of indicators) {
          const difference = alike(indicator, town, town);
          expect(alike(indicator, more, town)).toEqual(difference);
          expect(alike(indicator, town, more)).toEqual(difference);
        }
      }),
    );
  });

  it('takes the later rule for both sides', () => {
    const input: ProcedureGiven[] = [
      { id: 'a', stage: 'online' },
      { id: 'b', stage: 'preparing' },
    ];
    const town = (itemRule: 'any' | 'all') =>
      measuredTown({
        period: '2026-10',
        procedures: input,
        items: [{ key: 'i', procedures: ['a', 'b'] }],
        about: { itemRule },
      });
    const main = indicators.find(({ key }) => key === 'priority-items')!;
    expect(rateChange(main, town('all'), town('any'))).toMatchObject({
      points: '100.0',
      likeForLike: { points: '0.0', before: { numerator: 1, denominator: 1 } },
      rules: ['itemRule'],
    });
  });
});
