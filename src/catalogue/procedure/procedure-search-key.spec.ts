import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchWords } from '../../kernel/text.js';
import { likeAnywhere } from '../../platform/database/text-search.sql.js';
import { procedureSearchKey } from './procedure-search-key.js';

/** How PostgreSQL reads a LIKE pattern, for keys without line breaks. */
function like(text: string, pattern: string): boolean {
  const source = pattern.replace(
    /\\(.)|([%_])|([^\\%_])/gsu,
    (_, escaped: string, wild: string, plain: string) =>
      wild === '%' ? '.*' : wild === '_' ? '.' : (escaped ?? plain).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'),
  );
  return new RegExp(`^${source}$`, 'su').test(text);
}

describe('what a procedure is found by', () => {
  it('keeps name, reading and code apart', () => {
    const key = procedureSearchKey({ name: '転出　届', kana: 'てんしゅつ', code: 'Ａ 1' });
    expect(key).toBe('転出届 テンシュツ a1');
    expect(procedureSearchKey({ name: '転出届', kana: null, code: 'A1' }).split(' ')).toEqual([
      '転出届',
      '',
      'a1',
    ]);
  });

  it('is any part of the name, whatever characters it holds', () => {
    const name = fc.string({
      unit: fc.constantFrom('申', '請', 'デ', '%', '_', '\\', 'a', '(', '-'),
      minLength: 1,
    });
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const part = text.slice(start, start + 1 + (length % text.length));
        const key = procedureSearchKey({ name: text, kana: null, code: 'x' });
        expect(searchWords(part).every((word) => like(key, likeAnywhere(word)))).toBe(true);
      }),
    );
  });

  it('takes blanks of any width as the border of words, and no words as everything', () => {
    expect(searchWords('児童　手当 ')).toEqual(['児童', '手当']);
    expect(searchWords(' 　')).toEqual([]);
  });

  it('lets the signs of a pattern stand for themselves', () => {
    expect(likeAnywhere('100%_\\')).toBe('%100\\%\\_\\\\%');
    expect(like('1000', likeAnywhere('10_0'))).toBe(false);
  });
});
