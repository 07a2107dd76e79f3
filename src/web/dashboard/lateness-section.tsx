import { periodLabel } from '../../kernel/period.js';
import { type SubmissionOverview } from '../../reporting/submission/submission-overview.repository.js';
import { SUBMISSION_STATE_NAMES } from '../../reporting/submission/submission-states.js';
import { DataTable } from '../components/data-table.js';
import { dayLabel } from '../components/day-label.js';
import { type Lateness } from './lateness.js';

/** Who has not handed in the month that is open. */
export function LatenessSection({ lateness }: { lateness: Lateness | null }) {
  return (
    <section aria-labelledby="late-heading" class="stack">
      <h2 id="late-heading">報告の提出状況</h2>
      {lateness === null ? <p>受付中の月はありません。</p> : <OpenMonth {...lateness} />}
    </section>
  );
}

function OpenMonth({ month, dueOn, overdue, states, waiting }: Lateness) {
  return (
    <>
      <p>{`${periodLabel(month)}分。期限は${dayLabel(dueOn)}${overdue ? 'で、過ぎています' : 'です'}。`}</p>
      <ul class="state-counts">
        {states.map(({ state, name, count }) => (
          <li key={state}>{`${name} ${count.toLocaleString('ja-JP')}課`}</li>
        ))}
      </ul>
      {waiting.length === 0 ? (
        <p>すべての課が提出しました。</p>
      ) : (
        <DataTable
          id="late"
          caption={overdue ? '期限を過ぎて未提出の課' : 'まだ提出していない課'}
          columns={COLUMNS}
          rows={waiting}
          rowKey={({ departmentId }) => departmentId}
        />
      )}
    </>
  );
}

const COLUMNS = [
  {
    key: 'department',
    label: '所管課',
    heading: true,
    cell: ({ departmentName }: SubmissionOverview) => departmentName,
  },
  {
    key: 'state',
    label: '状態',
    cell: ({ state }: SubmissionOverview) => SUBMISSION_STATE_NAMES[state],
  },
  {
    key: 'saved',
    label: '入力済み / 対象',
    numeric: true,
    cell: ({ saved, expected }: SubmissionOverview) =>
      `${saved.toLocaleString('ja-JP')} / ${expected.toLocaleString('ja-JP')}`,
  },
  {
    key: 'reason',
    label: '差戻しの理由',
    cell: ({ returnReason }: SubmissionOverview) => returnReason ?? '',
  },
];
