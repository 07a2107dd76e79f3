import { describe, expect, it } from '@jest/globals';
import { sql, type Sql, sqlAmong, sqlJoin, sqlText } from './sql.js';

const twice = (piece: Sql) => sql`${piece} UNION ${piece} LIMIT ${9}`;

describe('a statement put together from pieces', () => {
  it.each([
    ['without values', sql`SELECT 1`, 'SELECT 1', []],
    ['with values in their order', sql`a = ${1} AND b = ${'x'}`, 'a = $1 AND b = $2', [1, 'x']],
    [
      'with equal values, which may be of two types',
      sql`day = ${'x'} OR name = ${'x'}`,
      'day = $1 OR name = $2',
      ['x', 'x'],
    ],
    ['with null and empty text', sql`${null}, ${''}`, '$1, $2', [null, '']],
    ['with a list as one value', sql`x = ANY (${['a', 'b']})`, 'x = ANY ($1)', [['a', 'b']]],
    [
      'with a piece inside',
      sql`SELECT ${sql`f(${'a'})`} WHERE b = ${'b'}`,
      'SELECT f($1) WHERE b = $2',
      ['a', 'b'],
    ],
    [
      'with pieces in pieces',
      sql`m = ${'m'} AND ${sql`n = ${'n'} AND ${sql`o = ${'o'}`}`} LIMIT ${1}`,
      'm = $1 AND n = $2 AND o = $3 LIMIT $4',
      ['m', 'n', 'o', 1],
    ],
    ['with one piece used twice', twice(sql`x = ${7}`), 'x = $1 UNION x = $1 LIMIT $2', [7, 9]],
    ['with text of our own', sql`SELECT ${sqlText('p.code')} FROM p`, 'SELECT p.code FROM p', []],
    ['with typed text as a value', sql`name = ${"' OR true --"}`, 'name = $1', ["' OR true --"]],
    ['with a $1 in a text as it is', sql`SELECT '$1', ${'a'}`, "SELECT '$1', $1", ['a']],
    [
      'joined',
      sqlJoin([sql`a = ${1}`, sql`b = ${2}`, sql`c = ${3}`], ' AND '),
      'a = $1 AND b = $2 AND c = $3',
      [1, 2, 3],
    ],
    ['joined from one', sqlJoin([sql`a = ${1}`], ' AND '), 'a = $1', [1]],
    ['among ids', sql`${sqlAmong('p.id', ['a', 'b'])}`, 'p.id = ANY ($1::uuid[])', [['a', 'b']]],
    ['among no ids, which holds of no row', sqlAmong('id', []), 'id = ANY ($1::uuid[])', [[]]],
    ['among all where no list is given', sqlAmong('id', null), 'true', []],
    ['joined from none', sql`SELECT 1 ${sqlJoin([], ' AND ')}`, 'SELECT 1 ', []],
  ])('%s', (_, statement, text, values) => {
    expect(statement.toStatement()).toEqual({ text, values });
  });

  it('numbers anew for every statement it becomes part of', () => {
    const piece = sql`x = ${7}`;
    expect(sql`a = ${1} AND ${piece}`.toStatement().text).toBe('a = $1 AND x = $2');
    expect(piece.toStatement()).toEqual({ text: 'x = $1', values: [7] });
  });
});
