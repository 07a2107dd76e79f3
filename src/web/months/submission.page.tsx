import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Fault } from '../../platform/problem.js';
import { type StatusFormDto } from '../../reporting/status-report/status-answer.dto.js';
import { type Neighbours } from '../../reporting/submission/submission-neighbours.repository.js';
import { SUBMISSION_STATE_NAMES } from '../../reporting/submission/submission-states.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { instantBy } from '../components/instant-label.js';
import { Facts } from '../components/fact.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { TextArea } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { Tabs } from '../components/tabs.js';
import { differencesFirst, needsLook } from './submission-differences.js';
import { SubmissionTable } from './submission-table.js';

export interface SubmissionView {
  /** The page's own address. */
  base: string;
  form: StatusFormDto;
  /** Only the rows that need a look. */
  narrowed: boolean;
  may: { accept: boolean; enter: boolean };
  faults: readonly Fault[];
  /** Whether the report changed while it was being looked at. */
  outdated: boolean;
  /** The reports before and after it, and the next one that waits to be accepted. */
  around: Neighbours;
  /** What was typed into a field before; empty where nothing was. */
  typed: (name: string) => string;
}

/** One department's month beside last month's, to be accepted or sent back. */
export function submissionPage(view: SubmissionView) {
  const { base, form, narrowed, may, faults, outdated, typed, around } = view;
  const { previous, next, waiting } = around;
  const open = form.monthState === 'open';
  const [accept, giveBack] = [form.state === 'submitted', ['submitted', 'accepted'].includes(form.state)];
  const rowsToCheck = form.rows.filter(needsLook);
  const rows = narrowed ? rowsToCheck : differencesFirst(form.rows);
  const returnable = open && may.accept && giveBack;
  const table = (
    <SubmissionTable
      {...{ rows, returnable, typed }}
      caption={`報告の内容（${rows.length}件。変更や注意のある手続が先）`}
    />
  );
  return (
    <div class="stack">
      {outdated ? (
        <Notice kind="warning" title="表示している間に、この課の報告が変わりました。">
          <p>操作は行っていません。最新の内容を確かめて、もう一度操作してください。</p>
        </Notice>
      ) : null}
      <ErrorSummary faults={faults} fields={['reason']} />
      <SubmissionFacts form={form} />
      <ButtonRow>
        {open && may.accept && accept ? (
          <Form action={`${base}/accept`} hidden={{ version: form.version }}>
            <Button>この報告を受理する</Button>
            {waiting ? (
              <Button kind="secondary" name="then" value={waiting.id}>
                受理して次の課へ
              </Button>
            ) : null}
          </Form>
        ) : null}
        {open && may.enter ? <LinkButton href={`${base}/entry`}>代理入力する</LinkButton> : null}
        <LinkButton href={`/months/${form.month}`}>所管課の一覧に戻る</LinkButton>
      </ButtonRow>
      <Neighbouring {...{ month: form.month, previous, next, waiting }} />
      <Tabs
        label="表示する手続"
        tabs={[
          { href: base, label: `すべて ${form.rows.length}`, current: !narrowed },
          {
            href: `${base}?show=look`,
            label: `変更や注意のある手続 ${rowsToCheck.length}`,
            current: narrowed,
          },
        ]}
      />
      {returnable ? (
        <Form action={`${base}/return`} hidden={{ version: form.version }} class="stack">
          {table}
          <div class="narrow">
            <TextArea
              label="全体を差し戻す理由"
              name="reason"
              rows={3}
              value={typed('reason')}
              hint="一部の手続だけを差し戻すときは、表の右端の欄に理由を入力し、ここは空欄でかまいません。"
              faults={faults}
            />
          </div>
          <Button kind="danger">理由を付けて差し戻す</Button>
        </Form>
      ) : (
        table
      )}
    </div>
  );
}

/** The way to the other departments' reports. */
function Neighbouring({ month, previous, next, waiting }: Neighbours & { month: string }) {
  const ways = [
    { label: '前の課', to: previous },
    { label: '次の課', to: next },
    { label: '次の受理待ち', to: waiting },
  ].flatMap(({ label, to }) => (to ? [{ label, to }] : []));
  if (ways.length === 0) return null;
  return (
    <nav aria-label="ほかの課の報告">
      <ul class="neighbours">
        {ways.map(({ label, to }) => (
          <li>
            <a href={`/months/${month}/departments/${to.id}`}>{`${label}：${to.name}`}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SubmissionFacts({ form }: Pick<SubmissionView, 'form'>) {
  const { state, dueOn, submittedAt, submittedBy, acceptedAt, acceptedBy, onBehalf, returnReason } = form;
  const facts: [string, string][] = [
    ['状態', `${SUBMISSION_STATE_NAMES[state]}${onBehalf ? '（代理入力あり）' : ''}`],
    ['提出期限', dayLabel(dueOn as IsoDate)],
    ['提出', instantBy(submittedAt, submittedBy)],
    ['受理', instantBy(acceptedAt, acceptedBy)],
  ];
  if (returnReason !== null) facts.push(['差戻しの理由', returnReason]);
  return <Facts facts={facts} />;
}
