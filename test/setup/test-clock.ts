import { type Clock, fixedClock } from '../../src/kernel/clock.js';

/** A clock that a test sets, and that goes on by `stepMs` each time it is read: 0 unless given. */
export class TestClock implements Clock {
  private time: number;

  constructor(
    at: string,
    private readonly stepMs = 0,
  ) {
    this.time = timeOf(at);
  }

  /** Noon in Japan of a day (`2026-11-15`), or an instant (`2026-11-15T03:00:00Z`). */
  set(at: string): void {
    this.time = timeOf(at);
  }

  now(): Date {
    this.time += this.stepMs;
    return new Date(this.time);
  }
}

function timeOf(at: string): number {
  return fixedClock(at).now().getTime();
}
