import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { describeError } from './describe-error.js';

const MARKER = '秘密の値-7731';

/** An error as the driver gives it. */
function ofDatabase(message: string, fields: Record<string, string>): Error {
  const error = Object.assign(new Error(message), { severity: 'ERROR', ...fields });
  error.name = 'error';
  return error;
}

describe('an error of the database in the log', () => {
  it.each([
    [
      'a unique constraint',
      ofDatabase('duplicate key value violates unique constraint "app_user_login_key"', {
        code: '23505',
        detail: `Key (login)=(${MARKER}) already exists.`,
        constraint: 'app_user_login_key',
        table: 'app_user',
      }),
      'app_user_login_key',
    ],
    ['a wrong id', ofDatabase(`invalid input syntax for type uuid: "${MARKER}"`, { code: '22P02' }), '22P02'],
    [
      'a value with quotation marks in it',
      ofDatabase(`invalid input syntax for type integer: "a"${MARKER}"b"`, { code: '22P02' }),
      '22P02',
    ],
    [
      'a value of several lines',
      ofDatabase(`invalid input syntax for type integer: "a\n${MARKER}"`, { code: '22P02' }),
      '22P02',
    ],
    [
      'a check',
      ofDatabase('new row for relation "procedure" violates check constraint "procedure_name_check"', {
        code: '23514',
        detail: `Failing row contains (1, ${MARKER}).`,
        table: 'procedure',
        constraint: 'procedure_name_check',
        where: `COPY t, line 1: "${MARKER}"`,
        internalQuery: MARKER,
        hint: MARKER,
      }),
      'procedure_name_check',
    ],
  ])('of %s keeps its place and loses the values', (_, driver, kept) => {
    const wrapped = new QueryFailedError(`SELECT '${MARKER}' WHERE x = $1`, [MARKER], driver);
    for (const error of [
      driver,
      wrapped,
      new Error('could not save', { cause: wrapped }),
      new AggregateError([wrapped, driver], String(wrapped)),
    ]) {
      const line = JSON.stringify(describeError(error));
      expect(line).not.toContain(MARKER);
      expect(line).toContain(kept);
      expect(line).toContain('describe-error.spec');
    }
  });

  it('leaves every other error as it is', () => {
    expect(describeError(new TypeError('x is "undefined"'))).toMatchObject({
      type: 'TypeError',
      message: 'x is "undefined"',
    });
    expect(describeError('text')).toBe('text');
  });
});
