import { describe, expect, it } from '@jest/globals';
import { MOST_TOUCHED, touchedBetween, touchedTogether, type TouchedSince } from './touched.js';

const entry = (upTo: number, requests: number, ...ids: string[]): TouchedSince => ({
  upTo,
  requests,
  touched: { rows: ids },
});

describe('what changes touched together', () => {
  it.each<[string, Parameters<typeof touchedTogether>[0], ReturnType<typeof touchedTogether>]>([
    ['of none', [], {}],
    ['of one', [{ rows: ['b', 'a'] }], { rows: ['a', 'b'] }],
    ['of two kinds', [{ rows: ['a'] }, { items: ['x'] }], { rows: ['a'], items: ['x'] }],
    ['of the same row', [{ rows: ['a'] }, { rows: ['a'] }], { rows: ['a'] }],
    ['with one that does not say', [{ rows: ['a'] }, null], null],
    ['with one that touched nothing', [{}, { rows: [] }], { rows: [] }],
  ])('%s', (_, changes, together) => expect(touchedTogether(changes)).toEqual(together));

  it('is everything beyond what is named', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at));
    expect(touchedTogether([{ rows: ids(MOST_TOUCHED) }])?.rows).toHaveLength(MOST_TOUCHED);
    expect(touchedTogether([{ rows: ids(MOST_TOUCHED) }, { items: ['x'] }])).toBeNull();
  });
});

describe('what was touched since something was done', () => {
  it.each<[string, [number, number, TouchedSince[]], string[] | null]>([
    ['of nothing new', [4, 4, []], []],
    ['of one request', [4, 5, [entry(5, 1, 'a')]], ['a']],
    ['of several counted together', [4, 7, [entry(7, 3, 'a', 'b')]], ['a', 'b']],
    ['of several one after the other', [4, 7, [entry(5, 1, 'a'), entry(7, 2, 'b')]], ['a', 'b']],
    ['leaves out what is done', [5, 7, [entry(5, 1, 'a'), entry(7, 2, 'b')]], ['b']],
    ['leaves out what came later', [4, 5, [entry(5, 1, 'a'), entry(7, 2, 'b')]], ['a']],
    ['is everything where a request said nothing', [4, 7, [entry(5, 1, 'a'), entry(7, 1, 'b')]], null],
    ['is everything where nobody said anything', [0, 1, []], null],
    ['is everything where the entries were dropped', [4, 7, [entry(7, 1, 'b')]], null],
  ])('%s', (_, given, ids) => {
    const touched = touchedBetween(...given);
    expect(touched === null ? null : (touched.rows ?? [])).toEqual(ids);
  });
});
