import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { repeat } from './repeat.js';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('work that is done again and again', () => {
  it('goes on while the clock jumps a year ahead and back', async () => {
    let times = 0;
    const twoMore = async () => {
      const before = times;
      while (times < before + 2) await pause(5);
    };
    const { stop } = repeat(20, () => Promise.resolve((times += 1)), fail);
    await twoMore();
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 365 * 86_400_000);
    await twoMore();
    clock.mockReturnValue(now - 365 * 86_400_000);
    await twoMore();
    await stop();
    expect(times).toBeGreaterThanOrEqual(6);
  });

  it('is never done twice at once, and goes on after a failure', async () => {
    let [running, most, times] = [0, 0, 0];
    const failures: unknown[] = [];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      times += 1;
      await pause(15);
      running -= 1;
      if (times === 1) throw new Error('一度目');
    };
    const { stop } = repeat(1, work, (error) => failures.push(error));
    while (times < 3) await pause(5);
    await stop();
    expect(most).toBe(1);
    expect(failures).toHaveLength(1);
  });

  it('comes to an end with what is running', async () => {
    let done = 0;
    const { stop } = repeat(1, () => pause(30).then(() => (done += 1)), fail);
    await pause(15);
    await stop();
    expect(done).toBe(1);
    await pause(50);
    expect(done).toBe(1);
  });
});

function fail(error: unknown): never {
  throw error;
}
