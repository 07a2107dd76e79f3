import { type EChartsCoreOption } from 'echarts/core';
import { BASES } from '../../automation/automation-words.js';
import { type EffectMonthDto, type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { robotMonth } from '../../automation/result/result.js';
import { type Count } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { chartFrame, legendOf, monthLabel, valueAxis } from '../../platform/chart/chart-frame.js';
import { Chart } from '../chart/chart.js';
import { column, DataTable } from '../components/data-table.js';
import { PeriodLabel } from '../components/period-label.js';
import { countCell } from '../monthly-entry/entry-cells.js';
import { amountLabel, hoursLabel, monthsLabel } from './amount-words.js';

const ACTUAL = '#0017c1';
const ESTIMATED = '#8b3a00';

/**
 * Hours saved month by month: 実績 with signs, a gap where a month has no value; 見込 of a month as a dashed line over
 * the months in production.
 */
function monthsChartOption({ recent, estimatedPerMonth }: ProjectEffectDto): EChartsCoreOption {
  const line = (name: string, colour: string, type: string, symbol: string) => ({
    type: 'line',
    name,
    symbol,
    symbolSize: 8,
    itemStyle: { color: colour },
    lineStyle: { width: 2, color: colour, type },
  });
  const series = [
    {
      ...line('実績（時間）', ACTUAL, 'solid', 'circle'),
      data: recent.map(({ saved }) => (saved === null ? null : Number(saved))),
    },
    {
      ...line('見込（1か月の時間）', ESTIMATED, 'dashed', 'emptyRect'),
      data: recent.map(({ expected }) => (expected ? Number(estimatedPerMonth) : null)),
    },
  ].slice(0, estimatedPerMonth === null || !recent.some(({ expected }) => expected) ? 1 : 2);
  return {
    ...chartFrame(
      recent.map(({ month }) => monthLabel(month)),
      () => true,
    ),
    legend: legendOf(series.map(({ name }) => name)),
    yAxis: valueAxis(),
    series,
  };
}

const SIZE = { width: 1200, height: 280 };

/** 月次実績 of thirteen months as a table, newest first, in words, and as a chart where there is something to draw. */
export function MonthsSection({ name, effect }: { name: string; effect: ProjectEffectDto }) {
  const { recent } = effect;
  return (
    <>
      {recent.length === 0 ? null : <p>{monthsInWords(recent)}</p>}
      {recent.some(({ saved }) => saved !== null) ? (
        <Chart
          id="months-chart"
          title={`${name}の月ごとの削減時間`}
          description={recent.map((one) => `${periodLabel(one.month)} ${savedOf(one, '対象外')}`).join('、')}
          option={monthsChartOption(effect)}
          size={SIZE}
        />
      ) : null}
      <DataTable<EffectMonthDto>
        id="months"
        caption="月次実績（年度をまたぐ13か月、新しい月から）"
        columns={[
          { key: 'month', label: '月', heading: true, cell: ({ month }) => <PeriodLabel period={month} /> },
          { key: 'cases', label: '処理件数', numeric: true, cell: (month) => countOf(month, 'cases') },
          { key: 'runs', label: 'ロボット実行', numeric: true, cell: (month) => countOf(month, 'robotRuns') },
          { key: 'failures', label: 'うち失敗', numeric: true, cell: (month) => countOf(month, 'failures') },
          { key: 'rework', label: '手戻り', numeric: true, cell: (month) => countOf(month, 'rework') },
          { key: 'people', label: '職員の時間', numeric: true, cell: minutesOf },
          { key: 'saved', label: '削減時間', numeric: true, cell: (month) => savedOf(month, '―') },
          { key: 'against', label: '見込との差', numeric: true, cell: againstOf },
          column('basis', '算出方法', ({ basis }) => basis && BASES.names[basis], { short: true }),
          { key: 'note', label: '備考', cell: noteOf },
        ]}
        rows={recent.every(isSilent) ? [] : recent.toReversed()}
        empty="実績のある月も、実績が必要な月も、まだありません。"
      />
    </>
  );
}

/** What the months show, in words without colours and lines. */
function monthsInWords(recent: readonly EffectMonthDto[]): string {
  const which = (holds: (month: EffectMonthDto) => boolean) => recent.filter(holds).map(({ month }) => month);
  const expected = which((one) => one.expected);
  const known = which((one) => one.expected && one.saved !== null);
  const monthList = (text: string, months: readonly Month[], more = '') =>
    months.length === 0 ? '' : `${text}：${monthsLabel(months)}（${months.length}か月${more}）。`;
  return [
    `${monthsLabel(recent.map(({ month }) => month))}の${recent.length}か月です。`,
    expected.length === 0
      ? '本番で稼働する月はありません。'
      : `本番で稼働する${expected.length}か月のうち、効果の分かる月は${known.length}か月です。`,
    monthList(
      '見込を下回った月',
      which(({ againstEstimate }) => againstEstimate !== null && Number(againstEstimate) < 0),
    ),
    monthList(
      'ロボットの実行が0回の月',
      which((one) => one.expected && stoodStill(one)),
    ),
    monthList(
      '効果が分からない月',
      which((one) => one.expected && one.saved === null),
      '。0とは数えません',
    ),
  ].join('');
}

function stoodStill(month: EffectMonthDto): boolean {
  const { runs } = robotMonth(month);
  return runs.kind === 'value' && runs.value === 0;
}

function savedOf({ saved, unknown }: EffectMonthDto, otherwise: string): string {
  return saved === null ? (unknown ?? otherwise) : hoursLabel(saved);
}

function againstOf({ againstEstimate: hours }: EffectMonthDto): string {
  return `${Number(hours) > 0 ? '+' : ''}${hoursLabel(hours)}`;
}

/** A count as logged where a robot's logs say it, else as entered; of a month nobody is asked about, a dash. */
function countOf(month: EffectMonthDto, which: 'cases' | 'robotRuns' | 'failures' | 'rework'): string {
  if (isSilent(month)) return '―';
  const { entered, logged } = month;
  const own = entered?.[which];
  if (which === 'rework' || !logged) return countLabel(own);
  if (which === 'cases') return countLabel(own && own.kind !== 'not-provided' ? own : logged.cases);
  return amountLabel(String(which === 'failures' ? logged.failures : logged.runs));
}

function countLabel(count: Count | undefined): string {
  return (count && countCell(count)) || '未回答';
}

function minutesOf(month: EffectMonthDto): string {
  if (isSilent(month)) return '―';
  const minutes = month.entered?.peopleMinutes ?? null;
  return minutes === null ? '未回答' : `${amountLabel(minutes)}分`;
}

/** Nothing is expected of the month, and nothing was said. */
function isSilent({ expected, entered, logged }: EffectMonthDto): boolean {
  return !expected && entered === null && logged === null;
}

function noteOf({ entered, logged, expected }: EffectMonthDto): string {
  const parts = [
    expected ? null : '本番または稼働月ではない月',
    logged ? '実行記録あり' : null,
    entered?.note ?? null,
  ];
  return parts.filter((text) => text !== null).join('。');
}
