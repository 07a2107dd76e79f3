import { describe, expect, it } from '@jest/globals';
import { Outage } from './outage.js';
import { whenAvailable } from './when-available.js';

const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

function outageWithLog(): { lines: string[]; log: ConstructorParameters<typeof Outage>[0] } {
  const lines: string[] = [];
  const write = (_: unknown, message?: string) => void lines.push(message ?? '');
  return { lines, log: { info: write, warn: write, error: write } as never };
}

describe('a service that is away', () => {
  it('is told once when it goes and once when it is back, however often it is tried', () => {
    const { lines, log } = outageWithLog();
    const outage = new Outage(log, 'キュー');
    for (let i = 0; i < 1_000; i += 1) outage.note(refused());
    outage.over();
    outage.over();
    expect(lines).toEqual([
      'キューが使えません。使えるようになるまで、間隔をあけて試します',
      'キューが使えるようになりました',
    ]);
  });

  it('slows down whoever tries in a loop', async () => {
    const outage = new Outage(outageWithLog().log, 'キュー');
    let attempts = 0;
    const end = Date.now() + 2_000;
    while (Date.now() < end) {
      await outage
        .paced(() => {
          attempts += 1;
          return Promise.reject(refused());
        })
        .catch(() => undefined);
    }
    expect(attempts).toBeGreaterThan(2);
    expect(attempts).toBeLessThanOrEqual(12);
  });

  it('slows down also for a failure that nobody knows', async () => {
    const outage = new Outage(outageWithLog().log, 'キュー');
    const started = Date.now();
    await expect(outage.paced(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(Date.now() - started).toBeGreaterThan(100);
  });

  it('lets everybody go on at once when it is back, and when the process ends', async () => {
    for (const end of ['over', 'stop'] as const) {
      const outage = new Outage(outageWithLog().log, 'キュー');
      outage.note(refused());
      const pausing = outage.pause();
      const started = Date.now();
      outage[end]();
      await pausing;
      expect(Date.now() - started).toBeLessThan(100);
    }
  });

  it('is waited for at a start; what waiting would not help is thrown', async () => {
    let attempts = 0;
    const open = () => {
      attempts += 1;
      return attempts < 3 ? Promise.reject(refused()) : Promise.resolve('open');
    };
    const { lines, log } = outageWithLog();
    expect(await whenAvailable(open, new Outage(log, 'データベース'))).toBe('open');
    expect(lines).toHaveLength(2);
    const wrong = Object.assign(new Error('password authentication failed'), { code: '28P01' });
    await expect(whenAvailable(() => Promise.reject(wrong), new Outage(log, 'データベース'))).rejects.toBe(
      wrong,
    );
  });
});
