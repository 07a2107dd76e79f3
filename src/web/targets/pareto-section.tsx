import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type ParetoDto, type ParetoRowDto } from '../../targets/forecast-answer.dto.js';
import { StageTag } from '../catalogue/stage-tag.js';
import { Bar } from '../chart/bar.js';
import { cellColumn, DataTable, type Column, column } from '../components/data-table.js';

const MOST_ROWS = 50;

/** Which procedures not yet online carry the most applications. */
export function ParetoSection({ pareto: { fiscalYear, rows, unknown } }: { pareto: ParetoDto }) {
  const year = periodLabel(fiscalYearPeriod(fiscalYear));
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <section class="stack" aria-labelledby="pareto-heading">
      <h2 id="pareto-heading">件数の多い未対応の手続</h2>
      <p>
        {`まだオンラインで申請できない手続を、${year}の件数の多い順に示します。累計は、件数の分かる未対応の手続に占める割合です。`}
        {unknown > 0 ? `ほかに件数の分からない手続が${unknown.toLocaleString('ja-JP')}件あります。` : ''}
        {rows.length > shown.length
          ? `上位${MOST_ROWS}件を示します（全${rows.length.toLocaleString('ja-JP')}件）。`
          : ''}
      </p>
      <DataTable
        id="pareto"
        caption={`未対応の手続の件数（${year}）`}
        columns={[
          ...PARETO_NAMES,
          { key: 'stage', label: '段階', short: true, cell: ({ stage }) => <StageTag stage={stage} /> },
          ...PARETO_WEIGHTS,
          cellColumn(
            'cumulative',
            '累計',
            ({ cumulativePercent }: ParetoRowDto) => (
              <>
                {`${cumulativePercent ?? '―'}%`}
                <Bar percent={cumulativePercent} />
              </>
            ),
            { numeric: true },
          ),
        ]}
        rows={shown}
        empty="件数の分かる未対応の手続はありません。"
      />
    </section>
  );
}

/** The procedure with its department. */
export const PARETO_NAMES: Column<Pick<ParetoRowDto, 'procedureId' | 'name' | 'departmentName'>>[] = [
  column('name', '手続', ({ name }) => name, {
    heading: true,
    href: ({ procedureId }) => `/procedures/${procedureId}`,
  }),
  { key: 'department', label: '所管課', short: true, cell: ({ departmentName }) => departmentName },
];

/** When it is planned to be online, and how often it is applied for. */
export const PARETO_WEIGHTS: Column<Pick<ParetoRowDto, 'plannedMonth' | 'applications' | 'lowerBound'>>[] = [
  column(
    'planned',
    '予定年月',
    ({ plannedMonth }) => (plannedMonth === null ? '予定なし' : periodLabel(plannedMonth)),
    { short: true },
  ),
  column(
    'applications',
    '件数',
    ({ applications, lowerBound }) =>
      `${applications.toLocaleString('ja-JP')}${lowerBound ? '以上（未回答あり）' : ''}`,
    { numeric: true },
  ),
];
