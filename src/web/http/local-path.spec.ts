import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path.js';

describe('where sign-in leads back to', () => {
  it('is the page that was asked for', () => {
    expect(localPath('/procedures?page=2&q=%E4%BD%8F')).toBe('/procedures?page=2&q=%E4%BD%8F');
  });

  it.each([
    undefined,
    '',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
  ])('is never another site: %s', (path) => {
    expect(localPath(path)).toBe('/');
  });
});
