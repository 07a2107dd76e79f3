import { describe, expect, it } from '@jest/globals';
import { ConnectionSlots } from './connection-slots.js';

describe('the slots for transactions', () => {
  it('are given in the order in which they were asked for', async () => {
    const slots = new ConnectionSlots(1);
    await slots.enter(10);
    const order: number[] = [];
    const waiting = [1, 2, 3].map((n) => slots.enter(1_000).then(() => order.push(n)));
    for (let n = 0; n < 3; n += 1) slots.leave();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it('refuse whoever has waited long enough, and go on with the others', async () => {
    const slots = new ConnectionSlots(1);
    await slots.enter(10);
    const patient = slots.enter(5_000);
    await expect(slots.enter(20)).rejects.toThrow('20ミリ秒');
    expect(slots.longestWait()).toBeGreaterThanOrEqual(15);
    slots.leave();
    await patient;
    slots.leave();
    expect(slots.tryEnter()).toBe(true);
  });

  it('are not taken past those who wait', async () => {
    const slots = new ConnectionSlots(2);
    await Promise.all([slots.enter(10), slots.enter(10)]);
    expect(slots.tryEnter()).toBe(false);
    const waiting = slots.enter(1_000);
    slots.leave();
    await waiting;
    expect(slots.tryEnter()).toBe(false);
    slots.leave();
    expect(slots.tryEnter()).toBe(true);
  });
});
