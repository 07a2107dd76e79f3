import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type Month } from '../../kernel/month.js';
import { ACTION_STATE_NAMES, type ActionStatus, isOpen } from '../../review/action-status.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';
import { type Column, column } from '../components/data-table.js';
import { PeriodLabel } from '../components/period-label.js';
import { selectFilter } from '../list/filter.js';
import { type FiledList } from '../list/list.js';
import { ownerChoices, STATE_CHOICES } from './action-form.js';
import { carriedLabel, stateLabel } from './action-words.js';

/**
 * 対応事項 as they stand at a month's end. Owners can be chosen among `departments`, ended ones too, and the DX
 * office; without, all are of one owner.
 */
export function actionList(
  month: Month,
  departments: readonly DepartmentDto[] | null,
): FiledList<ActionOfMonthDto> {
  const owner = selectFilter('departmentId', '担当課', ownerChoices(departments ?? []));
  return {
    id: 'actions',
    path: `/review/${month}/actions`,
    caption: '対応事項',
    filters: [
      departments === null ? { ...owner, control: 'hidden' } : owner,
      selectFilter('state', '状態', [{ value: 'open', label: '未了（未着手・対応中）' }, ...STATE_CHOICES]),
      { name: 'overdue', label: '期限超過だけ', control: 'tick', value: 'true' },
    ],
    columns: columnsOf(month),
    order: ['content', 'due', 'state', ...(departments === null ? [] : ['owner']), 'carried', 'comment'],
    empty: '該当する対応事項はありません。',
    file: { name: `対応事項_${month}`, ascii: `actions-${month}`, sheet: '対応事項' },
  };
}

function columnsOf(month: Month): Column<ActionOfMonthDto>[] {
  const file = { only: 'file' } as const;
  return [
    column('month', '対象月', () => month, file),
    column('number', '番号', ({ number }) => number, { ...file, kind: 'integer' }),
    contentColumn(month),
    column('code', '課コード', ({ departmentCode }) => departmentCode, file),
    column('owner', '担当課', ({ departmentName }) => departmentName),
    column('due', '期限', ({ dueMonth }) => dueMonth, { cell: DueMonth }),
    column('state', '状態', ({ state }) => ACTION_STATE_NAMES[state], { short: true, cell: ActionState }),
    column('overdue', '期限超過', ({ overdue }) => (overdue ? '期限超過' : null), file),
    column('createdIn', '新規の月', ({ createdIn }) => createdIn, file),
    { key: 'carried', label: '繰越', short: true, cell: carriedLabel },
    column('months', '繰越月数', ({ carried }) => carried, { ...file, kind: 'integer' }),
    column('ended', '完了・取りやめの月', ({ state, since }) => (isOpen(state) ? null : since), file),
    column('comment', '直近のコメント', ({ comment }) => comment, { cell: Comment }),
  ];
}

function contentColumn(month: Month): Column<Pick<ActionOfMonthDto, 'id' | 'number' | 'content'>> {
  return column('content', '対応事項', ({ content }) => content, {
    heading: true,
    cell: ({ id, number, content }) => (
      <>
        <a href={`/review/${month}/actions/${id}`}>{content}</a>
        <span class="review__number">{`番号${number}`}</span>
      </>
    ),
  });
}

/** 未着手, 対応中, or how and when it ended. */
export function ActionState(action: Pick<ActionStatus, 'state' | 'since'>) {
  return <span class={`mark review__state--${action.state}`}>{stateLabel(action)}</span>;
}

/** The month by whose end it is due; said in words where that is past. */
export function DueMonth({ dueMonth, overdue }: Pick<ActionStatus, 'dueMonth' | 'overdue'>) {
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

/** What was said about an action, if anything. */
export function Comment({ comment }: Pick<ActionOfMonthDto, 'comment'>) {
  return comment === null ? null : <ReviewText text={comment} />;
}

/** A text with its line breaks; a word where nothing was said. */
export function ReviewText({ text }: { text: string | null }) {
  return text === null ? <span class="quiet">（記入なし）</span> : <span class="review__said">{text}</span>;
}
