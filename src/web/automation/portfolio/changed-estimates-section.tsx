import { type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { tokyoDate } from '../../../kernel/clock.js';
import { dayLabel } from '../../../kernel/japanese-era.js';
import { DataTable } from '../../components/data-table.js';
import { amountLabel } from '../amount-words.js';
import { TableExportLinks } from './export-links.js';
import { NamedProject } from './named-project.js';
import { moveInWords } from './trouble-words.js';

/** Projects whose 見込 was rewritten after 本番, which can hide a shortfall; nothing where there is none. */
export function ChangedEstimatesSection({
  portfolio: { estimatesChanged, fiscalYear },
}: {
  portfolio: PortfolioDto;
}) {
  if (estimatesChanged.length === 0) return null;
  return (
    <section aria-labelledby="estimates-changed-heading" class="stack">
      <h2 id="estimates-changed-heading">本番後に見込を変えた案件</h2>
      <DataTable
        id="estimates-changed"
        caption={`本番後に見込を変えた案件（${estimatesChanged.length}件、新しい順）`}
        columns={[
          { key: 'name', label: '案件', heading: true, cell: NamedProject },
          { key: 'department', label: '所管課', cell: ({ departmentName }) => departmentName },
          { key: 'at', label: '最後に変えた日', cell: ({ at }) => dayLabel(tokyoDate(at)) },
          { key: 'changes', label: '変更', numeric: true, cell: ({ changes }) => `${changes}回` },
          {
            key: 'from',
            label: '変える前の見込（年、時間）',
            numeric: true,
            cell: ({ from }) => amountLabel(from),
          },
          { key: 'to', label: '今の見込（年、時間）', numeric: true, cell: ({ to }) => amountLabel(to) },
          { key: 'move', label: '増減', short: true, cell: moveInWords },
        ]}
        rows={estimatesChanged}
        rowKey={({ projectId }) => projectId}
      />
      <p class="quiet">
        年度によらず、本番に入った日から後の変更をすべて示します。実績を比べる見込は、今の見込です。
      </p>
      <TableExportLinks year={fiscalYear} table="estimates-changed" about="本番後に見込を変えた案件" />
    </section>
  );
}
