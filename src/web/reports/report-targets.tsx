import { partsInWords } from '../../kernel/figure-words.js';
import { type ReportModel } from '../../publication/report-model.js';
import { type ReportTargetDto } from '../../publication/report-parts-answer.dto.js';
import {
  type DepartmentSlipDto,
  type TargetOutcomeDto,
  type TargetForecastDto,
} from '../../targets/forecast-answer.dto.js';
import {
  deviationInWords,
  missingInWords,
  paceCountInWords,
  signedInWords,
} from '../../targets/progress-sentences.js';
import { type Column, DataTable } from '../components/data-table.js';
import { PeriodLabel } from '../components/period-label.js';
import { JUDGEMENT_COLUMN, planColumns } from '../targets/plan-columns.js';
import { valueInWords } from '../targets/value-cells.js';

/** 目標 as the plan prints them, each leading to its page; nothing where the report has none. */
export function TargetSection({ model: { targets } }: { model: ReportModel }) {
  if (!targets) return null;
  const ways = targets.rows.filter(({ kind, standing }) => kind === 'reach' && standing);
  return (
    <section class="stack" aria-labelledby="targets-heading">
      <h2 id="targets-heading">目標の達成状況</h2>
      <DataTable
        id="report-targets"
        caption="計画の目標と最新の実績"
        rows={targets.rows}
        rowKey={({ id }) => id}
        columns={[...planColumns(targets.fiscalYears), JUDGEMENT_COLUMN]}
      />
      {ways.length === 0 ? null : (
        <DataTable
          id="report-ways"
          caption="軌道との差と必要なペース"
          rows={ways}
          rowKey={({ id }) => id}
          columns={WAY_COLUMNS}
        />
      )}
      <p>乖離は実績から軌道の値を引いた値です。必要なペースは、次の目標の年度末までの1か月当たりの値です。</p>
    </section>
  );
}

const WAY_COLUMNS: Column<ReportTargetDto>[] = [
  { key: 'name', label: '指標', heading: true, cell: ({ name }) => name },
  {
    key: 'expected',
    label: '軌道の値',
    short: true,
    cell: ({ standing, unit }) => valueInWords(standing?.expected ?? undefined, unit),
  },
  { key: 'deviation', label: '乖離', short: true, cell: (row) => deviationInWords(row) ?? '―' },
  { key: 'pace', label: '必要なペース（1か月）', short: true, cell: paceInWords },
  { key: 'missing', label: '次の目標まで', short: true, cell: (row) => missingInWords(row) ?? '―' },
];

function paceInWords({ standing, unit, countUnit, flows }: ReportTargetDto): string {
  if (standing?.pacePerMonth == null) return '―';
  const counted = paceCountInWords({ standing, countUnit, flows });
  return `${signedInWords(standing.pacePerMonth, unit)}${counted === null ? '' : `（${counted}）`}`;
}

type Outcome = TargetForecastDto & { assumed: string; outcome: TargetOutcomeDto };

/** What becomes of the targets if plans hold, and if they slip; nothing where no target counts what is online. */
export function ForecastSection({ model: { forecast } }: { model: ReportModel }) {
  if (!forecast) return null;
  const rows = forecast.targets.flatMap((one): Outcome[] => [
    { ...one, assumed: '予定どおり', outcome: one.held },
    { ...one, assumed: '遅れた場合', outcome: one.slipped },
  ]);
  return (
    <section class="stack" aria-labelledby="forecast-heading">
      <h2 id="forecast-heading">予定年月による見込み</h2>
      <DataTable
        id="report-forecast"
        caption="目標の年度末の見込み"
        rows={rows}
        rowKey={({ targetId, assumed }) => `${targetId} ${assumed}`}
        columns={FORECAST_COLUMNS}
      />
      <Slips slips={forecast.slips} />
    </section>
  );
}

const FORECAST_COLUMNS: Column<Outcome>[] = [
  {
    key: 'name',
    label: '目標',
    heading: true,
    cell: ({ targetId, name, next }) => (
      <>
        <a class="target-name" href={`/targets/${targetId}`}>
          {name}
        </a>
        <span class="quiet target-about">{`${next.label}末 ${next.value}%`}</span>
      </>
    ),
  },
  { key: 'assumed', label: '仮定', short: true, cell: ({ assumed }) => assumed },
  {
    key: 'online',
    label: '見込み（オンライン / 対象）',
    numeric: true,
    cell: ({ outcome: { percent, online }, denominator }) =>
      `${percent ?? '―'}%（${partsInWords(online, denominator)}）`,
  },
  {
    key: 'missing',
    label: '足りない数',
    numeric: true,
    cell: ({ outcome: { missing } }) => (missing === 0 ? 'なし' : `${missing.toLocaleString('ja-JP')}手続`),
  },
  {
    key: 'reached',
    label: '目標に達する月',
    cell: ({ outcome: { reachedIn } }) => (reachedIn === null ? '―' : <PeriodLabel period={reachedIn} />),
  },
];

function Slips({ slips }: { slips: readonly DepartmentSlipDto[] }) {
  if (slips.length === 0) return null;
  return (
    <details>
      <summary>課ごとのこれまでの遅れ</summary>
      <DataTable
        id="report-slips"
        caption="最初の予定年月からの遅れの中央値"
        rows={slips}
        rowKey={({ departmentId }) => departmentId}
        columns={[
          { key: 'name', label: '所管課', heading: true, cell: ({ departmentName }) => departmentName },
          { key: 'plans', label: '遅れの分かる手続', numeric: true, cell: ({ plans }) => `${plans}件` },
          {
            key: 'slip',
            label: '遅れの中央値',
            numeric: true,
            cell: ({ medianSlip }) =>
              medianSlip < 0
                ? `${-medianSlip}か月の前倒し`
                : medianSlip === 0
                  ? '遅れなし'
                  : `${medianSlip}か月`,
          },
        ]}
      />
    </details>
  );
}
