import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { stageInWords } from '../../kernel/stage.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { SUBMISSION_STATE_NAMES } from '../../reporting/submission/submission-states.js';
import { Button, ButtonRow } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { beforeText, countCell } from './entry-cells.js';
import { SubmissionBlockers } from './submission-blockers.js';
import { EntryBar } from './entry-bar.js';
import { EntryLinks } from './entry-links.js';
import { EntryTable } from './entry-table.js';
import { EntryTroubles } from './entry-troubles.js';
import { SubmissionState } from './submission-state.js';
import { type EntryView, isEditable } from './entry-view.js';

/** 月次報告: a department's month, to be filled in where it is open and to be read where it is not. */
export function monthlyEntryPage(view: EntryView) {
  const { form, troubles, blockers, base, onBehalf } = view;
  const entering = isEditable(view) && form.rows.length > 0;
  return (
    <div class={entering ? 'report stack entry' : 'report stack'}>
      <EntryLinks view={view} entering={entering} />
      {entering && form.submittedAt === null ? null : <Facts {...view} />}
      <Inherited {...view} />
      {onBehalf && isEditable(view) ? (
        <Notice kind="info" title="代理入力です。">
          <p>{`${form.department.name}に代わって入力します。入力したことは記録に残り、課の画面にも表示されます。`}</p>
        </Notice>
      ) : null}
      {form.returnReason === null ? null : (
        <Notice kind="warning" title="差し戻されました。">
          <p>{`理由：${form.returnReason}`}</p>
        </Notice>
      )}
      {troubles.size === 0 ? null : <EntryTroubles rows={form.rows} troubles={troubles} />}
      {blockers === null ? null : <SubmissionBlockers base={base} form={form} blockers={blockers} />}
      {isEditable(view) ? <Entry {...view} /> : <ReadOnly {...view} />}
    </div>
  );
}

/** What is left of the reports of departments that were merged into this one. */
function Inherited({ form, inherited }: EntryView) {
  if (inherited.length === 0) return null;
  const open = inherited.some(({ state }) => state === 'returned' || state === 'draft');
  return (
    <Notice kind={open ? 'warning' : 'info'} title="統合された課の報告があります。">
      <ul>
        {inherited.map(({ departmentId, departmentName, state, returnReason }) => (
          <li>
            <a href={`/months/${form.month}/departments/${departmentId}/entry`}>{departmentName}</a>
            {`（${SUBMISSION_STATE_NAMES[state]}${returnReason === null ? '' : `：${returnReason}`}）`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Facts({ form }: EntryView) {
  const { department, state, monthState, dueOn, submittedAt, submittedBy, acceptedAt, acceptedBy } = form;
  return (
    <p class="report__facts">
      <span>{department.name}</span>
      <SubmissionState state={state} />
      <span>{`対象月は${MONTH_STATE_NAMES[monthState]}`}</span>
      <span>{`提出期限 ${dayLabel(dueOn as IsoDate)}`}</span>
      {submittedAt ? <span>{`提出 ${instantLabel(submittedAt)} ${submittedBy ?? ''}`}</span> : null}
      {acceptedAt ? <span>{`受理 ${instantLabel(acceptedAt)} ${acceptedBy ?? ''}`}</span> : null}
      {form.onBehalf ? <span class="tag">代理入力あり</span> : null}
    </p>
  );
}

function Entry(view: EntryView) {
  const { base, form, show } = view;
  if (form.rows.length === 0) return <p>この月に報告する手続はありません。</p>;
  return (
    <Form action={base} id="report" class="entry__form" hidden={{ show }}>
      <EntryTable {...view} />
      <EntryBar {...view} />
    </Form>
  );
}

function ReadOnly({ base, form, may }: EntryView) {
  const open = form.monthState === 'open';
  const [waits, sent] = [form.state === 'checking', form.state === 'checking' || form.state === 'submitted'];
  return (
    <>
      {open && may.enter && sent ? (
        <ButtonRow>
          {waits && may.approve ? (
            <Form action={`${base}/approve`} hidden={{ version: form.version }}>
              <Button>課長確認をして提出する</Button>
            </Form>
          ) : null}
          <Form action={`${base}/take-back`}>
            <Button kind="secondary">取り戻して直す</Button>
          </Form>
        </ButtonRow>
      ) : null}
      <DataTable
        id="reported"
        caption={`報告した内容（${form.rows.length}件）`}
        columns={REPORTED_COLUMNS}
        rows={form.rows}
        empty="この月に報告する手続はありません。"
      />
    </>
  );
}

const REPORTED_COLUMNS: Column<StatusRowDto>[] = [
  column('name', '手続', ({ name }) => name, { heading: true, cell: ProcedureName }),
  column('stage', '段階', ({ stage, exemptReason }) => stageInWords(stage, exemptReason)),
  cellColumn('total', '総件数', (row) => <Counted row={row} of="total" />, { numeric: true }),
  cellColumn('online', 'オンライン件数', (row) => <Counted row={row} of="online" />, { numeric: true }),
  column('plan', '予定年月', ({ plannedMonth }) => plannedMonth, { kind: 'period' }),
  column('note', '備考', ({ note }) => note),
];

/** A procedure of a report: its name, and its code below. */
export function ProcedureName({ name, code }: Pick<StatusRowDto, 'name' | 'code'>) {
  return (
    <>
      <span class="report__name">{name}</span>
      <span class="report__code">{code}</span>
    </>
  );
}

function Counted({ row, of }: { row: StatusRowDto; of: 'total' | 'online' }) {
  return (
    <>
      {countCell(of === 'total' ? row.applicationsTotal : row.applicationsOnline) || '未回答'}
      <span class="report__before">{beforeText(row.known, of)}</span>
    </>
  );
}
