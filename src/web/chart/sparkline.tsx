const SIZE = { width: 96, height: 24 };
const EDGE = 2;

/**
 * How a percent moved, month by month, without axes: it only accompanies numbers written out in words, so it is hidden
 * from those who hear the page. It begins with the first value; a month without a value leaves a gap; fewer than two values draw nothing.
 */
export function Sparkline({ values: all }: { values: readonly (number | null)[] }) {
  const values = all.slice(all.findIndex((value) => value !== null));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => EDGE + (at * (SIZE.width - 2 * EDGE)) / (values.length - 1);
  const y = (value: number) =>
    high === low
      ? SIZE.height / 2
      : SIZE.height - EDGE - ((value - low) * (SIZE.height - 2 * EDGE)) / (high - low);
  const points = values.map((value, at) => (value === null ? null : `${round(x(at))} ${round(y(value))}`));
  const path = points
    .map((point, at) => (point === null ? '' : `${points[at - 1] == null ? 'M' : 'L'}${point}`))
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      width={SIZE.width}
      height={SIZE.height}
      aria-hidden="true"
      focusable="false"
    >
      <path class="sparkline__line" d={path} />
      <circle class="sparkline__end" cx={round(x(last))} cy={round(y(values[last]!))} r="2.5" />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
