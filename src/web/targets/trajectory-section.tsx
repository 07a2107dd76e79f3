import { type ForecastLineDto } from '../../targets/forecast-answer.dto.js';
import { type ActualDto, type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { progressSentences } from '../../targets/progress-sentences.js';
import { Chart } from '../chart/chart.js';
import { cellColumn, column, DataTable } from '../components/data-table.js';
import { trajectoryLines, trajectoryOption } from './trajectory-chart.js';
import { ActualCell, valueInWords } from './value-cells.js';
import { Section } from '../components/section.js';

const SIZE = { width: 960, height: 360 };

interface Props {
  progress: TargetProgressDto;
  forecast: ForecastLineDto | null;
}

/** The way to a target as a picture, and the same as a table. */
export function TrajectorySection({ progress, forecast }: Props) {
  const { name, unit, actuals } = progress;
  const way = new Map(progress.trajectory.map(({ month, value }) => [month, value]));
  const wayAt = ({ interim, month }: ActualDto) => valueInWords(interim ? undefined : way.get(month), unit);
  return (
    <Section id="trajectory" title="軌道と実績">
      <Chart
        id="trajectory"
        title={`${name}の軌道と実績`}
        description={progressSentences(progress).join('')}
        option={trajectoryOption(trajectoryLines(progress, forecast), unit)}
        size={SIZE}
      />
      <details>
        <summary>実績を表で見る</summary>
        <DataTable
          id="actuals"
          caption="実績（新しいものから）"
          columns={[
            column('period', '期間', ({ period }: ActualDto) => period, { kind: 'period', heading: true }),
            cellColumn('value', '実績', (actual: ActualDto) => (
              <ActualCell actual={actual} target={progress} />
            )),
            column('way', '軌道の値', wayAt, { numeric: true }),
            column('source', '出典', ({ source }: ActualDto) => source),
          ]}
          rows={actuals.toReversed()}
        />
      </details>
    </Section>
  );
}
