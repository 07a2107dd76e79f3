import { describe, expect, it } from '@jest/globals';
import { ReadingQueue } from './reading-queue.js';

describe('the turns of those who read files', () => {
  const limits = { readersAtOnce: 1, waiting: 4, waitingOfOne: 3 };

  it('go round the owners, whoever sends the most', async () => {
    const queue = new ReadingQueue(limits);
    const leave = await queue.enter('A');
    const order: string[] = [];
    const wait = async (owner: string, name: string) => {
      const done = await queue.enter(owner);
      order.push(name);
      done();
    };
    const all = [wait('A', 'A1'), wait('A', 'A2'), wait('A', 'A3'), wait('B', 'B1')];
    await expect(queue.enter('C')).rejects.toMatchObject({ status: 503 });
    leave();
    leave();
    await Promise.all(all);
    expect(order).toEqual(['A1', 'B1', 'A2', 'A3']);
  });

  it('are refused to one who has too many waiting, and given up with the signal', async () => {
    const queue = new ReadingQueue(limits);
    const leave = await queue.enter('A');
    const gone = new AbortController();
    const waiting = [queue.enter('A', gone.signal), queue.enter('A'), queue.enter('A')];
    await expect(queue.enter('A')).rejects.toMatchObject({ code: 'busy' });
    gone.abort(new Error('gone'));
    await expect(waiting[0]).rejects.toThrow('gone');
    await expect(queue.enter('A', gone.signal)).rejects.toThrow('gone');
    leave();
    (await waiting[1])?.();
    (await waiting[2])?.();
    (await queue.enter('B'))();
  });
});
