import { type AddingProcedureDto } from '../../achievement/rows-answer.dto.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { column, DataTable } from '../components/data-table.js';

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
        column('name', '手続', ({ name }: Row) => name, {
          heading: true,
          href: ({ procedureId }: Row) => `/procedures/${procedureId}`,
        }),
        { key: 'department', label: '所管課', cell: ({ departmentName }: Row) => departmentName },
        { key: 'stage', label: '段階', cell: stageOf },
        column('total', '総件数', (row: Row) => count(row.applicationsTotal, row.applicationsTotalNa), {
          numeric: true,
        }),
        column(
          'online',
          'オンライン件数',
          (row: Row) => count(row.applicationsOnline, row.applicationsOnlineNa),
          { numeric: true },
        ),
        column('yearly', '年間件数', (row: Row) => count(row.yearlyTotal, row.yearlyTotalNa), {
          numeric: true,
        }),
        column('adds', '数えた数', ({ adds }: Row) => adds.toLocaleString('ja-JP'), { numeric: true }),
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
