import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rule.js';

describe('a new password', () => {
  it('needs 12 characters and no particular kinds of them', () => {
    expect(passwordFault('abcdefghijk', 'x')).toContain('12文字以上');
    expect(passwordFault('abcdefghijkl', 'x')).toBeNull();
    expect(passwordFault('さくらのはながさいたよ昨日', 'x')).toBeNull();
  });

  it('has at most 128, counted as a person sees them', () => {
    expect(passwordFault('𠮷'.repeat(11), 'x')).toContain('12文字以上');
    expect(passwordFault('𠮷野家'.repeat(42), 'x')).toBeNull();
    expect(passwordFault('ab'.repeat(65), 'x')).toContain('128文字以内');
  });

  it('is measured before it is read', () => {
    const started = performance.now();
    expect(passwordFault('ﷺ'.repeat(4_000_000), 'x')).toContain('128文字以内');
    expect(performance.now() - started).toBeLessThan(20);
  });

  it('is neither one character again and again nor the login', () => {
    expect(passwordFault('あ'.repeat(20), 'x')).toContain('同じ文字');
    expect(passwordFault('Tanaka@345678', 'tanaka@345678')).toContain('ログインID');
  });
});
