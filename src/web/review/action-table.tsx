import { type Month } from '../../kernel/month.js';
import { type ActionStanding } from '../../review/action-standing.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';
import { type Column, DataTable } from '../components/data-table.js';
import { PeriodLabel } from '../components/period-label.js';
import { carriedLabel, stateLabel } from './action-words.js';
import { Said } from './review.page.js';

interface Props {
  month: Month;
  actions: readonly ActionOfMonthDto[];
  caption: string;
  /** Left out where all are of one department. */
  owners: boolean;
  empty: string;
}

/** Actions as they stand at a month's end. */
export function ActionTable({ month, actions, caption, owners, empty }: Props) {
  const owner = {
    key: 'owner',
    label: '担当課',
    cell: ({ departmentName }: ActionOfMonthDto) => departmentName,
  };
  return (
    <DataTable
      id="actions"
      caption={caption}
      columns={[
        contentColumn(month),
        { key: 'due', label: '期限', cell: (action) => <DueMonth {...action} /> },
        { key: 'state', label: '状態', short: true, cell: (action) => <ActionState {...action} /> },
        ...(owners ? [owner] : []),
        { key: 'carried', label: '繰越', short: true, cell: carriedLabel },
        { key: 'comment', label: '直近のコメント', cell: ({ comment }) => <Comment text={comment} /> },
      ]}
      rows={actions}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

/** What is to be done, leading to its page. */
export function contentColumn(month: Month): Column<Pick<ActionOfMonthDto, 'id' | 'number' | 'content'>> {
  return {
    key: 'content',
    label: '対応事項',
    heading: true,
    cell: ({ id, number, content }) => (
      <>
        <a href={`/review/${month}/actions/${id}`}>{content}</a>
        <span class="review__number">{`番号${number}`}</span>
      </>
    ),
  };
}

/** 未着手, 対応中, or how and when it ended. */
export function ActionState(action: Pick<ActionStanding, 'state' | 'since'>) {
  return <span class={`mark review__state--${action.state}`}>{stateLabel(action)}</span>;
}

/** The month by whose end it is due; said in words where that is past. */
export function DueMonth({ dueMonth, overdue }: Pick<ActionStanding, 'dueMonth' | 'overdue'>) {
  return (
    <>
      <PeriodLabel period={dueMonth} />
      {overdue ? (
        <>
          {' '}
          <span class="mark mark--failed">期限超過</span>
        </>
      ) : null}
    </>
  );
}

function Comment({ text }: { text: string | null }) {
  return text === null ? null : <Said text={text} />;
}
