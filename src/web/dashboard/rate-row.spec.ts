import { describe, expect, it } from '@jest/globals';
import { figureView } from '../../../test/setup/figure-view.js';
import { rateRows, readOrder, sortRows } from './rate-row.js';

const of = (key: string, name: string, numerator: number | null, denominator: number | null) =>
  figureView({ scope: { kind: 'department', key, name }, numerator, denominator });

const rows = rateRows([
  of('undecided', '所管課未定', 0, 0),
  of('b', 'か', 1, 3),
  of('a', 'あ', 33, 100),
  of('c', 'さ', null, null),
]);
const names = (sorted: typeof rows) => sorted.map(({ name }) => name);

describe('the departments with their rates', () => {
  it('stand by name, what nobody leads last', () =>
    expect(names(rows)).toEqual(['あ', 'か', 'さ', '所管課未定']));

  it('keep all figures of a department in one row', () => {
    const both = [of('a', 'あ', 1, 2), { ...of('a', 'あ', 3, 4), key: 'priority-items' }];
    const [row, ...others] = rateRows(both);
    expect(others).toEqual([]);
    expect(Object.keys(row?.figures ?? {})).toEqual(['usage', 'priority-items']);
  });

  it('are sorted by the exact rates, not by rounded percents', () => {
    expect(names(sortRows(rows, { by: 'usage', descending: true })).slice(0, 2)).toEqual(['か', 'あ']);
    expect(names(sortRows(rows, { by: 'usage', descending: false })).slice(0, 2)).toEqual(['あ', 'か']);
  });

  it('without a rate come last, whichever way', () => {
    for (const descending of [true, false]) {
      expect(names(sortRows(rows, { by: 'usage', descending })).slice(2)).toEqual(['さ', '所管課未定']);
    }
  });

  it('take their order from the address, where it names a column there is', () => {
    expect(readOrder('-usage', ['usage'])).toEqual({ by: 'usage', descending: true });
    expect(readOrder('usage', ['usage'])).toEqual({ by: 'usage', descending: false });
    expect(readOrder('secret', ['usage'])).toBeNull();
    expect(readOrder(undefined, ['usage'])).toBeNull();
  });
});
