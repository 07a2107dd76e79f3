import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Fault } from '../../platform/problem.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { OFFICE } from '../../review/office.js';
import { ACTION_STATE_NAMES } from '../../review/action-standing.js';
import { type ActionDetailDto } from '../../review/review-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { instantBy } from '../components/instant-label.js';
import { Facts } from '../components/fact.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { PeriodLabel } from '../components/period-label.js';
import { Notice } from '../components/notice.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { ACTION_FIELD_NAMES, type ActionFieldName, ActionFields } from './action-form.js';
import { ActionState, DueMonth } from './action-table.js';
import { carriedLabel } from './action-words.js';
import { Said } from './review.page.js';
import { deskPath, type ReviewHead, ReviewTabs } from './review-tabs.js';

export interface NewActionView {
  head: ReviewHead;
  departments: readonly DepartmentDto[];
  typed: FormBody;
  faults: readonly Fault[];
}

/** A new action. The form carries the id it will have, so that sending it twice makes one. */
export function newActionPage({ head, departments, typed, faults }: NewActionView) {
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <ErrorSummary faults={faults} fields={ACTION_FIELD_NAMES} />
      <div class="narrow">
        <Form action={`/review/${head.month}/actions/new`} hidden={{ id: textOf(typed, 'id') }}>
          <ActionFields value={(name) => textOf(typed, name)} faults={faults} departments={departments} />
          <ButtonRow>
            <Button>追加する</Button>
            <LinkButton href={`/review/${head.month}/actions`}>やめる</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </div>
  );
}

export interface ActionPageView {
  head: ReviewHead;
  action: ActionDetailDto;
  departments: readonly DepartmentDto[];
  /** Whether it can be changed with this month. */
  mayWrite: boolean;
  /** Whether the actor could change it with some month; then the newest that is open. */
  writer: boolean;
  writableIn: Month | null;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** One action as of a month's end: what it is, what becomes of it, how it went. */
export function actionPage(view: ActionPageView) {
  const { head, action, mayWrite, writer, writableIn, faults } = view;
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <ErrorSummary faults={faults} fields={ACTION_FIELD_NAMES} />
      <Facts
        facts={[
          ['対応事項', action.content],
          ['担当課', <a href={deskPath(action.month, action.departmentId)}>{action.departmentName}</a>],
          ['期限', <DueMonth {...action} />],
          ['状態', <ActionState {...action} />],
          ['繰越', `${carriedLabel(action)}：${periodLabel(action.createdIn)}から`],
        ]}
      />
      {mayWrite ? <Change {...view} /> : null}
      {writer && !mayWrite ? (
        <Notice
          kind="info"
          title={`${periodLabel(action.month)}は${MONTH_STATE_NAMES[action.monthState]}のため、変更できません。`}
        >
          <p>
            {writableIn === null ? (
              '次の対象月の受付が始まると、その月のものとして変更できます。'
            ) : (
              <a href={`/review/${writableIn}/actions/${action.id}`}>
                {`${periodLabel(writableIn)}のものとして変更する`}
              </a>
            )}
          </p>
        </Notice>
      ) : null}
      <History action={action} />
    </div>
  );
}

function Change({ action, departments, faults, typed }: ActionPageView) {
  const stored: Record<ActionFieldName, string> = {
    content: action.content,
    departmentId: action.departmentId ?? OFFICE,
    dueMonth: action.dueMonth,
    state: action.state,
    comment: '',
  };
  return (
    <section class="narrow stack">
      <h2>変更・コメント</h2>
      <Form action={`/review/${action.month}/actions/${action.id}`} hidden={{ version: action.version }}>
        <ActionFields
          value={(name) => (typed === undefined ? stored[name] : textOf(typed, name))}
          faults={faults}
          departments={departments}
        />
        <Button>保存する</Button>
      </Form>
    </section>
  );
}

const STEP_COLUMNS: Column<ActionDetailDto['steps'][number]>[] = [
  { key: 'month', label: '対象月', heading: true, cell: ({ month }) => periodLabel(month) },
  { key: 'state', label: '状態', short: true, cell: ({ state }) => ACTION_STATE_NAMES[state] },
  { key: 'due', label: '期限', cell: ({ dueMonth }) => <PeriodLabel period={dueMonth} /> },
  { key: 'owner', label: '担当課', cell: ({ departmentName }) => departmentName },
  { key: 'content', label: '対応事項', cell: ({ content }) => content },
  {
    key: 'comment',
    label: 'コメント',
    cell: ({ comment }) => (comment === null ? null : <Said text={comment} />),
  },
  column('recorded', '記録', ({ recordedAt, recordedBy }) => instantBy(recordedAt, recordedBy)),
];

function History({ action }: { action: ActionDetailDto }) {
  return (
    <DataTable
      id="steps"
      caption={`経過：${periodLabel(action.month)}まで`}
      columns={STEP_COLUMNS}
      rows={action.steps}
      rowKey={({ ordinal }) => String(ordinal)}
    />
  );
}
