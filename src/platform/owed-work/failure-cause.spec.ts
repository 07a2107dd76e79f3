import { describe, expect, it } from '@jest/globals';
import { causeOf, NotNow } from './failure-cause.js';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });
const wrapped = (code: string) =>
  Object.assign(new Error('QueryFailedError'), { driverError: withCode(code) });

describe('why work failed', () => {
  it.each<[string, unknown]>([
    ['a server that refuses connections', withCode('ECONNREFUSED')],
    ['a connection that was reset', withCode('ECONNRESET')],
    ['a name that cannot be resolved now', withCode('EAI_AGAIN')],
    ['a server that shuts down', wrapped('57P01')],
    ['a server that starts up', withCode('57P03')],
    ['too many connections', wrapped('53300')],
    ['a full disk', withCode('53100')],
    ['a lock waited for too long', wrapped('55P03')],
    ['a statement that took too long', withCode('57014')],
    ['a transaction that stood idle too long', withCode('25P03')],
    ['a deadlock that came again and again', wrapped('40P01')],
    ['a connection that ended under it', new Error('Connection terminated unexpectedly')],
    ['a pool that has none left', new Error('timeout exceeded when trying to connect')],
    ['a cause inside another error', new Error('失敗しました', { cause: withCode('EPIPE') })],
    ['work that somebody else has in hand', new NotNow('送信中です。')],
  ])('%s is technical', (_, error) => {
    expect(causeOf(error)).toBe('technical');
  });

  it.each<[string, unknown]>([
    ['a number that does not fit', wrapped('22003')],
    ['a row that is there already', withCode('23505')],
    ['a rule of ours', new Error('分母がありません')],
    ['a bug', new TypeError('x is undefined')],
    ['something that is no error', 'だめ'],
    ['nothing', undefined],
  ])('%s is of its own making', (_, error) => {
    expect(causeOf(error)).toBe('computation');
  });
});
