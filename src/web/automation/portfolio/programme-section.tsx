import { partsInWords } from '../../../kernel/figure-words.js';
import { type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { percent, rate } from '../../../kernel/rate.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { DataTable } from '../../components/data-table.js';
import { TableExportLinks } from './export-links.js';
import { programmeRows } from './programme-rows.js';

/** 対象, 着手 and 達成, as plans report them, and where the projects stand. */
export function ProgrammeSection({
  portfolio: { programme, byStage, fiscalYear },
}: {
  portfolio: PortfolioDto;
}) {
  return (
    <section aria-labelledby="programme-heading" class="stack">
      <h2 id="programme-heading">計画の進み具合</h2>
      <DataTable
        id="programme"
        caption="対象・着手・達成の件数"
        columns={[
          {
            key: 'name',
            label: '区分',
            heading: true,
            cell: ({ name }: ReturnType<typeof programmeRows>[number]) => name,
          },
          { key: 'count', label: '件数', numeric: true, cell: ({ count }) => count.toLocaleString('ja-JP') },
          {
            key: 'rate',
            label: '率',
            numeric: true,
            cell: ({ count, of }) =>
              of === null
                ? '―'
                : `${percent(rate(count, of)) ?? '―'}${of === 0 ? '' : '%'}（${partsInWords(count, of)}）`,
          },
          { key: 'rule', label: '数え方', cell: ({ rule }) => rule },
        ]}
        rows={programmeRows(programme)}
        rowKey={({ name }) => name}
      />
      <ul class="state-counts" aria-label="段階ごとの案件数">
        {PROJECT_STAGES.keys.map((stage) => (
          <li key={stage}>
            <a href={`/automation?${new URLSearchParams({ stages: stage }).toString()}`}>
              {PROJECT_STAGES.names[stage]}
            </a>
            {` ${byStage[stage].toLocaleString('ja-JP')}件`}
          </li>
        ))}
      </ul>
      <TableExportLinks year={fiscalYear} table="programme" about="対象・着手・達成の件数" />
    </section>
  );
}
