import { describe, expect, it } from '@jest/globals';
import { type ImportParameters, parameterFaults, type Takes } from './import-parameters.js';

const MONTHLY: Takes = { month: 'required' };
const LISTED: Takes = { edition: 'optional' };

describe('the parameters of an import', () => {
  it.each<[string, Takes, ImportParameters, string[]]>([
    ['the month it needs', MONTHLY, { month: '2026-10' }, []],
    ['no month where one is needed', MONTHLY, {}, ['month']],
    ['a fiscal year where a month is needed', MONTHLY, { fiscalYear: 2025 }, ['month', 'fiscalYear']],
    ['an edition beside the month', MONTHLY, { month: '2026-10', edition: '2021-12-24' }, ['edition']],
    ['an edition it may have', LISTED, { edition: '2021-12-24' }, []],
    ['nothing where nothing is needed', LISTED, {}, []],
    ['a month it has no use for', LISTED, { month: '2026-10' }, ['month']],
    [
      'everything where nothing is taken',
      {},
      { month: '2026-10', fiscalYear: 2025, edition: '2021-12-24' },
      ['month', 'fiscalYear', 'edition'],
    ],
    ['nothing at all', {}, {}, []],
    ['a month that is left undefined', {}, { month: undefined }, []],
  ])('%s', (_, takes, input, faults) => {
    expect(parameterFaults(takes, input).map(({ where }) => where)).toEqual(faults);
  });
});
