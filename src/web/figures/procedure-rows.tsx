import { type AddingProcedureDto } from '../../achievement/rows-answer.dto.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { DataTable } from '../components/data-table.js';

type Row = AddingProcedureDto;

/** Procedures, each with the counts it stands on and how much it adds. */
export function ProcedureRows({ rows }: { rows: readonly Row[] }) {
  return (
    <DataTable
      id="rows"
      caption="手続"
      rows={rows}
      rowKey={({ procedureId }) => procedureId}
      empty="この部分に数えた手続はありません。"
      columns={[
        { key: 'code', label: 'コード', cell: ({ code }: Row) => code },
        {
          key: 'name',
          label: '手続',
          heading: true,
          cell: ({ procedureId, name }: Row) => <a href={`/procedures/${procedureId}`}>{name}</a>,
        },
        { key: 'department', label: '所管課', cell: ({ departmentName }: Row) => departmentName },
        { key: 'stage', label: '段階', cell: stageOf },
        {
          key: 'total',
          label: '総件数',
          numeric: true,
          cell: (row: Row) => count(row.applicationsTotal, row.applicationsTotalNa),
        },
        {
          key: 'online',
          label: 'オンライン件数',
          numeric: true,
          cell: (row: Row) => count(row.applicationsOnline, row.applicationsOnlineNa),
        },
        {
          key: 'yearly',
          label: '年間件数',
          numeric: true,
          cell: (row: Row) => count(row.yearlyTotal, row.yearlyTotalNa),
        },
        {
          key: 'adds',
          label: '数えた数',
          numeric: true,
          cell: ({ adds }: Row) => adds.toLocaleString('ja-JP'),
        },
      ]}
    />
  );
}

function stageOf({ stage, exemptReason }: Row): string {
  if (stage === null) return STAGE_UNANSWERED;
  const reason = exemptReason === null ? '' : `（${EXEMPT_REASON_NAMES[exemptReason]}）`;
  return `${STAGE_NAMES[stage]}${reason}`;
}

function count(value: number | null, notApplicable: boolean): string {
  if (notApplicable) return '該当なし';
  return value === null ? '未回答' : value.toLocaleString('ja-JP');
}
