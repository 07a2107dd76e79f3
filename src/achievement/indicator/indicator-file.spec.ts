import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { InvalidIndicatorFile, parseIndicatorFile } from './indicator-file.js';
import { measure } from './measures.js';

const shipped = readFileSync('config/indicators.json', 'utf8');

function changed(change: Record<string, unknown>): string {
  const [first, ...rest] = JSON.parse(shipped) as object[];
  return JSON.stringify([{ ...first, ...change }, ...rest]);
}

describe('the file of indicators', () => {
  it('defines the eight indicators in the order in which they are shown', () => {
    expect(parseIndicatorFile(shipped).map(({ key }) => key)).toEqual([
      'priority-items',
      'frequent-32',
      'childcare-care-26',
      'procedures-online',
      'volume-online',
      'volume-end-to-end',
      'usage',
      'usage-where-online',
    ]);
  });

  it('can define a further indicator from the measures there are, without any code', () => {
    const [first, ...rest] = JSON.parse(shipped) as object[];
    const further = { ...first, key: 'in-31', name: '31手続', tag: 'in-31', itemRule: 'any' };
    expect(parseIndicatorFile(JSON.stringify([first, ...rest, further])).at(-1)).toMatchObject({
      key: 'in-31',
      sort: 9,
    });
  });

  it('measures both parts of a quotient by the same kind of rows', () => {
    for (const { numerator, denominator, measuredBy } of parseIndicatorFile(shipped)) {
      expect([measure(numerator).of, measure(denominator).of]).toEqual([measuredBy, measuredBy]);
    }
  });

  it.each([
    [{ numerator: 'items_dreamt' }, 'numeratorの「items_dreamt」という測定値はありません。'],
    [{ numerator: 'procedures_online' }, 'numeratorの「procedures_online」はmeasuredByと合いません。'],
    [{ level: 'input' }, 'levelはoutputかoutcomeのいずれかで記入してください。'],
    [{ rule: '' }, 'name、rule、sourceが必要です。'],
    [{ key: 'usage' }, 'key「usage」が重複しています。'],
  ])('is refused with %j', (change, sentence) => {
    expect(() => parseIndicatorFile(changed(change))).toThrow(InvalidIndicatorFile);
    expect(() => parseIndicatorFile(changed(change))).toThrow(sentence);
  });
});
