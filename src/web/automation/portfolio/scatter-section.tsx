import { BulletList } from '../../components/bullet-list.js';
import { scatterChartOption } from '../../../platform/chart/scatter-chart.js';
import { Chart } from '../../chart/chart.js';
import { hoursLabel, yenLabel } from '../amount-words.js';
import { Section } from '../../components/section.js';
import { projectPath } from '../project-words.js';
import { type PortfolioData } from './portfolio-table.js';
import { type Placed, type Placing, placing, type Quadrant, QUADRANT_KEYS, QUADRANTS } from './quadrants.js';
import { PAIRS } from './tables.js';

const SIZE = { width: 960, height: 480 };
const SHAPES: Record<Quadrant, { colour: string; symbol: 'circle' | 'rect' | 'triangle' | 'diamond' }> = {
  'cheap-much': { colour: '#197a4b', symbol: 'circle' },
  'dear-much': { colour: '#0017c1', symbol: 'rect' },
  'cheap-little': { colour: '#666666', symbol: 'triangle' },
  'dear-little': { colour: '#8b3a00', symbol: 'diamond' },
};
/** As many numbers as can be distinguished in the drawing. */
const MOST_NUMBERS = 40;

/** Cost against effect, drawn and as a table. */
export function ScatterSection({ data }: { data: PortfolioData }) {
  const found = placing(data.portfolio.pairs);
  const { placed, unplaced, middle } = found;
  return (
    <Section id="scatter" title="費用と効果">
      {placed.length === 0 ? (
        <p>費用と実績の両方が分かる案件は、まだありません。</p>
      ) : (
        <>
          <p>
            {`横が費用、縦が実績の削減時間です。破線は中央値（費用 ${yenLabel(Math.round(middle.yen))}、効果 ${hoursLabel(middle.hours.toFixed(1))}）で、案件を4つに分けています。`}
            {placed.length > MOST_NUMBERS
              ? '案件が多いため、図の番号は省いています。'
              : '図の番号は下の表の番号です。'}
          </p>
          <Scatter placing={found} />
          <BulletList
            class="plain"
            items={QUADRANT_KEYS.map((key) => `${QUADRANTS[key]}：${countIn(placed, key)}件`)}
          />
          <details open={placed.length <= MOST_NUMBERS}>
            <summary>{`費用と効果を表で見る（${placed.length}件）`}</summary>
            <PAIRS.Table data={data} />
          </details>
          <PAIRS.Files data={data} />
        </>
      )}
      {unplaced.length === 0 ? null : (
        <details>
          <summary>{`図に置けない案件（${unplaced.length}件）`}</summary>
          <BulletList
            items={unplaced.map(({ projectId, code, name, departmentName, saved, cost }) => (
              <>
                <a href={projectPath(projectId)}>{name}</a>
                {`（${code}、${departmentName}）　${cost.yen === null ? '費用が未入力' : `費用 ${yenLabel(cost.yen)}`}、${saved === null ? '効果の分かる月がない' : `実績 ${hoursLabel(saved)}`}`}
              </>
            ))}
          />
        </details>
      )}
    </Section>
  );
}

function Scatter({ placing: { placed, middle } }: { placing: Placing }) {
  const numbered = placed.map((one, at) => ({
    ...one,
    label: placed.length > MOST_NUMBERS ? '' : String(at + 1),
  }));
  const groups = QUADRANT_KEYS.map((key) => ({
    name: QUADRANTS[key],
    ...SHAPES[key],
    points: numbered
      .filter(({ quadrant }) => quadrant === key)
      .map(({ yen, hours, label }) => ({ x: yen / 10_000, y: hours, label })),
  }));
  const split = { x: middle.yen / 10_000, y: middle.hours };
  return (
    <Chart
      id="scatter"
      title="費用と効果の散布図"
      description={QUADRANT_KEYS.map((key) => `${QUADRANTS[key]}案件 ${countIn(placed, key)}件`).join('、')}
      option={scatterChartOption(groups, { x: '費用（万円）', y: '削減時間の実績（時間）', split })}
      size={SIZE}
    />
  );
}

function countIn(placed: readonly Placed[], key: Quadrant): number {
  return placed.filter(({ quadrant }) => quadrant === key).length;
}
