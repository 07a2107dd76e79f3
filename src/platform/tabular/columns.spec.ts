import { describe, expect, it } from '@jest/globals';
import { defineColumns, matchHeader } from './columns.js';

const text = (value: string): string => value;
const columns = defineColumns({
  code: { name: '手続コード', required: true, read: text },
  name: { name: '手続名', aliases: ['手続の名称'], required: true, read: text },
  url: { name: 'URL', read: text },
});

describe('finding the columns of an import', () => {
  it('finds them by name in any order', () => {
    const { places, missing, repeated, unread } = matchHeader(columns, ['URL', '手続名', '手続コード']);
    expect(places.map(({ field, index }) => [field, index])).toEqual([
      ['url', 0],
      ['name', 1],
      ['code', 2],
    ]);
    expect({ missing, repeated, unread }).toEqual({ missing: [], repeated: [], unread: [] });
  });

  it('does not mind width, case, spaces or line breaks in a header', () => {
    const { places } = matchHeader(columns, [' 手続ｺｰﾄﾞ', '手続\n名　', 'ｕｒｌ']);
    expect(places.map(({ field }) => field)).toEqual(['code', 'name', 'url']);
  });

  it('knows a column by its other names', () => {
    expect(matchHeader(columns, ['手続の名称']).places[0]?.field).toBe('name');
  });

  it('lists columns it does not know and passes over blank headers', () => {
    expect(matchHeader(columns, ['担当者', '', '手続名', '担当者']).unread).toEqual(['担当者', '担当者']);
  });

  it('names every missing column that is required', () => {
    expect(matchHeader(columns, ['URL']).missing).toEqual(['手続コード', '手続名']);
  });

  it('sees that a column is there twice, also under its other name', () => {
    const { repeated } = matchHeader(columns, ['手続名', '手続の名称']);
    expect(repeated.map((both) => both.map(({ written }) => written))).toEqual([['手続名', '手続の名称']]);
  });

  it('refuses a declaration in which two columns share a header', () => {
    expect(() =>
      defineColumns({ a: { name: '備考', read: text }, b: { name: '備 考', read: text } }),
    ).toThrow();
  });
});
