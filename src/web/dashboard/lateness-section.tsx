import { partsInWords } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { SubmissionState } from '../monthly-entry/submission-state.js';
import { type Lateness } from './lateness.js';
import { Section } from '../components/section.js';

interface Props {
  lateness: Lateness | null;
  /** Whether the reader may look into a department's report. */
  mayOpen: (departmentId: string) => boolean;
}

/** Who has not handed in the month that is open. */
export function LatenessSection(props: Props) {
  return (
    <Section id="late" title="報告の提出状況">
      <OpenMonth {...props} />
    </Section>
  );
}

function OpenMonth({ lateness, mayOpen }: Props) {
  if (lateness === null) return <p>受付中の月はありません。</p>;
  const { month, dueOn, overdue, states, waiting } = lateness;
  return (
    <>
      <p>{`${periodLabel(month)}分。期限は${dayLabel(dueOn)}${overdue ? 'で、過ぎています' : 'です'}。`}</p>
      <BulletList
        class="state-counts"
        items={states.map(({ name, count }) => `${name} ${count.toLocaleString('ja-JP')}課`)}
      />
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
    column('department', '所管課', ({ departmentName }) => departmentName, {
      heading: true,
      href: ({ departmentId }) =>
        mayOpen(departmentId) ? `/months/${month}/departments/${departmentId}` : null,
    }),
    cellColumn('state', '状態', SubmissionState, { short: true }),
    column('saved', '入力済み / 対象', ({ saved, expected }) => partsInWords(saved, expected), {
      numeric: true,
    }),
    column('reason', '差戻しの理由', ({ returnReason }) => returnReason),
  ];
}
