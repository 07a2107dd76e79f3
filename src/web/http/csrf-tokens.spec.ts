import { describe, expect, it } from '@jest/globals';
import { CsrfTokens } from './csrf-tokens.js';

const tokens = new CsrfTokens('postgresql://app:secret@db/one');

describe('a form’s token', () => {
  it('is good for its holder, on every process that has the same secret', () => {
    const token = tokens.issue('session a');
    expect(tokens.isValid(token, 'session a')).toBe(true);
    expect(new CsrfTokens('postgresql://app:secret@db/one').isValid(token, 'session a')).toBe(true);
  });

  it('is good for nobody else, nor under another secret, nor changed', () => {
    const token = tokens.issue('session a');
    expect(tokens.isValid(token, 'session b')).toBe(false);
    expect(tokens.isValid(token, 'visitor a')).toBe(false);
    expect(new CsrfTokens('another').isValid(token, 'session a')).toBe(false);
    for (const changed of [
      undefined,
      '',
      '.',
      `${token}x`,
      `x${token.slice(1)}`,
      token.slice(0, -2),
      'a'.repeat(56),
    ])
      expect(tokens.isValid(changed === token ? '' : changed, 'session a')).toBe(false);
  });

  it('differs each time', () => expect(tokens.issue('a')).not.toBe(tokens.issue('a')));
});

describe('the permit to send a form again', () => {
  it('lasts one hour at least and two at most', () => {
    const permit = tokens.issueResending(new Date('2027-04-01T09:59:59Z'));
    expect(tokens.maySendAgain(permit, new Date('2027-04-01T10:59:58Z'))).toBe(true);
    expect(tokens.maySendAgain(permit, new Date('2027-04-01T11:00:00Z'))).toBe(false);
    expect(tokens.maySendAgain(tokens.issue('session a'), new Date('2027-04-01T09:59:59Z'))).toBe(false);
  });
});
