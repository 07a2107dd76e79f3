import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rule.js';

const OWNER = { login: 'tanaka@131016', label: '市民課 担当', municipalityName: 'サンプル市' };
const faultOf = (password: string) => passwordFault(password, OWNER);

describe('a new password', () => {
  it('needs 12 characters and no particular kinds of them', () => {
    expect(faultOf('xkqvbzwjpfm')).toContain('12文字以上');
    expect(faultOf('xkqvbzwjpfmh')).toBeNull();
    expect(faultOf('さくらのはながさいたよ昨日')).toBeNull();
  });

  it('has at most 128, counted as a person sees them', () => {
    expect(faultOf('𠮷'.repeat(11))).toContain('12文字以上');
    expect(faultOf(`${'𠮷野家の牛丼を昨日も食べた'.repeat(9)}。`)).toBeNull();
    expect(faultOf('ab'.repeat(65))).toContain('128文字以内');
    expect(faultOf('㍿'.repeat(2_000_000))).toContain('128文字以内');
  });

  it('is neither one character again and again nor the login', () => {
    expect(faultOf('あ'.repeat(20))).toContain('同じ文字');
    expect(faultOf('Tanaka@131016')).toContain('ログインID');
  });

  it.each([
    'abcdefghijkl',
    'password1234',
    'Password2026!',
    'P@ssw0rd2026',
    'passwordpassword',
    'qwertyuiopas',
    'asdfghjkl;:]',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    '123456789012',
    '1111222233334444',
    '20260401202604',
    'reiwa8nen4gatsu',
    'Reiwa8reiwa8',
    '令和8年令和8年令和8年',
    'あいうえおかきくけこさし',
    'パスワードパスワード12',
    'tetsuzuki2026',
    'Tetsuzuki2026!!',
    'shiyakusho2026',
    'サンプル市サンプル市2026',
    'tanakatarou1985',
    'tanaka131016tanaka',
    'iloveyou1234',
    'welcome12345',
    'letmeinletmein',
    'kawasaki2026!!',
    'dxsuishinka2026',
    'abcabcabcabc',
    'Administrator1',
    'ＰＡＳＳＷＯＲＤ１２３４',
  ])('is not %s, which others would try', (password) => {
    expect(faultOf(password)).toContain('推測');
  });

  it.each([
    'correct horse battery staple',
    'a new and longer one',
    'neko no mimi wa san kaku de nagai',
    'X7g_k2Lm9QpZ',
    'Mj7vR2pQxL9a',
    'みかん電車と青い傘と五月の猫',
    '朝はパン、昼はうどん、夜は魚',
  ])('may be %s', (password) => {
    expect(faultOf(password)).toBeNull();
  });

  it('is judged in no time, whatever is typed', () => {
    const start = performance.now();
    for (const text of ['p@$$w0rd1!', 'a', 'あいう', '20260401']) faultOf(text.repeat(20).slice(0, 128));
    faultOf('x1'.repeat(64));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
