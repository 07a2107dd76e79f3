import { type ReportModel } from '../../publication/report-model.js';
import { type TargetOverview, targetOverview } from '../../publication/targets/target-overview.js';
import { type Column, DataTable } from '../components/data-table.js';
import { JudgementTag } from '../targets/judgement-tag.js';
import { ActualCell } from '../targets/value-cells.js';

/** The targets at a glance, each leading to its page; nothing where the report has none. */
export function TargetOverviewTable({ model }: { model: ReportModel }) {
  const rows = targetOverview(model);
  if (rows.length === 0) return null;
  return (
    <DataTable
      id="report-overview"
      caption="目標と見込み"
      rows={rows}
      rowKey={({ target }) => target.id}
      columns={COLUMNS}
    />
  );
}

const COLUMNS: Column<TargetOverview>[] = [
  {
    key: 'name',
    label: '目標',
    heading: true,
    cell: ({ target: { id, name } }) => (
      <a class="target-name" href={`/targets/${id}`}>
        {name}
      </a>
    ),
  },
  { key: 'goal', label: '次の目標値', cell: ({ goal }) => <span class="period">{goal}</span> },
  {
    key: 'actual',
    label: '最新の実績',
    cell: ({ target }) => (
      <div class="target-actual">
        <ActualCell actual={target.latest} target={target} />
      </div>
    ),
  },
  {
    key: 'judgement',
    label: '判定',
    short: true,
    cell: ({ target: { judgement, judgementName } }) => (
      <JudgementTag judgement={judgement} name={judgementName} />
    ),
  },
  {
    key: 'deviation',
    label: '軌道との乖離',
    cell: ({ deviation }) => <span class="period">{deviation}</span>,
  },
  { key: 'outlook', label: '予定年月による見込み', cell: ({ outlook }) => outlook },
];
