import { fiscalYearPeriod, periodLabel } from '../../kernel/period.js';
import { type ParetoDto, type ParetoRowDto } from '../../targets/forecast-answer.dto.js';
import { StageTag } from '../catalogue/stage-tag.js';
import { Bar } from '../chart/bar.js';
import { cellColumn, DataTable, type Column, column } from '../components/data-table.js';
import { Section } from '../components/section.js';

const MOST_ROWS = 50;

/** Which procedures not yet online carry the most applications. */
export function ParetoSection({ pareto: { fiscalYear, rows, unknown } }: { pareto: ParetoDto }) {
  const year = periodLabel(fiscalYearPeriod(fiscalYear));
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <Section id="pareto" title="件数の多い未対応の手続">
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
        columns={COLUMNS}
        rows={shown}
        empty="件数の分かる未対応の手続はありません。"
      />
    </Section>
  );
}

const COLUMNS: Column<ParetoRowDto>[] = [
  column('name', '手続', ({ name }) => name, {
    heading: true,
    href: ({ procedureId }) => `/procedures/${procedureId}`,
  }),
  column('department', '所管課', ({ departmentName }) => departmentName, { short: true }),
  cellColumn('stage', '段階', StageTag, { short: true }),
  column(
    'planned',
    '予定年月',
    ({ plannedMonth }) => (plannedMonth ? periodLabel(plannedMonth) : '予定なし'),
    {
      short: true,
    },
  ),
  column('applications', '件数', applicationsInWords, { numeric: true }),
  cellColumn('cumulative', '累計', Cumulative, { numeric: true }),
];

function applicationsInWords({ applications, lowerBound }: ParetoRowDto): string {
  return `${applications.toLocaleString('ja-JP')}${lowerBound ? '以上（未回答あり）' : ''}`;
}

function Cumulative({ cumulativePercent }: ParetoRowDto) {
  return (
    <>
      {`${cumulativePercent ?? '―'}%`}
      <Bar percent={cumulativePercent} />
    </>
  );
}
