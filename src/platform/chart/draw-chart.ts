import { createRequire } from 'node:module';
import type * as echarts from 'echarts';
import { type EChartsCoreOption } from 'echarts/core';

/** Loaded with the first chart: reading it takes longer than anything else a process needs in order to start. */
let library: typeof echarts | undefined;

/** Draws a chart on the server, as the text of an SVG. */
export function drawChart(option: EChartsCoreOption, size: { width: number; height: number }): string {
  library ??= createRequire(import.meta.url)('echarts') as typeof echarts;
  const chart = library.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
