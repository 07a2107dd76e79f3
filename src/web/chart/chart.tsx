import { type EChartsCoreOption } from 'echarts/core';
import { drawChart } from '../../platform/chart/draw-chart.js';
import { accessibleSvg } from './svg-text.js';

interface Props {
  /** Unique on the page. */
  id: string;
  /** What is drawn, and with 「のグラフ」 the name of the place it is scrolled in. */
  title: string;
  /** What there is to see, for those who do not. */
  description: string;
  option: EChartsCoreOption;
  size: { width: number; height: number };
}

/** A chart drawn on the server; a table of the same stands beside it. */
export function Chart({ id, title, description, option, size }: Props) {
  const svg = accessibleSvg(drawChart(option, size), { id, title, description });
  return (
    <div
      class="table-scroller"
      role="region"
      aria-label={`${title}のグラフ`}
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
