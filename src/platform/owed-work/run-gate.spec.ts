import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { RunGate } from './run-gate.js';

/** Notes when work begins and ends. */
function notes() {
  const lines: string[] = [];
  const work =
    (name: string, milliseconds = 5, failure?: Error) =>
    async () => {
      lines.push(`${name}+`);
      await pause(milliseconds);
      lines.push(`${name}-`);
      if (failure) throw failure;
      return name;
    };
  return { lines, work };
}

describe('the gate of a worker process', () => {
  it('lets ordinary work run side by side', async () => {
    const { lines, work } = notes();
    const gate = new RunGate();
    await Promise.all([gate.besideOthers(work('a', 20)), gate.besideOthers(work('b', 5))]);
    expect(lines).toEqual(['a+', 'b+', 'b-', 'a-']);
  });

  it('lets suspect work wait for what runs, and what comes later wait for it', async () => {
    const { lines, work } = notes();
    const gate = new RunGate();
    const running = gate.besideOthers(work('a', 20));
    await pause(1);
    const alone = gate.onItsOwn(work('suspect', 20));
    const later = gate.besideOthers(work('b'));
    expect(await Promise.all([running, alone, later])).toEqual(['a', 'suspect', 'b']);
    expect(lines).toEqual(['a+', 'a-', 'suspect+', 'suspect-', 'b+', 'b-']);
  });

  it('runs one suspect after the other', async () => {
    const { lines, work } = notes();
    const gate = new RunGate();
    await Promise.all([
      gate.onItsOwn(work('x', 20)),
      gate.onItsOwn(work('y', 1)),
      gate.besideOthers(work('z')),
    ]);
    expect(lines).toEqual(['x+', 'x-', 'y+', 'y-', 'z+', 'z-']);
  });

  it('goes on after work of either kind has failed', async () => {
    const { work } = notes();
    const gate = new RunGate();
    const failures = await Promise.allSettled([
      gate.besideOthers(work('a', 5, new Error('a'))),
      gate.onItsOwn(work('x', 5, new Error('x'))),
    ]);
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await gate.besideOthers(work('b'))).toBe('b');
    expect(await gate.onItsOwn(work('y'))).toBe('y');
  });
});
