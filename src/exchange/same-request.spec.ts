import { describe, expect, it } from '@jest/globals';
import { differencesBetween, type ImportRequestContent } from './same-request.js';

const input: ImportRequestContent = {
  kind: 'status-reports',
  fileDigest: 'a'.repeat(64),
  fileName: '10月.csv',
  parameters: { month: '2026-10', dryRun: false },
};
const but = (change: Partial<ImportRequestContent>): ImportRequestContent => ({ ...input, ...change });
const with_ = (parameters: Partial<ImportRequestContent['parameters']>) =>
  but({ parameters: { ...input.parameters, ...parameters } });

describe('a key that comes again', () => {
  it('with everything the same is the same request, also where a parameter is spelled out as undefined', () => {
    expect(differencesBetween(input, but({}))).toEqual([]);
    expect(differencesBetween(input, with_({ edition: undefined }))).toEqual([]);
  });

  it.each<[string, ImportRequestContent, string[]]>([
    ['as a trial', with_({ dryRun: true }), ['dryRun']],
    ['for another month', with_({ month: '2026-09' }), ['month']],
    ['for a fiscal year', with_({ fiscalYear: 2025 }), ['fiscalYear']],
    ['by another edition', with_({ edition: '2021-12-24' }), ['edition']],
    ['without a month', but({ parameters: { dryRun: false } }), ['month']],
    ['with another file', but({ fileDigest: 'b'.repeat(64) }), ['file']],
    ['as another kind', but({ kind: 'procedures' }), ['kind']],
    ['under another file name', but({ fileName: '9月.csv' }), ['fileName']],
    ['with no file name', but({ fileName: '' }), ['fileName']],
    [
      'with two things changed',
      but({ kind: 'run-logs', parameters: { dryRun: true, month: '2026-10' } }),
      ['kind', 'dryRun'],
    ],
  ])('%s is another request', (_, now, names) => {
    expect(
      differencesBetween(input, now)
        .map(({ where }) => where)
        .sort(),
    ).toEqual([...names].sort());
  });

  it('says both values', () => {
    expect(differencesBetween(input, with_({ month: '2026-09' }))).toEqual([
      { where: 'month', earlier: '2026-10', now: '2026-09' },
    ]);
    expect(differencesBetween(input, with_({ fiscalYear: 2025 }))[0]).toMatchObject({ earlier: '指定なし' });
  });
});
