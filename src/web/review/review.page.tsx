import { type TextOfMonthDto, type ReviewOfMonthDto } from '../../review/review-answer.dto.js';
import { DataTable } from '../components/data-table.js';
import { instantBy } from '../components/instant-label.js';
import { countsSentence } from './action-table.js';
import { reviewTextsPath, type ReviewHead, ReviewTabs } from './review-tabs.js';

export interface ReviewView {
  head: ReviewHead;
  review: ReviewOfMonthDto;
  /** Whether the month is open and one may write for every department. */
  mayWrite: boolean;
}

/** What everybody wrote with a month, and who wrote nothing. */
export function reviewPage({ head, review, mayWrite }: ReviewView) {
  const { month, texts, unwritten, actions, counts } = review;
  const name = ({
    departmentId,
    departmentName,
  }: Pick<TextOfMonthDto, 'departmentId' | 'departmentName'>) => (
    <a href={reviewTextsPath(month, departmentId)}>{departmentName}</a>
  );
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <p>
        <a href={`/review/${month}/actions`}>{`対応事項 ${actions.length}件`}</a>
        {`（${countsSentence(counts)}）`}
      </p>
      <DataTable
        id="texts"
        caption={`課題・対応・次月の予定（${texts.length}課が記入）`}
        columns={[
          { key: 'department', label: '課', heading: true, cell: name },
          { key: 'issues', label: '課題', cell: ({ issues }) => <ReviewText text={issues} /> },
          { key: 'measures', label: '対応', cell: ({ measures }) => <ReviewText text={measures} /> },
          { key: 'plans', label: '次月の予定', cell: ({ plans }) => <ReviewText text={plans} /> },
          {
            key: 'written',
            label: '記入',
            cell: ({ writtenAt, writtenBy }) =>
              instantBy(writtenAt === null ? null : new Date(writtenAt), writtenBy),
          },
        ]}
        rows={texts}
        empty="まだどの課も記入していません。"
      />
      <section class="stack" aria-labelledby="unwritten">
        <h2 id="unwritten">{`未記入の課（${unwritten.length}課）`}</h2>
        {unwritten.length === 0 ? (
          <p>報告を求めているすべての課が記入しています。</p>
        ) : (
          <>
            {mayWrite ? <p class="quiet">課名を押すと、課に代わって記入できます。</p> : null}
            <ul class="review__unwritten">
              {unwritten.map((owner) => (
                <li>{mayWrite ? name(owner) : owner.departmentName}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}

/** A text with its line breaks; a word where nothing was said. */
export function ReviewText({ text }: { text: string | null }) {
  return text === null ? <span class="quiet">（記入なし）</span> : <span class="review__said">{text}</span>;
}
