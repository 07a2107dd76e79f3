import { NO_FIGURE } from '../../kernel/figure-words.js';
import { Button, ButtonRow } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { countsOf, type KindCounts, WORK_STATE_NAMES, WORK_STATES, type WorkLine } from './queue-view.js';

export interface QueueView {
  lines: readonly WorkLine[];
  asOf: Date;
}

/** Who may look behind the work at the queues themselves. */
interface QueuePageView extends QueueView {
  hasBoard: boolean;
  /** Mails of the last thirty days that a server would not take. */
  refusedMails: number;
  /** Whether the page stands still until its reader asks. */
  still: boolean;
}

/** Only what differs is exchanged: the focus, the place scrolled to and what was unfolded stay. */
const EVERY_FIVE_SECONDS = { 'hx-get': '/queue/now', 'hx-trigger': 'every 5s', 'hx-swap': 'innerMorph' };

/** 処理の状況: what the system still has to do, and what went wrong. */
export function queuePage({ hasBoard, refusedMails, still, ...view }: QueuePageView) {
  return (
    <div class="stack">
      <p>
        データを変更すると、集計や確定などの処理が順に行われます。
        {still ? '自動更新を止めています。' : 'この画面は5秒ごとに更新されます。'}
      </p>
      <p class="links">
        <a href={still ? '/queue?still=on' : '/queue'}>今すぐ更新する</a>
        {still ? <a href="/queue">自動更新を再開する</a> : <a href="/queue?still=on">自動更新を止める</a>}
      </p>
      <div id="queue" class="stack" {...(still ? {} : EVERY_FIVE_SECONDS)}>
        {queueNow(view)}
      </div>
      {refusedMails === 0 ? null : (
        <Notice kind="warning" title={`届かなかったメールが${refusedMails}通あります（直近30日）。`}>
          <p>
            宛先の誤りなどで、やり直しても届きません。理由は<a href="/administration/mails">メールの一覧</a>
            で確認できます。
          </p>
        </Notice>
      )}
      {hasBoard ? (
        <p>
          <a href="/queue/board">運用者向け：キューの状態（bull-board）を見る</a>
        </p>
      ) : null}
    </div>
  );
}

const COUNT_COLUMNS: Column<KindCounts>[] = [
  column('name', '種類', ({ name }) => name, { heading: true }),
  ...WORK_STATES.map((state) =>
    column(state, WORK_STATE_NAMES[state], (counts: KindCounts) => counts[state], { kind: 'integer' }),
  ),
];

const LINE_COLUMNS: Column<WorkLine>[] = [
  column('name', '処理', ({ name }) => name, { heading: true }),
  { key: 'state', label: '状態', cell: State },
  column('requestedAt', '依頼日時', ({ requestedAt }) => requestedAt, { short: true }),
  { key: 'reason', label: '失敗の理由', cell: Reason },
  { key: 'action', label: '操作', cell: Actions },
];

/** The part of the page that moves. */
export function queueNow({ lines, asOf }: QueueView) {
  const failed = lines.filter(({ state }) => state === 'failed').length;
  const setAside = lines.filter(({ state }) => state === 'set-aside').length;
  return (
    <>
      <p class="queue__sum" role="status">
        {lines.length === 0
          ? '残っている処理はありません。すべて終わっています。'
          : `残っている処理は${lines.length}件です${failed === 0 ? '。' : `（うち失敗 ${failed}件）。`}`}
      </p>
      {setAside === 0 ? null : (
        <Notice kind="warning" title={`自動では行わないことにした処理（取り置き）が${setAside}件あります。`}>
          <p>
            行うたびにワーカーが停止した処理です。指標の計算が取り置かれている間、その値は古いままです。運用者に原因を確かめてもらい、「やり直す」か「取りやめる」を選んでください。
          </p>
        </Notice>
      )}
      <p class="quiet">{`${instantLabel(asOf)} 現在`}</p>
      <DataTable
        id="queue-counts"
        caption="処理の種類別の件数"
        columns={COUNT_COLUMNS}
        rows={countsOf(lines)}
      />
      <DataTable
        id="queue-lines"
        caption="残っている処理"
        columns={LINE_COLUMNS}
        rows={lines}
        empty="残っている処理はありません。"
      />
    </>
  );
}

function State({ state, progress, name }: WorkLine) {
  return (
    <>
      <span class={`mark mark--${state}`}>{WORK_STATE_NAMES[state]}</span>
      {progress === null ? null : (
        <div>
          <progress max={progress.of} value={progress.step} aria-label={`${name}の進み具合`} />
          <p>{`${progress.message}（${progress.step} / ${progress.of}）`}</p>
        </div>
      )}
    </>
  );
}

function Reason({ reason, technical, failures, failedAt, state }: WorkLine) {
  if (reason === null) return NO_FIGURE;
  return (
    <>
      <p>{reason}</p>
      {state === 'set-aside' ? (
        <p class="quiet">{failedAt === null ? '' : `${instantLabel(failedAt)}から`}</p>
      ) : (
        <p class="quiet">{`${failures}回失敗${failedAt === null ? '' : `、最後は${instantLabel(failedAt)}`}`}</p>
      )}
      {technical === null ? null : (
        <details>
          <summary>運用者向けの内容</summary>
          <code>{technical}</code>
        </details>
      )}
    </>
  );
}

function Actions({ kind, key, state, name, droppable }: WorkLine) {
  if (state === 'running') return null;
  const about = <span class="visually-hidden">{`：${name}`}</span>;
  return (
    <ButtonRow>
      <Form action="/queue/retry" id={`retry-${kind}-${key}`} hidden={{ kind, key }}>
        <Button kind="quiet">
          {state === 'waiting' ? '今すぐ行う' : 'やり直す'}
          {about}
        </Button>
      </Form>
      {droppable ? (
        <Form action="/queue/drop" id={`drop-${kind}-${key}`} hidden={{ kind, key }}>
          <Button kind="quiet">取りやめる{about}</Button>
        </Form>
      ) : null}
    </ButtonRow>
  );
}
