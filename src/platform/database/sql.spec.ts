import { describe, expect, it } from '@jest/globals';
import { sql, sqlJoin, sqlText } from './sql.js';

describe('a statement put together from pieces', () => {
  it.each([
    ['without values', sql`SELECT 1`, 'SELECT 1', []],
    ['with values in their order', sql`a = ${1} AND b = ${'x'}`, 'a = $1 AND b = $2', [1, 'x']],
    [
      'with a value that occurs again',
      sql`a = ${'x'} OR b = ${'y'} OR c = ${'x'}`,
      'a = $1 OR b = $2 OR c = $1',
      ['x', 'y'],
    ],
    ['with null and empty text apart', sql`${null}, ${''}, ${null}`, '$1, $2, $1', [null, '']],
    ['with a number and its text apart', sql`${1}, ${'1'}`, '$1, $2', [1, '1']],
    [
      'with a piece inside',
      sql`SELECT ${sql`f(${'a'})`} WHERE b = ${'b'}`,
      'SELECT f($1) WHERE b = $2',
      ['a', 'b'],
    ],
    [
      'with one piece used twice',
      ((p) => sql`${p} UNION ${p} LIMIT ${9}`)(sql`x = ${7}`),
      'x = $1 UNION x = $1 LIMIT $2',
      [7, 9],
    ],
    [
      'with a value of the outer statement inside',
      sql`m = ${'m'} AND ${sql`n = ${'n'} AND m = ${'m'}`}`,
      'm = $1 AND n = $2 AND m = $1',
      ['m', 'n'],
    ],
    ['with text of our own', sql`SELECT ${sqlText('p.code')} FROM p`, 'SELECT p.code FROM p', []],
    ['with typed text as a value', sql`name = ${"' OR true --"}`, 'name = $1', ["' OR true --"]],
    ['with a $1 in a text as it is', sql`SELECT '$1', ${'a'}`, "SELECT '$1', $1", ['a']],
    [
      'joined',
      sqlJoin([sql`a = ${1}`, sql`b = ${2}`, sql`c = ${1}`], ' AND '),
      'a = $1 AND b = $2 AND c = $1',
      [1, 2],
    ],
    ['joined from one', sqlJoin([sql`a = ${1}`], ' AND '), 'a = $1', [1]],
    ['joined from none', sql`SELECT 1 ${sqlJoin([], ' AND ')}`, 'SELECT 1 ', []],
  ])('%s', (_, statement, text, values) => {
    expect(statement.toStatement()).toEqual({ text, values });
  });

  it('keeps a list as one value', () => {
    const list = ['a', 'b'];
    expect(sql`x = ANY (${list}) OR y = ANY (${list})`.toStatement()).toEqual({
      text: 'x = ANY ($1) OR y = ANY ($1)',
      values: [list],
    });
  });
});
