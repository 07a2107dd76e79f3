import { describe, expect, it } from '@jest/globals';
import { correctionNote, laterNotes, openCorrectionNote } from './later-notes.js';

describe('the marks of a figure', () => {
  it.each([
    ['2026-10', 2, '10月分訂正あり（第2版）'],
    ['2025-10', 2, '2025年10月分訂正あり（第2版）'],
    ['2026-08', 1, '8月分が後から確定'],
    ['2025-08', 1, '2025年8月分が後から確定'],
    ['2026-01', 3, '1月分訂正あり（第3版）'],
  ])('of %s in revision %d say %s', (month, revision, note) => {
    expect(correctionNote({ month, revision }, '2026-12-31')).toBe(note);
  });

  it('name every month and the yearly counts', () => {
    const corrections = [{ month: '2026-10', revision: 2, closedAt: new Date(0) }];
    expect(laterNotes({ corrections, yearlyCountsChanged: 3 }, '2026-12-31')).toEqual([
      '10月分訂正あり（第2版）',
      '確定後に年間件数の変更あり（3手続）',
    ]);
    expect(laterNotes({ corrections: [], yearlyCountsChanged: 0 }, '2026-12-31')).toEqual([]);
  });

  it('say that a correction is under way, and that the figure is not its', () => {
    expect(openCorrectionNote({ revision: 2 })).toBe('第2版への訂正中です。確定した版の値を示しています。');
    expect(openCorrectionNote(null)).toBeNull();
  });
});
