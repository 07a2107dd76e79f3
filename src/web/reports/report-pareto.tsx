import { type ReportModel } from '../../publication/report-model.js';
import { DataTable } from '../components/data-table.js';
import { PARETO_NAMES, PARETO_WEIGHTS } from '../targets/pareto-columns.js';

/** The procedures not yet online that carry the most, each leading to its page; nothing where the report has none. */
export function ReportParetoSection({ model: { pareto } }: { model: ReportModel }) {
  if (!pareto) return null;
  const { yearLabel, known, unknown, rows } = pareto;
  return (
    <section class="stack" aria-labelledby="pareto-heading">
      <h2 id="pareto-heading">件数の多い未オンライン化の手続</h2>
      <p>
        {`${yearLabel}の件数の多い順です。件数の分かる${known.toLocaleString('ja-JP')}手続のうち、上位${rows.length}手続を示します。`}
        {unknown > 0 ? `ほかに、件数の分からない手続が${unknown.toLocaleString('ja-JP')}件あります。` : ''}
      </p>
      <DataTable
        id="report-pareto"
        caption={`未オンライン化の手続の件数（${yearLabel}）`}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'rank', label: '順位', numeric: true, cell: ({ rank }) => rank },
          ...PARETO_NAMES,
          { key: 'stage', label: '段階', short: true, cell: ({ stage }) => stage },
          ...PARETO_WEIGHTS,
          {
            key: 'cumulative',
            label: '累計',
            numeric: true,
            cell: ({ cumulativePercent }) => (cumulativePercent === null ? '―' : `${cumulativePercent}%`),
          },
        ]}
      />
    </section>
  );
}
