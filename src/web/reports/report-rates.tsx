import { completenessInWords, FIGURE_WORDS, signed } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { isComplete } from '../../kernel/rate.js';
import { type ReportModel } from '../../publication/report-model.js';
import { differenceAlike } from '../../publication/rate-sentence.js';
import { type TrendPoint } from '../../achievement/figure-history.repository.js';
import {
  type ReportFigureDto,
  type ReportIndicatorDto,
  type ReportScopeDto,
} from '../../publication/report-rows-answer.dto.js';
import { DataTable } from '../components/data-table.js';
import { RateCell } from '../components/rate-cell.js';
import { trendGuides } from '../dashboard/trend-guides.js';
import { TrendSection } from '../dashboard/trend-section.js';
import { trendView } from '../dashboard/trend-view.js';
import { figureAddress } from '../figures/figure-address.js';

/** The rates of the whole municipality, each leading to the rows behind it. */
export function IndicatorSection({ model }: { model: ReportModel }) {
  const { indicators, comparedWith } = model;
  return (
    <section class="stack" aria-labelledby="indicators-heading">
      <h2 id="indicators-heading">指標の達成状況</h2>
      <DataTable
        id="indicators"
        caption="全体の指標（率は内訳につながります）"
        rows={indicators}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', label: '指標', heading: true, cell: ({ name }: ReportIndicatorDto) => name },
          {
            key: 'rate',
            label: '率（分子 / 分母）',
            cell: (one: ReportIndicatorDto) => (
              <RateCell figure={one} address={addressOf(model, one)} reportedBeside />
            ),
          },
          { key: 'reported', label: FIGURE_WORDS.completeness, numeric: true, cell: completenessOf },
          {
            key: 'difference',
            label: '前月との差（ポイント）',
            numeric: true,
            cell: ({ difference }: ReportIndicatorDto) => points(difference),
          },
          {
            key: 'alike',
            label: '同じ範囲での差（ポイント）',
            numeric: true,
            cell: (one: ReportIndicatorDto) => points(differenceAlike(one)),
          },
          {
            key: 'missing',
            label: '数えていないもの',
            cell: ({ notCounted }: ReportIndicatorDto) => notCounted?.sentence ?? 'なし',
          },
          {
            key: 'flows',
            label: '件数の期間',
            cell: ({ flows, itemRule }: ReportIndicatorDto) =>
              itemRule === null ? `${dayLabel(flows.from)}から${dayLabel(flows.to)}まで` : '―',
          },
        ]}
      />
      <p>
        {comparedWith === null
          ? '前月の記録がないため、前月との差は示していません。'
          : `前月との差は、${comparedWith.label}の第${comparedWith.revision}版（${comparedWith.state === 'final' ? '確定値' : '速報値'}）との差です。同じ範囲での差は、両月で同じように数えたものだけで比べた差です。`}
      </p>
    </section>
  );
}

function points(difference: string | null): string {
  return difference === null ? '―' : signed(difference);
}

function completenessOf({ completeness }: ReportFigureDto): string {
  const missing = isComplete(completeness) ? '' : '（未回答あり）';
  return `${completenessInWords(completeness)}${missing}`;
}

function addressOf({ period, revision }: ReportModel, { key }: ReportFigureDto): string {
  return figureAddress({ indicator: key, period: period.month, revision });
}

/** The trend as this report knows it: a later correction of an earlier month does not alter it. */
export function ReportTrend({ model }: { model: ReportModel }) {
  const points = model.trend.flatMap(({ month, state, revision, indicators }): TrendPoint[] =>
    state === null || revision === null
      ? []
      : Object.entries(indicators).map(([indicator, { numerator, denominator, completeness: of }]) => ({
          ...{ month, state, revision, indicator, numerator, denominator },
          ...of,
        })),
  );
  const view = trendView(points, model.period.month);
  return <TrendSection {...view} guides={trendGuides(model.targets?.rows ?? [], view)} />;
}

/** Departments against the indicators; an indicator of which no department has a part is left out. */
export function DepartmentSection({ model }: { model: ReportModel }) {
  const { departments, indicators } = model;
  const figure = (of: ReportScopeDto, key: string) => of.figures.find((one) => one.key === key);
  const told = indicators.filter(({ key }) =>
    departments.some((of) => (figure(of, key)?.denominator ?? 0) > 0),
  );
  const address = (of: ReportScopeDto, key: string) =>
    figureAddress({
      indicator: key,
      period: model.period.month,
      revision: model.revision,
      scope: { kind: 'department', key: of.key },
    });
  return (
    <section class="stack" aria-labelledby="departments-heading">
      <h2 id="departments-heading">所管課別の状況</h2>
      <DataTable
        id="departments"
        caption="所管課ごとの指標（率は内訳につながります）"
        rows={departments}
        rowKey={({ key }) => key}
        empty="所管課別の値はありません。"
        columns={[
          { key: 'name', label: '所管課', heading: true, cell: ({ name }: ReportScopeDto) => name },
          ...told.map(({ key, name }) => ({
            key,
            label: name,
            cell: (of: ReportScopeDto) => <RateCell figure={figure(of, key)} address={address(of, key)} />,
          })),
        ]}
      />
    </section>
  );
}
