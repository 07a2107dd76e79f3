import { type Line, median, peakMiB, resetPeak } from './measure.js';

/** One of several ways of doing the same thing. */
export interface Way {
  name: string;
  rows: number;
  /** The process whose memory it takes; this one by default. */
  pid?: number;
  /** Does it once and returns how many seconds that took. */
  once: (run: number) => Promise<number>;
}

/**
 * Measures ways in turn, run by run, so that whatever else the machine is doing falls on all of them alike. Gives
 * the median of each; the first runs only warm up.
 */
export async function alternate(ways: Way[], runs: number, warmUp = 5): Promise<Line[]> {
  const measured = ways.map((way) => ({ way, seconds: [] as number[], peak: 0 }));
  for (let run = 0; run < warmUp + runs; run += 1) {
    for (const one of measured) {
      resetPeak(one.way.pid);
      const seconds = await one.way.once(run);
      if (run < warmUp) continue;
      one.seconds.push(seconds);
      one.peak = Math.max(one.peak, peakMiB(one.way.pid));
    }
  }
  return measured.map(({ way: { name, rows }, seconds, peak }) => ({
    name,
    rows,
    seconds: median(seconds),
    peakMiB: peak,
  }));
}
