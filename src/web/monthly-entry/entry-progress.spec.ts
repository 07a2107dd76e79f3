import { describe, expect, it } from '@jest/globals';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import {
  type Progress,
  progressAfter,
  progressBetween,
  progressOf,
  progressText,
  readProgress,
} from './entry-progress.js';

const rowWith = (version: number, open = 0, returnReason: string | null = null) =>
  ({
    version,
    returnReason,
    warnings: [...Array.from({ length: open }, () => ({ confirmed: false })), { confirmed: true }],
  }) as StatusRowDto;
const progress = (all: number, saved: number, returned: number, warnings: number): Progress => ({
  all,
  saved,
  returned,
  warnings,
});

describe('the progress of a form', () => {
  it('counts rows, those saved, those returned and the warnings still open', () => {
    const rows = [rowWith(0), rowWith(1, 2), rowWith(3, 1, '件数を確かめてください。')];
    expect(progressOf(rows)).toEqual(progress(3, 2, 1, 3));
    expect(progressOf([])).toEqual(progress(0, 0, 0, 0));
  });

  it.each([
    ['a first save', [rowWith(0)], [rowWith(1)], progress(50, 13, 0, 4)],
    ['a first save with two questions', [rowWith(0)], [rowWith(1, 2)], progress(50, 13, 0, 6)],
    ['a confirmed warning', [rowWith(1, 1)], [rowWith(2)], progress(50, 12, 0, 3)],
    ['an answered return', [rowWith(1, 0, 'x')], [rowWith(2)], progress(50, 12, 0, 4)],
    ['a row that stays as it is', [rowWith(2, 1)], [rowWith(2, 1)], progress(50, 12, 0, 4)],
    ['no row', [], [], progress(50, 12, 0, 4)],
  ])('after %s is what was shown and the difference', (what, before, after, expected) => {
    const shown = progress(50, 12, what === 'an answered return' ? 1 : 0, 4);
    const added = progressBetween(progressOf(before), progressOf(after));
    expect(progressAfter(shown, added)).toEqual(expected);
  });

  it('is the whole form’s where one row after the other is saved', () => {
    const before = [rowWith(0), rowWith(0), rowWith(1, 1, 'x'), rowWith(2, 3)];
    const after = [rowWith(1, 2), rowWith(1), rowWith(2, 1), rowWith(3)];
    const end = before.reduce(
      (shown, row, at) => progressAfter(shown, progressBetween(progressOf([row]), progressOf([after[at]!]))),
      progressOf(before),
    );
    expect(end).toEqual(progressOf(after));
  });

  it('goes to the page and comes back', () => {
    expect(progressText(progress(50, 12, 1, 4))).toBe('50,12,1,4');
    expect(readProgress('50,12,1,4')).toEqual(progress(50, 12, 1, 4));
  });

  it.each(['', '1,2,3', '1,2,3,4,5', '1,2,3,-4', '1,2,3,x', '1234567,0,0,0', ' 1,2,3,4'])(
    'is not read from %p',
    (text) => {
      expect(readProgress(text)).toBeNull();
    },
  );
});
