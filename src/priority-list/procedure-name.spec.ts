import { describe, expect, it } from '@jest/globals';
import { reduceName } from './procedure-name.js';

describe('what tells a name apart', () => {
  it.each([
    ['児童手当等に係る寄附の申出', '児童手当寄附'],
    ['児童手当に係る寄付変更等の申出書', '児童手当寄附変更'],
    ['入札参加資格審査申請等', '入札参加資格審査'],
    ['粗大ゴミ収集の申し込み', '粗大ゴミ収集'],
    ['粗大ごみ収集の申込', '粗大ゴミ収集'],
    ['り災証明書の発行申請', '罹災証明書交付'],
    ['申請書', ''],
  ])('of 「%s」 is 「%s」', (name, full) => expect(reduceName(name).full).toBe(full));

  it('may stand in brackets', () => {
    expect(reduceName('高額介護（予防）サービス費の支給申請')).toEqual({
      label: '',
      full: '高額介護予防サービス費支給',
      core: '高額介護サービス費支給',
    });
  });

  it('may stand before the name', () => {
    expect(reduceName('（更新）要介護認定の申請')).toMatchObject({ label: '更新', full: '要介護認定' });
    expect(reduceName('道路法第32条に基づく道路占用許可申請')).toMatchObject({
      label: '道路',
      full: '道路占用許可',
    });
  });

  it('is not lost when the law is all there is', () => {
    expect(reduceName('消防法令に基づく申請・届出').full).toBe('消防法令');
  });
});
