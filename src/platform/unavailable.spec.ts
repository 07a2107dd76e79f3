import { describe, expect, it } from '@jest/globals';
import { NotAvailable, unavailability } from './unavailable.js';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('whether an error means that a service cannot serve just now', () => {
  it.each([
    [withCode('ECONNREFUSED'), 'unreachable'],
    [Object.assign(withCode('ENOENT'), { syscall: 'connect' }), 'unreachable'],
    [withCode('57P03'), 'unreachable'],
    [withCode('08006'), 'unreachable'],
    [withCode('53100'), 'full'],
    [withCode('25006'), 'read-only'],
    [withCode('55P03'), 'locked'],
    [withCode('57014'), 'slow'],
    [withCode('53300'), 'busy'],
    [withCode('53000'), 'busy'],
    [withCode('40001'), 'locked'],
    [withCode('40P01'), 'locked'],
    [withCode('25P03'), 'slow'],
    [withCode('57P01'), 'unreachable'],
    [withCode('ECONNRESET'), 'unreachable'],
    [withCode('ETIMEDOUT'), 'no-answer'],
    [new Error('Cannot use a pool after calling end on the pool'), 'unreachable'],
    [new Error('Client has encountered a connection error and is not queryable'), 'unreachable'],
    [new Error('Query read timeout'), 'no-answer'],
    [new Error('Connection terminated due to connection timeout'), 'no-answer'],
    [new Error('Connection terminated unexpectedly'), 'unreachable'],
    [new Error('timeout exceeded when trying to connect'), 'busy'],
    [new Error("OOM command not allowed when used memory > 'maxmemory'."), 'full'],
    [new Error("Stream isn't writeable and enableOfflineQueue options is false"), 'unreachable'],
    [new NotAvailable('busy', 'x'), 'busy'],
    [Object.assign(new Error('wrapped'), { driverError: withCode('53100') }), 'full'],
    [new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]), 'unreachable'],
  ])('%s is %s', (error, reason) => {
    expect(unavailability(error)).toBe(reason);
  });

  it.each([
    [withCode('23505')],
    [Object.assign(withCode('ENOENT'), { syscall: 'open' })],
    [withCode('22P02')],
    [withCode('42601')],
    [withCode('22003')],
    [withCode('25P02')],
    [withCode('FST_ERR_X')],
    [3],
    [{}],
    [new TypeError('x is not a function')],
    [new Error('a bug')],
    ['text'],
    [null],
    [undefined],
  ])('%s means something else', (error) => {
    expect(unavailability(error)).toBeNull();
  });
});
