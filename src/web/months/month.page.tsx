import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { type MonthDetailDto } from '../../closing/month.dto.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import {
  SUBMISSION_LISTING_STATES,
  SUBMISSION_STATE_NAMES,
  type SubmissionListingState,
} from '../../reporting/submission/submission-states.js';
import {
  type DepartmentProgress,
  missing,
  progressLabel,
  sumOfProgress,
} from '../automation/results/result-progress.js';
import { resultsPath } from '../automation/results/posted-results.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantBy, instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { RowTick } from '../components/row-tick.js';
import { Tabs } from '../components/tabs.js';
import { Facts, type TermFact } from '../components/fact.js';
import { SubmissionState } from '../monthly-entry/submission-state.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { area } from '../form/single-field.js';
import { ClosingProgress } from './closing-progress.js';
import { MonthState } from './months.page.js';

/** Why a closed month is corrected. */
export const REOPENING_FORM = new FormDescription({
  reason: area('訂正の理由', { rows: 3, required: true }),
});

/** What the list of departments is narrowed to. */
export type Show = SubmissionListingState | 'late' | 'all';

type DepartmentRow = SubmissionOverviewDto & { late: boolean };

export interface MonthView {
  month: Month;
  detail: MonthDetailDto;
  departments: readonly DepartmentRow[];
  show: Show;
  /** `rows`: to see the rows of all departments. */
  may: { manage: boolean; accept: boolean; withdraw: boolean; rows: boolean };
  /** Of the reopening. */
  state: FormState;
  /** How much of the results of automation projects is there, by department; none where there are no projects. */
  automation: readonly DepartmentProgress[];
}

/** One month of all departments: who stands where, and what can be done about it. */
export function monthPage(view: MonthView) {
  const { month, detail, may, state } = view;
  return (
    <div class="stack">
      <FormErrors state={state} />
      <MonthFacts {...view} />
      {detail.state === 'closing' ? (
        <>
          <ClosingProgress month={month} closing={detail.closing} />
          <ButtonRow>
            {may.manage ? (
              <Form action={`/months/${month}/cancel-close`}>
                <Button kind="secondary">確定を取り消して受付中に戻す</Button>
              </Form>
            ) : null}
            <LinkButton href={`/months/${month}`}>最新の状態を表示する</LinkButton>
          </ButtonRow>
        </>
      ) : null}
      {detail.state === 'closed' && detail.closedAt ? (
        <Notice kind="success" title={`${instantLabel(detail.closedAt)}に確定しました。`}>
          <p>
            この月の指標は確定値です。訂正が必要なときは、理由を付けて再開します。{' '}
            <a href={`/reports/${month}`}>達成状況報告書を見る</a>
          </p>
        </Notice>
      ) : null}
      {detail.state === 'open' && may.manage ? (
        <ButtonRow>
          <LinkButton href={detail.revision > 1 ? `/months/${month}/correction` : null}>
            確定後の変更を確かめる
          </LinkButton>
          <LinkButton href={`/months/${month}/import`}>ファイルから一括で取り込む</LinkButton>
          <LinkButton href={`/months/${month}/close`} kind="primary">
            確定の確認へ進む
          </LinkButton>
        </ButtonRow>
      ) : null}
      <Departments {...view} />
      {may.withdraw ? (
        <p>
          <a href={`/months/${month}/withdraw`}>誤って始めた受付を取り消す</a>
        </p>
      ) : null}
      {detail.state === 'closed' && may.manage ? <Reopen month={month} state={state} /> : null}
    </div>
  );
}

function MonthFacts({ month, detail, automation, may }: MonthView) {
  const facts: TermFact[] = [
    ['状態', <MonthState {...detail} />],
    ['提出期限', dayLabel(detail.dueOn as IsoDate)],
    ['受付開始', instantBy(detail.openedAt, detail.openedBy)],
    ['課題と対応', <a href={`/review/${month}`}>各課の記入と対応事項</a>],
  ];
  if (automation.length > 0) {
    const progress = <a href={resultsPath(month)}>{progressLabel(sumOfProgress(automation))}</a>;
    facts.push(['自動化案件の実績', [progress, stillMissing(automation)]]);
  }
  if (detail.reopenReason !== null) {
    const changes = <a href={`/months/${month}/correction`}>確定後の変更と、訂正に取り込んだもの</a>;
    facts.push(['訂正の理由', [detail.reopenReason, may.rows ? <p>{changes}</p> : null]]);
  }
  return <Facts facts={facts} />;
}

