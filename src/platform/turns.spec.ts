import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

/** Work that ends when told. */
function work() {
  let end: (result: string) => void = () => undefined;
  let hasBegun = false;
  const run = () => {
    hasBegun = true;
    return new Promise<string>((resolve) => (end = resolve));
  };
  return { run, end: (result: string) => end(result), hasBegun: () => hasBegun };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('costly work', () => {
  it('happens so many at a time, in the order it came, and no longer line forms than may', async () => {
    const turns = new Turns(2, 1);
    const all = [work(), work(), work()];
    const results = all.map(({ run }) => turns.take(run));
    await settled();
    expect(all.map((one) => one.hasBegun())).toEqual([true, true, false]);
    await expect(turns.take(work().run)).rejects.toThrow('ただいま混み合っています。');
    all[0]?.end('a');
    await settled();
    expect(all[2]?.hasBegun()).toBe(true);
    all[1]?.end('b');
    all[2]?.end('c');
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
  });

  it('gives its place up where it fails', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
  });
});
