import { describe, expect, it } from '@jest/globals';
import { valueInWords } from './value-words.js';

const names = { departmentName: new Map([['d1', '市民課']]), itemName: new Map([['i1', '妊娠の届出']]) };

describe('a value of the history is told in words', () => {
  it.each([
    ['kind', 'claim', '請求'],
    ['frequency', 'yearly', '毎年'],
    ['stage', 'end-to-end', 'オンライン完結'],
    ['stage', null, '（なし）'],
    ['departmentId', 'd1', '市民課'],
    ['departmentId', 'd2', '（ほかの課）'],
    ['feeYen', 0, '無料'],
    ['feeYen', 1200, '1,200円'],
    ['plannedMonth', '2026-10', '2026年10月（令和8年10月）'],
    ['stageOn', '2026-10-31', '2026年10月31日（令和8年10月31日）'],
    ['retired', true, 'はい'],
    ['items', ['i1'], '妊娠の届出'],
    ['items', [{ itemKey: 'i1', leadDepartmentId: 'd1' }], '妊娠の届出（主管課：市民課）'],
    ['items', [], '（なし）'],
    ['channels', [{ id: 'x', kind: 'eltax', url: null, activeFrom: null, activeTo: null }], 'eLTAX'],
    [
      'channels',
      [{ kind: 'mail', url: 'https://a.example/', activeFrom: '2026-04-01', activeTo: null }],
      'メール（https://a.example/ 2026/04/01～）',
    ],
    ['channels', ['eltax https://a.example/'], 'eLTAX https://a.example/'],
    ['code', '301-01', '301-01'],
  ])('%s %j', (field, value, words) => {
    expect(valueInWords(field, value, names)).toBe(words);
  });
});
