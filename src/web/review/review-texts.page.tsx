import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { countActions } from '../../review/action-status.js';
import {
  type ActionOfMonthDto,
  type ReviewFieldsDto,
  type ReviewTextInMonthDto,
} from '../../review/review-answer.dto.js';
import { REVIEW_FIELDS } from '../../review/review-text.repository.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Facts } from '../components/fact.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { area } from '../form/single-field.js';
import { pageColumns } from '../list/list.js';
import { actionList, ReviewText } from './action-table.js';
import { countsSentence } from './action-words.js';
import { reviewTextsPath, type ReviewHead, ReviewTabs } from './review-tabs.js';

export interface ReviewTextsView {
  head: ReviewHead;
  text: ReviewTextInMonthDto;
  actions: readonly ActionOfMonthDto[];
  mayWrite: boolean;
  /** Whether what is written here is 代理入力. */
  onBehalf: boolean;
  state: FormState;
}

/** One department's month: what it wrote, what it wrote last month, and its actions. */
export function reviewTextsPage(view: ReviewTextsView) {
  const { head, text, actions, mayWrite, onBehalf, state } = view;
  const { month, departmentId } = text;
  const list = actionList(month, null);
  const query = departmentId === null ? '' : `?departmentId=${departmentId}`;
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <FormErrors state={state} />
      <p class="report__facts">
        <span>{departmentId === null ? `${text.departmentName}（全体）` : text.departmentName}</span>
        <span>{`対象月は${MONTH_STATE_NAMES[text.monthState]}`}</span>
        {text.writtenAt ? (
          <span>{`最終の記入 ${instantLabel(text.writtenAt)} ${text.writtenBy ?? ''}`}</span>
        ) : (
          <span>未記入</span>
        )}
      </p>
      {onBehalf && mayWrite ? (
        <Notice kind="info" title="代理入力です。">
          <p>{`${text.departmentName}に代わって記入します。記入したことは記録に残り、課の画面にも表示されます。`}</p>
        </Notice>
      ) : null}
      {mayWrite ? (
        <Entry {...view} />
      ) : (
        <Facts
          facts={REVIEW_FIELDS.map((field) => [FIELD_NAMES[field], <ReviewText text={text[field]} />])}
        />
      )}
      <h2>対応事項</h2>
      <p>{countsSentence(countActions(actions))}。</p>
      {mayWrite ? (
        <ButtonRow>
          <LinkButton href={`/review/${month}/actions/new${query}`}>対応事項を追加する</LinkButton>
        </ButtonRow>
      ) : null}
      <DataTable
        {...list}
        caption={`${list.caption}（${actions.length}件）`}
        columns={pageColumns(list)}
        rows={actions}
        empty="対応事項はありません。"
      />
    </div>
  );
}

function Entry({ text, state }: ReviewTextsView) {
  return (
    <Form action={reviewTextsPath(text.month, text.departmentId)} hidden={state.hidden}>
      {REVIEW_FIELDS.map((field) => {
        const before = text.previous[field];
        return (
          <div class="review__pair">
            <Fields state={state} only={[field]} />
            <div class="review__before">
              <p class="quiet">{`前月の${FIELD_NAMES[field]}`}</p>
              <p>
                <ReviewText text={before} />
              </p>
              {before !== null && state.text(field).trim() === '' ? (
                <Button kind="secondary" name="take" value={field}>
                  {`前月の${FIELD_NAMES[field]}を写す`}
                </Button>
              ) : null}
            </div>
          </div>
        );
      })}
      <Button>保存する</Button>
    </Form>
  );
}

export const FIELD_NAMES: Record<keyof ReviewFieldsDto, string> = {
  issues: '課題',
  measures: '対応',
  plans: '次月の予定',
};

const field = (name: keyof ReviewFieldsDto, hint: string) =>
  area(FIELD_NAMES[name], { hint, inWords: (text: string) => text.trim() });

/** What a department, or the DX office, writes with a month. */
export const REVIEW_FORM = new FormDescription({
  issues: field('issues', 'オンライン化や利用の妨げになっていること。'),
  measures: field('measures', '課題に対してこの月にしたこと、していること。'),
  plans: field('plans', '次の月にすること。'),
});
