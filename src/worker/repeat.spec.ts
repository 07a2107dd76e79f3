import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { repeat } from './repeat.js';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('work that is done again and again', () => {
  it('goes on while the clock jumps a year ahead and back', async () => {
    let times = 0;
    const { stop } = repeat(20, () => Promise.resolve((times += 1)), fail);
    await pause(70);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 365 * 86_400_000);
    await pause(70);
    const ahead = times;
    clock.mockReturnValue(now - 365 * 86_400_000);
    await pause(150);
    await stop();
    expect(ahead).toBeGreaterThan(0);
    expect(times).toBeGreaterThan(ahead);
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
    await pause(150);
    await stop();
    expect(most).toBe(1);
    expect(times).toBeGreaterThan(2);
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
