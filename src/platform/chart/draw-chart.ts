import { createRequire } from 'node:module';
import type * as echarts from 'echarts';
import { type EChartsCoreOption } from 'echarts/core';

/** Loaded with the first chart: reading it takes longer than anything else a process needs in order to start. */
let library: typeof echarts | undefined;

interface Size {
  width: number;
  height: number;
}

/** So many of the charts drawn last are kept, some ten kilobytes each. */
const MOST_KEPT = 100;
const drawn = new Map<string, string>();

/**
 * Draws a chart on the server, as the text of an SVG. Drawing takes longer than the rest of a page, and the same option
 * gives the same chart: a function in it must depend on nothing that the rest of the option does not say.
 */
export function drawChart(option: EChartsCoreOption, size: Size): string {
  const key = JSON.stringify([option, size], (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  );
  const svg = drawn.get(key) ?? draw(option, size);
  // The one used last stands last.
  drawn.delete(key);
  drawn.set(key, svg);
  for (const [oldest] of drawn) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
  return svg;
}

function draw(option: EChartsCoreOption, size: Size): string {
  library ??= createRequire(import.meta.url)('echarts') as typeof echarts;
  const chart = library.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