function stillMissing(automation: readonly DepartmentProgress[]): string {
  const late = automation.filter((one) => missing(one) > 0).map(({ departmentName }) => departmentName);
  return late.length === 0 ? '' : `（未入力：${late.join('、')}）`;
}

function Departments({ month, detail, departments, show, may }: MonthView) {
  const canAccept = may.accept && detail.state === 'open';
  const shownDepartments = shownRows(departments, show);
  const submitted = shownDepartments.flatMap((one) => (one.state === 'submitted' ? one.departmentId : []));
  const waiting = canAccept && submitted.length > 0;
  const late = detail.revision === 1 ? departments.filter((row) => row.late).length : 0;
  const table = (
    <DataTable
      id="departments"
      caption={`所管課（${shownDepartments.length}課）`}
      columns={columnsOf(month, waiting)}
      rows={shownDepartments}
      empty="この状態の課はありません。"
    />
  );
  return (
    <section class="stack">
      <h2>所管課の状況</h2>
      <Tabs label="状態で絞り込む" tabs={tabsOf(month, departments, show)} />
      {may.manage && late > 0 ? (
        <ButtonRow>
          <Form action={`/months/${month}/remind`}>
            <Button kind="secondary">{`期限を過ぎた${late}課に催促する`}</Button>
          </Form>
          <LinkButton href={`/months/${month}/remind`} kind="quiet">
            催促の記録と文面を見る
          </LinkButton>
        </ButtonRow>
      ) : null}
      {waiting && submitted.length > 1 ? (
        <Form action={`/months/${month}/accept`} hidden={{ department: submitted }}>
          <Button kind="secondary">{`提出済の${submitted.length}課の報告をすべて受理する`}</Button>
        </Form>
      ) : null}
      {waiting ? (
        <Form action={`/months/${month}/accept`} class="stack">
          {table}
          <Button>選んだ課の報告を受理する</Button>
        </Form>
      ) : (
        table
      )}
    </section>
  );
}

function shownRows(departments: readonly DepartmentRow[], show: Show): DepartmentRow[] {
  return departments.filter((row) => show === 'all' || (show === 'late' ? row.late : row.state === show));
}

function tabsOf(month: Month, departments: readonly DepartmentRow[], show: Show) {
  const base = `/months/${month}`;
  const tab = (key: Show, name: string) => ({
    href: key === 'all' ? base : `${base}?show=${key}`,
    label: `${name} ${shownRows(departments, key).length}`,
    current: show === key,
  });
  const states = SUBMISSION_LISTING_STATES.map((state) => tab(state, SUBMISSION_STATE_NAMES[state]));
  return [tab('all', 'すべて'), ...states, tab('late', '期限超過')];
}

function columnsOf(month: Month, waiting: boolean): Column<DepartmentRow>[] {
  const box = cellColumn<DepartmentRow>('box', '選択', ({ state, departmentId, departmentName }) =>
    state === 'submitted' ? (
      <RowTick name="department" value={departmentId} label={`${departmentName}を受理する`} />
    ) : null,
  );
  return [
    ...(waiting ? [box] : []),
    column('name', '所管課', ({ departmentName }) => departmentName, {
      heading: true,
      cell: ({ departmentId, departmentName, divisionName }) => (
        <>
          <a href={`/months/${month}/departments/${departmentId}`}>{departmentName}</a>
          {divisionName === null ? null : <span class="report__before">{divisionName}</span>}
        </>
      ),
    }),
    cellColumn('state', '状態', ({ state, late, onBehalf }) => (
      <span class="tags">
        <SubmissionState state={state} />
        {late ? <span class="state state--late">期限超過</span> : null}
        {onBehalf ? <span class="tag">代理入力</span> : null}
      </span>
    )),
    column('saved', '入力', ({ saved, expected }) => `${saved} / ${expected}`, { numeric: true }),
    column('submitted', '提出', ({ submittedAt, submittedBy }) => instantBy(submittedAt, submittedBy)),
    column('accepted', '受理', ({ acceptedAt, acceptedBy }) => instantBy(acceptedAt, acceptedBy)),
  ];
}

function Reopen({ month, state }: Pick<MonthView, 'month' | 'state'>) {
  const action = `/months/${month}/reopen`;
  return (
    <section class="narrow stack">
      <h2>訂正のための再開</h2>
      <p>
        再開すると受付中に戻り、次に確定した値が新しい版になります。今の確定値は残り、訂正が終わるまで表示されます。
        訂正は確定値から始まり、報告し直したものと、理由を付けて取り込んだものだけが変わります。
      </p>
      <FieldsForm {...{ state, action }} submit="理由を付けて再開する" kind="danger" />
    </section>
  );
}
