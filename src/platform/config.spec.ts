import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const good = { DATABASE_URL: 'postgresql://tetsuzuki_app@localhost/tetsuzuki' };

describe('the configuration', () => {
  it('needs no more than a database', () => {
    expect(readConfig(good)).toMatchObject({ redisUrl: undefined, port: 3000, workerConcurrency: 2 });
  });

  it('names every variable at fault and what is wrong with it', () => {
    const wrong = { REDIS_URL: 'http://x', PORT: 'abc', LOG_LEVEL: 'loud', TRUST_PROXY: 'yes' };
    let message = '';
    try {
      readConfig(wrong);
    } catch (error) {
      message = (error as Error).message;
    }
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'PORT', 'LOG_LEVEL', 'TRUST_PROXY']) {
      expect(message).toContain(name);
    }
    expect(message).toContain('0 から 65535');
  });

  it('takes a database reached by a Unix socket, and none whose address cannot be one', () => {
    const socket = 'postgresql://tetsuzuki_app@/tetsuzuki?host=%2Ftmp%2Fsockets&port=5432';
    expect(readConfig({ DATABASE_URL: socket }).databaseUrl).toBe(socket);
    for (const DATABASE_URL of ['mysql://localhost/x', 'postgresql://app@host:port/x', 'localhost']) {
      expect(() => readConfig({ DATABASE_URL })).toThrow('DATABASE_URL');
    }
  });

  it('takes the queue to Redis where one is named', () => {
    expect(readConfig({ ...good, REDIS_URL: 'redis://127.0.0.1:6379' }).redisUrl).toBe(
      'redis://127.0.0.1:6379',
    );
  });

  it('sends no mail unless a server is named, and then wants a sender and the address of the pages', () => {
    expect(readConfig({ ...good, MAIL_FROM: 'dx@example.lg.jp' }).mail).toBeUndefined();
    const mail = { SMTP_URL: 'smtp://mail.example.lg.jp:25', MAIL_FROM: '手続管理 <dx@example.lg.jp>' };
    expect(readConfig({ ...good, ...mail, PUBLIC_URL: 'https://t.example.jp/' }).mail).toEqual({
      smtpUrl: mail.SMTP_URL,
      from: mail.MAIL_FROM,
      publicUrl: 'https://t.example.jp',
    });
    expect(() => readConfig({ ...good, ...mail })).toThrow('PUBLIC_URL');
    expect(() => readConfig({ ...good, ...mail, MAIL_FROM: 'DX推進課' })).toThrow('MAIL_FROM');
    expect(() => readConfig({ ...good, SMTP_URL: 'mail.example.lg.jp' })).toThrow('SMTP_URL');
  });

  it.each([
    [undefined, false],
    ['false', false],
    ['0', false],
    ['1', 1],
    ['2', 2],
    ['10.0.0.5', ['10.0.0.5']],
    ['10.0.0.5, 192.168.10.0/24', ['10.0.0.5', '192.168.10.0/24']],
    ['::1,fd00::/8', ['::1', 'fd00::/8']],
    ['loopback', ['loopback']],
  ])('believes as proxies, told %s, %j', (TRUST_PROXY, proxies) => {
    expect(readConfig({ ...good, TRUST_PROXY }).trustProxy).toEqual(proxies);
  });

  it.each(['true', 'TRUE', 'yes', '-1', '10', '10.0.0.5/33', '10.0.0/24', '10.0.0.5,', '*', '0.0.0.0/0'])(
    'refuses TRUST_PROXY=%s and says what to write',
    (TRUST_PROXY) => {
      expect(() => readConfig({ ...good, TRUST_PROXY })).toThrow('プロキシの数（例: 1）');
    },
  );

  it('keeps what is the operator’s behind a token or on a port of its own, neither unless told', () => {
    expect(readConfig(good).management).toEqual({ token: undefined, port: undefined, host: '127.0.0.1' });
    const MANAGEMENT_TOKEN = 'a-token-of-the-operator';
    expect(readConfig({ ...good, MANAGEMENT_TOKEN, MANAGEMENT_PORT: '9000' }).management).toEqual({
      token: MANAGEMENT_TOKEN,
      port: 9000,
      host: '127.0.0.1',
    });
    for (const short of ['short', 'with blank and more', '合言葉'.repeat(10)])
      expect(() => readConfig({ ...good, MANAGEMENT_TOKEN: short })).toThrow('MANAGEMENT_TOKEN');
    expect(() => readConfig({ ...good, MANAGEMENT_PORT: 'x' })).toThrow('MANAGEMENT_PORT');
  });

  it('tells browsers for a year to come by https, or as long as it is told', () => {
    expect(readConfig(good).hstsSeconds).toBe(31_536_000);
    expect(readConfig({ ...good, HSTS_SECONDS: '0' }).hstsSeconds).toBe(0);
    expect(() => readConfig({ ...good, HSTS_SECONDS: '-1' })).toThrow('HSTS_SECONDS');
  });
});
