import { lineChartOption } from '../../platform/chart/line-chart.js';
import { Chart } from '../chart/chart.js';
import { column, DataTable } from '../components/data-table.js';
import { type TrendGuide } from './trend-guides.js';
import { TREND_LINES, type TrendCell, type TrendRow, type TrendView } from './trend-view.js';

const SIZE = { width: 960, height: 336 };

/** The trend as a picture, and the same as a table. */
export function TrendChart({
  labels,
  lines,
  rows,
  description,
  guides,
}: TrendView & { guides: readonly TrendGuide[] }) {
  return (
    <>
      <p>
        塗りつぶした印と実線は確定値、中抜きのひし形と破線は速報値です。値のない月は線を引いていません。
        {guides.length === 0 ? '' : '点線は目標の軌道です。'}
      </p>
      <Chart
        id="trend"
        title="24か月の推移"
        description={description}
        option={lineChartOption(labels, [...lines, ...guides.map(({ line }) => line)])}
        size={SIZE}
      />
      <details>
        <summary>推移を表で見る</summary>
        <DataTable
          id="trend-table"
          caption="24か月の推移（新しい月から）"
          columns={[
            column('month', '対象月', ({ label }: TrendRow) => label, { heading: true }),
            column('state', '区分', ({ state }: TrendRow) => state),
            ...TREND_LINES.map(({ indicator, name }, line) =>
              column(indicator, name, ({ cells }: TrendRow) => percentText(cells[line])),
            ),
            ...guides.map(({ line: { name }, values }) =>
              column(name, name, ({ month }: TrendRow) => values.get(month), { numeric: true }),
            ),
          ]}
          rows={rows}
        />
      </details>
    </>
  );
}

function percentText(cell: TrendCell | undefined): string {
  return cell?.percent == null ? '―' : `${cell.percent}%（${cell.parts}）`;
}
