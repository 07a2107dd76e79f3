import { type Page } from '../../platform/keyset.js';
import { countLabel } from '../../reporting/count-checks.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type ProcedureReport } from '../../reporting/status-report/procedure-reports.repository.js';
import { SUBMISSION_STATE_NAMES } from '../../reporting/submission/submission-states.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { type PageLinks } from '../components/pager.js';
import { StageTag } from './stage-tag.js';

const COLUMNS: readonly Column<ProcedureReport>[] = [
  column('month', '対象月', ({ month }) => month, { kind: 'period', heading: true }),
  { key: 'stage', label: '月末の段階', cell: ({ stage }) => <StageTag stage={stage} /> },
  { key: 'total', label: '申請件数', numeric: true, cell: ({ total }) => countLabel(total) },
  { key: 'online', label: 'うちオンライン', numeric: true, cell: ({ online }) => countLabel(online) },
  column('planned', '予定年月', ({ plannedMonth }) => plannedMonth, { kind: 'period' }),
  column('note', '備考', ({ note }) => note),
  column(
    'state',
    '報告の状態',
    ({ submissionState, monthState, returnReason }) =>
      `${SUBMISSION_STATE_NAMES[submissionState]}（${MONTH_STATE_NAMES[monthState]}）${returnReason ? ` 差戻しの理由：${returnReason}` : ''}`,
  ),
  column(
    'who',
    '報告した課・入力者',
    ({ departmentName, enteredBy, onBehalf }) =>
      `${departmentName} ${enteredBy}${onBehalf ? '（代理入力）' : ''}`,
  ),
];

/** What was reported on a procedure, month by month. */
export function MonthReports({ reports, pages }: { reports: Page<ProcedureReport>; pages: PageLinks }) {
  return (
    <DataTable
      id="reports-table"
      caption="新しい月から順に表示"
      columns={COLUMNS}
      rows={reports.items}
      empty="月次報告はまだありません。"
      pages={pages}
    />
  );
}
