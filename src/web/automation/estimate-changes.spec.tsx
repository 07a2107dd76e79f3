import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { type EstimateChangeDto } from '../../automation/portfolio/project-effect.dto.js';
import { EstimateChanges, loweredInWords } from './estimate-changes.js';

const change: EstimateChangeDto = {
  at: new Date('2026-10-31T15:30:00Z'),
  by: '税務課',
  kind: 'changed',
  parts: ['estimate'],
  from: '1780.0',
  to: '480.0',
  basisFrom: 'measured',
  basisTo: 'measured',
  note: null,
};
const words = (changes: EstimateChangeDto[]) =>
  render(<EstimateChanges changes={changes} />).replace(/<[^>]+>/g, ' ');

describe('what became of an estimate after 本番', () => {
  it('is sentence by Japan’s day in both calendars, from what to what, and how 導入前 is known', () => {
    for (const sentence of [
      '本番後の見込の変更（1回、新しい順）',
      '2026年11月1日（令和8年11月1日）',
      '導入後の見込を変更',
      '1,780.0時間',
      '480.0時間',
      ' 実測 ',
      '税務課',
    ])
      expect(words([change])).toContain(sentence);
  });

  it('is sentence of what was entered first, and of a basis that changed with it', () => {
    const first: EstimateChangeDto = { ...change, kind: 'registered', from: null };
    const before: EstimateChangeDto = { ...change, parts: ['before'], basisTo: 'estimated' };
    expect(words([first])).toContain('導入後の見込を本番後に登録');
    expect(words([before])).toMatch(/導入前の時間を変更.*実測から推計に変更/);
  });

  it('takes no room where nothing was changed', () => {
    expect(words([])).toBe('');
  });

  it('is one sentence where it was lowered or taken back', () => {
    const moved = { from: '780.0', difference: null };
    expect(loweredInWords({ ...moved, to: '180.0' })).toBe(
      '見込は本番後に年780.0時間から年180.0時間に下げられています。',
    );
    expect(loweredInWords({ ...moved, to: null })).toBe('見込（年780.0時間）は本番後に取り消されています。');
  });
});
