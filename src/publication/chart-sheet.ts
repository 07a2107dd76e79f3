import { INK, monthLabel } from '../platform/chart/chart-frame.js';
import { chartPicture } from '../platform/chart/chart-picture.js';
import { drawChart } from '../platform/chart/draw-chart.js';
import { lineChartOption } from '../platform/chart/line-chart.js';
import { type PictureToWrite, type SheetToWrite } from '../platform/tabular/sheet-to-write.js';
import { chartKey, type ReportChart } from './report-charts.js';

const SIZE = { width: 900, height: 300 };
/** In half-width characters, 8 dots each in the workbook's font; together as wide and high as the drawing. */
const WIDTH = SIZE.width / 8;
const HEIGHT = SIZE.height * 0.75;
const PICTURE_COLUMN = 1;

/** The trend of each indicator as a picture, one a row, with what it shows in words. */
export async function chartSheet(charts: readonly ReportChart[]): Promise<SheetToWrite> {
  return {
    name: '推移グラフ',
    columns: [
      { title: '指標', kind: 'text', width: 24 },
      { title: 'グラフ', kind: 'text', width: WIDTH },
      { title: '説明', kind: 'text', width: 36 },
    ],
    rows: charts.map((chart) => [chart.name, null, `${chart.alt}${chartKey([chart])}`]),
    pictures: await Promise.all(charts.map(pictureOf)),
  };
}

async function pictureOf(chart: ReportChart, row: number): Promise<PictureToWrite> {
  const { name, months, trajectory, alt } = chart;
  const points = months.map(({ percent, provisional }) => ({
    value: percent === null ? null : Number(percent),
    provisional,
  }));
  const labels = months.map(({ month }) => monthLabel(month));
  const line = { name, colour: '#0017c1', symbol: 'circle', points } as const;
  const way = (trajectory ?? []).map((value) => ({
    value: value === null ? null : Number(value),
    provisional: false,
  }));
  const guides = trajectory
    ? [{ name: '軌道', colour: INK, symbol: 'circle', points: way, guide: true } as const]
    : [];
  const png = await chartPicture(drawChart(lineChartOption(labels, [line, ...guides]), SIZE));
  return { png, row, column: PICTURE_COLUMN, height: HEIGHT, title: name, alt };
}
