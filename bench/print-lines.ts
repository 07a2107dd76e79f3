import { type Line, print } from './measure.js';
import { percentile, printMeasurement } from './measurement.js';
import { load } from './processor-time.js';

interface About {
  bench: string;
  title: string;
  /** The line of that name is the floor; without, times are only told. */
  floor?: string;
}

/** Prints measured lines, each with its ratio to the floor: a table, or with `--json` a measurement a line. */
export function printLines(about: About, lines: readonly Line[]): void {
  const floor = lines.find(({ name }) => name === about.floor)?.seconds ?? null;
  if (process.argv.includes('--json')) printMeasurements(about, lines, floor);
  else printTable(about, lines, floor);
}

/** `perSecond` counts rows. */
function printMeasurements({ bench, title }: About, lines: readonly Line[], floor: number | null): void {
  for (const { name, rows, concurrency = 1, aim = null, seconds, pieces, peakMiB } of lines) {
    const times = pieces ?? [seconds * 1000];
    printMeasurement({
      ...{ bench, case: `${title}: ${name}`, concurrency, ratio: floor && seconds / floor, aim },
      ...{ p50: percentile(times, 0.5), p95: percentile(times, 0.95), perSecond: rows / seconds },
      ...{ floor: floor && floor * 1000, peakMiB, load: load() },
    });
  }
}

function printTable({ title }: About, lines: readonly Line[], floor: number | null): void {
  const width = Math.max(...lines.map(({ name }) => name.length));
  print(`\n${title}`);
  print(`${''.padEnd(width)}  ${['ratio', 'aim', 'rows', 'seconds', 'peak MiB'].map(column).join('')}`);
  for (const { name, rows, aim, seconds, peakMiB } of lines) {
    const cells = [
      floor === null ? '' : (seconds / floor).toFixed(2),
      String(aim ?? ''),
      rows.toLocaleString('en'),
      seconds.toFixed(4),
      peakMiB.toFixed(0),
    ];
    print(`${name.padEnd(width)}  ${cells.map(column).join('')}`);
  }
}

function column(text: string): string {
  return text.padStart(11);
}
