import { describe, expect, it } from '@jest/globals';
import { isMailAddress, isSender, senderAddress } from './sender.js';

describe('a mail address', () => {
  it.each(['dx@city.example.lg.jp', 'o.shimin+dx@example.jp', 'root@localhost'])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    '',
    'dx',
    '@example.jp',
    'dx@',
    'dx@-example.jp',
    'dx@example..jp',
    'dx @example.jp',
    'dx@example.jp\r\nBcc: all@example.jp',
    'a@example.jp, b@example.jp',
    '市民課@example.jp',
    `${'a'.repeat(65)}@example.jp`,
    `dx@${'a'.repeat(255)}`,
  ])('may not be “%s”', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

describe('a sender', () => {
  it('is an address, with or without a name', () => {
    expect(isSender('dx@example.lg.jp')).toBe(true);
    expect(isSender('手続オンライン化管理 <dx@example.lg.jp>')).toBe(true);
    expect(senderAddress('手続オンライン化管理 <dx@example.lg.jp>')).toBe('dx@example.lg.jp');
  });

  it.each(['', 'DX推進課', 'DX推進課 <>', 'DX推進課 <dx@example.lg.jp> ほか'])('is not “%s”', (sender) => {
    expect(isSender(sender)).toBe(false);
  });
});
