import { type Line, median, peakMiB, resetPeak } from './measure.js';

/** One of several ways of doing the same thing. */
export interface Way extends Pick<Line, 'name' | 'rows' | 'concurrency' | 'aim'> {
  /** The process whose memory it takes; this one by default. */
  pid?: number;
  /** Does it once. Returns how many seconds that took, or also each of its pieces that somebody waited for. */
  once: (run: number) => Promise<number | Run>;
}

interface Run {
  seconds: number;
  /** Milliseconds of each. */
  pieces: readonly number[];
}

/**
 * Measures ways in turn, run by run, so that whatever else the machine is doing falls on all of them alike. Gives
 * the median of each; the first runs only warm up.
 */
export async function alternate(ways: Way[], runs: number, warmUp = 5): Promise<Line[]> {
  const measured = ways.map((way) => ({ way, all: [] as Run[], peak: 0 }));
  for (let run = 0; run < warmUp + runs; run += 1) {
    for (const one of measured) {
      resetPeak(one.way.pid);
      const result = await one.way.once(run);
      if (run < warmUp) continue;
      one.all.push(typeof result === 'number' ? { seconds: result, pieces: [result * 1000] } : result);
      one.peak = Math.max(one.peak, peakMiB(one.way.pid));
    }
  }
  return measured.map(({ way: { name, rows, concurrency, aim }, all, peak }) => ({
    ...{ name, rows, concurrency, aim },
    seconds: median(all.map(({ seconds }) => seconds)),
    pieces: all.flatMap(({ pieces }) => pieces),
    peakMiB: peak,
  }));
}

/** So many at once: how long all took together, and each. */
export async function atOnce(concurrency: number, one: (at: number) => Promise<unknown>): Promise<Run> {
  const start = performance.now();
  const pieces = await Promise.all(
    Array.from({ length: concurrency }, async (_, at) => {
      await one(at);
      return performance.now() - start;
    }),
  );
  return { seconds: (performance.now() - start) / 1000, pieces };
}
