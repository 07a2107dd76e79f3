import { type TextOfMonthDto, type ReviewOfMonthDto } from '../../review/review-answer.dto.js';
import { REVIEW_FIELDS } from '../../review/review-text.repository.js';
import { BulletList } from '../components/bullet-list.js';
import { cellColumn, column, DataTable } from '../components/data-table.js';
import { instantBy } from '../components/instant-label.js';
import { countsSentence, ReviewText } from './action-table.js';
import { FIELD_NAMES } from './review-texts.page.js';
import { reviewTextsPath, type ReviewHead, ReviewTabs } from './review-tabs.js';
import { Section } from '../components/section.js';

export interface ReviewView {
  head: ReviewHead;
  review: ReviewOfMonthDto;
  /** Whether the month is open and one may write for every department. */
  mayWrite: boolean;
}

/** What everybody wrote with a month, and who wrote nothing. */
export function reviewPage({ head, review, mayWrite }: ReviewView) {
  const { month, texts, unwritten, actions, counts } = review;
  const name = (owner: Pick<TextOfMonthDto, 'departmentId' | 'departmentName'>) => (
    <a href={reviewTextsPath(month, owner.departmentId)}>{owner.departmentName}</a>
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
          cellColumn('department', '課', name, { heading: true }),
          ...REVIEW_FIELDS.map((field) =>
            cellColumn(field, FIELD_NAMES[field], (row: TextOfMonthDto) => <ReviewText text={row[field]} />),
          ),
          column('written', '記入', ({ writtenAt, writtenBy }: TextOfMonthDto) =>
            instantBy(writtenAt === null ? null : new Date(writtenAt), writtenBy),
          ),
        ]}
        rows={texts}
        empty="まだどの課も記入していません。"
      />
      <Section id="unwritten" title={`未記入の課（${unwritten.length}課）`}>
        {unwritten.length === 0 ? (
          <p>報告を求めているすべての課が記入しています。</p>
        ) : (
          <>
            {mayWrite ? <p class="quiet">課名を押すと、課に代わって記入できます。</p> : null}
            <BulletList
              class="review__unwritten"
              items={unwritten.map((owner) => (mayWrite ? name(owner) : owner.departmentName))}
            />
          </>
        )}
      </Section>
    </div>
  );
}
