import { readFileSync, writeFileSync } from 'node:fs';

/** One measured way of doing the same thing. */
export interface Line {
  name: string;
  rows: number;
  /** How many were at it at once; one by default. */
  concurrency?: number;
  /** How many times the floor it may take; without, it is only told for comparison. */
  aim?: number;
  /** Time of one run; the median of several. */
  seconds: number;
  /** Milliseconds of every piece that somebody waited for; by default each run is one. */
  pieces?: readonly number[];
  /** Most memory the process held meanwhile (resident set). */
  peakMiB: number;
}

/** Runs `work` once and says how long it took, in seconds. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The middle value; of an even number the mean of the middle two. NaN for none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
    : (sorted[Math.floor(middle)] ?? NaN);
}

/** Starts the peak of a process's memory anew. Where the kernel does not offer it, the peak is since its start. */
export function resetPeak(pid: number | 'self' = 'self'): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux, or not ours to reset: peakMiB then covers the whole life of the process.
  }
}

/** The most memory a process has held since `resetPeak`, in MiB; NaN where another process's cannot be read. */
export function peakMiB(pid: number | 'self' = 'self'): number {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib) / 1024;
  } catch {
    return pid === 'self' ? process.resourceUsage().maxRSS / 1024 : NaN;
  }
}

/** Says something that is no measurement, on standard error: standard output has nothing but measurements. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The whole number after `--name` on the command line, or `fallback`. */
export function option(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return fallback;
  const value = Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
  return value;
}
