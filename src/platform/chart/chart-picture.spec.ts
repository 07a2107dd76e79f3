import { describe, expect, it } from '@jest/globals';
import { chartPicture } from './chart-picture.js';
import { drawChart } from './draw-chart.js';
import { lineChartOption } from './line-chart.js';

const SIZE = { width: 300, height: 200 };

function pictureOf(name: string): Promise<Buffer> {
  const points = [1, 2].map((value) => ({ value, provisional: false }));
  const line = { name, colour: '#000000', symbol: 'circle' as const, points };
  return chartPicture(drawChart(lineChartOption(['1月', '2月'], [line]), SIZE));
}

describe('a chart as a picture', () => {
  it('is a PNG twice as fine as the drawing', async () => {
    const png = await pictureOf('達成率');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 400]);
  });

  it('draws Japanese words from our own typeface, which no machine must have', async () => {
    const [rate, usage] = [await pictureOf('達成率'), await pictureOf('利用率')];
    expect(rate.equals(await pictureOf('達成率'))).toBe(true);
    expect(rate.equals(usage)).toBe(false);
  });
});
