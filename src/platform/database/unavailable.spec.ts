import { describe, expect, it } from '@jest/globals';
import { isUnavailable } from './unavailable.js';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('a database that cannot just now', () => {
  it.each([
    ...['08000', '08006', '53100', '53200', '53300', '57P01', '57P02', '57P03', '57014', '55P03'],
    ...['25P03', '25P04', '40001', '40P01', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'],
  ])('says %s', (code) => {
    expect(isUnavailable(withCode(code))).toBe(true);
    expect(isUnavailable(Object.assign(new Error('wrapped'), { driverError: withCode(code) }))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('says “%s”', (message) => expect(isUnavailable(new Error(message))).toBe(true));

  it('has no socket, which a file that is missing does not mean', () => {
    expect(isUnavailable(Object.assign(withCode('ENOENT'), { syscall: 'connect' }))).toBe(true);
    expect(isUnavailable(Object.assign(withCode('ENOENT'), { syscall: 'open' }))).toBe(false);
  });

  it('is one of several addresses of which none answers', () => {
    expect(isUnavailable(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true);
  });

  it.each(['22P02', '23505', '42601', '22003', '25P02', 'FST_ERR_X', ''])('is not meant by %s', (code) => {
    expect(isUnavailable(withCode(code))).toBe(false);
  });

  it.each([undefined, null, 'ECONNREFUSED', 3, {}, new TypeError('x is not a function')])(
    'is not meant by %s',
    (error) => expect(isUnavailable(error)).toBe(false),
  );
});
