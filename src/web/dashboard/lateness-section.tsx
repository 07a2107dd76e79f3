import { partsInWords } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import { type Column, DataTable } from '../components/data-table.js';
import { SubmissionState } from '../monthly-entry/submission-state.js';
import { type Lateness } from './lateness.js';

interface Props {
  lateness: Lateness | null;
  /** Whether the reader may look into a department's report. */
  mayOpen: (departmentId: string) => boolean;
}

/** Who has not handed in the month that is open. */
export function LatenessSection({ lateness, mayOpen }: Props) {
  return (
    <section aria-labelledby="late-heading" class="stack">
      <h2 id="late-heading">報告の提出状況</h2>
      {lateness === null ? (
        <p>受付中の月はありません。</p>
      ) : (
        <OpenMonth lateness={lateness} mayOpen={mayOpen} />
      )}
    </section>
  );
}

function OpenMonth({ lateness, mayOpen }: Props & { lateness: Lateness }) {
  const { month, dueOn, overdue, states, waiting } = lateness;
  return (
    <>
      <p>{`${periodLabel(month)}分。期限は${dayLabel(dueOn)}${overdue ? 'で、過ぎています' : 'です'}。`}</p>
      <ul class="state-counts">
        {states.map(({ name, count }) => (
          <li>{`${name} ${count.toLocaleString('ja-JP')}課`}</li>
        ))}
      </ul>
      {waiting.length === 0 ? (
        <p>すべての課が提出しました。</p>
      ) : (
        <DataTable
          id="late"
          caption={overdue ? '期限を過ぎて未提出の課' : 'まだ提出していない課'}
          columns={columnsOf(month, mayOpen)}
          rows={waiting}
        />
      )}
      <p>
        <a href={`/months/${month}`}>{`${periodLabel(month)}の提出状況を開く`}</a>
      </p>
    </>
  );
}

function columnsOf(month: Month, mayOpen: Props['mayOpen']): Column<SubmissionOverviewDto>[] {
  return [
    {
      key: 'department',
      label: '所管課',
      heading: true,
      cell: ({ departmentId, departmentName }) =>
        mayOpen(departmentId) ? (
          <a href={`/months/${month}/departments/${departmentId}`}>{departmentName}</a>
        ) : (
          departmentName
        ),
    },
    { key: 'state', label: '状態', short: true, cell: ({ state }) => <SubmissionState state={state} /> },
    {
      key: 'saved',
      label: '入力済み / 対象',
      numeric: true,
      cell: ({ saved, expected }) => partsInWords(saved, expected),
    },
    { key: 'reason', label: '差戻しの理由', cell: ({ returnReason }) => returnReason ?? '―' },
  ];
}
