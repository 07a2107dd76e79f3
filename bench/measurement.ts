import { print } from './measure.js';

/** One measurement, as `--json` prints it. */
export interface Measurement {
  bench: string;
  case: string;
  concurrency: number;
  /** Cost over floor (or what is allowed); smaller is better. Null where it is only told for comparison. */
  ratio: number | null;
  aim: number | null;
  /** Milliseconds. */
  p50: number;
  p95: number;
  perSecond: number;
  /** What `ratio` is over, in the unit that `floorUnit` names. */
  floor: number | null;
  peakMiB: number;
  /** Of the machine in the last minute. */
  load: number;
}

/** Prints a measurement: one line of JSON with `--json`, else a sentence. */
export function printMeasurement(measurement: Measurement): void {
  const rounded = Object.fromEntries(
    Object.entries(measurement).map(([name, value]) => [
      name,
      typeof value === 'number' ? rounding(value) : value,
    ]),
  ) as unknown as Measurement;
  if (process.argv.includes('--json')) return print(JSON.stringify(rounded));
  const { case: name, concurrency, ratio, aim, p50, p95, perSecond, floor, peakMiB, load } = rounded;
  print(
    `${name} (c=${concurrency}): ratio ${ratio ?? '-'} (aim ${aim ?? '-'}), p50 ${p50} ms, p95 ${p95} ms, ` +
      `${perSecond}/s, floor ${floor ?? '-'}, peak ${peakMiB} MiB, load ${load}`,
  );
}

/** The value below which this part of the values lies; NaN for none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

function rounding(value: number): number {
  return Number(value.toPrecision(4));
}
