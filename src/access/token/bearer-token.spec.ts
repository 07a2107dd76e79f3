import { describe, expect, it } from '@jest/globals';
import { hashOfToken, municipalityOfToken, newBearerToken } from './bearer-token.js';

describe('a bearer token', () => {
  it('names its municipality and is never the same twice', () => {
    const tokens = Array.from({ length: 100 }, () => newBearerToken('352012'));
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.map(municipalityOfToken)).toEqual(tokens.map(() => '352012'));
  });

  it.each(['', 'ttz_352012_', 'Bearer ttz', `ttz_35201_${'a'.repeat(43)}`, `ttz_352012_${'a'.repeat(44)}`])(
    'is not %p',
    (text) => expect(municipalityOfToken(text)).toBeNull(),
  );

  it('is stored as 64 hexadecimal digits that do not contain it', () => {
    const token = newBearerToken('352012');
    expect(hashOfToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfToken(token)).not.toBe(
      hashOfToken(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
    );
  });
});
