import { type ReportModel } from '../../publication/report-model.js';
import { type ReportReviewTextDto, type ReportActionDto } from '../../publication/report-parts-answer.dto.js';
import { type Column, DataTable } from '../components/data-table.js';
import { ActionState, contentColumn, DueMonth } from '../review/action-table.js';
import { carriedLabel, countsSentence } from '../review/action-words.js';
import { Said } from '../review/review.page.js';

/** 課題と対応 of the month and its actions, each leading to its page; nothing where nobody wrote anything. */
export function ReviewSection({ model: { review, period } }: { model: ReportModel }) {
  if (!review) return null;
  return (
    <section class="stack" aria-labelledby="review-heading">
      <h2 id="review-heading">課題と対応</h2>
      {review.texts.length === 0 ? null : (
        <DataTable
          id="report-review"
          caption="課ごとの課題、対応、次月の予定"
          rows={review.texts}
          rowKey={({ departmentKey }) => departmentKey}
          columns={TEXT_COLUMNS}
        />
      )}
      {review.actions.length === 0 ? null : (
        <>
          <p>{`${countsSentence(review.counts)}。`}</p>
          <DataTable
            id="report-actions"
            caption="対応事項"
            rows={review.actions}
            rowKey={({ id }) => id}
            columns={actionColumns(period.month)}
          />
        </>
      )}
    </section>
  );
}

const TEXT_COLUMNS: Column<ReportReviewTextDto>[] = [
  { key: 'department', label: '課', heading: true, cell: ({ department }) => department },
  { key: 'issues', label: '課題', cell: ({ issues }) => said(issues) },
  { key: 'measures', label: '対応', cell: ({ measures }) => said(measures) },
  { key: 'plans', label: '次月の予定', cell: ({ plans }) => said(plans) },
];

function actionColumns(month: ReportModel['period']['month']): Column<ReportActionDto>[] {
  return [
    contentColumn(month),
    { key: 'department', label: '担当課', short: true, cell: ({ department }) => department },
    { key: 'due', label: '期限', cell: (action) => <DueMonth {...action} /> },
    { key: 'state', label: '状態', short: true, cell: (action) => <ActionState {...action} /> },
    { key: 'carried', label: '繰越', short: true, cell: carriedLabel },
    { key: 'comment', label: '直近のコメント', cell: ({ comment }) => said(comment) },
  ];
}

function said(text: string | null) {
  return text === null ? '―' : <Said text={text} />;
}
