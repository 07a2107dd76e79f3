import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { ACTION_STATE_NAMES } from '../../review/action-status.js';
import { type ActionDetailDto } from '../../review/review-answer.dto.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { Facts } from '../components/fact.js';
import { type Choice } from '../components/form-field.js';
import { instantBy } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { FieldsForm, FormErrors, formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { ActionState, DueMonth, carriedLabel, Comment } from './action-table.js';
import { reviewTextsPath, type ReviewHead, ReviewTabs } from './review-tabs.js';
import { Section } from '../components/section.js';

export interface NewActionView {
  head: ReviewHead;
  /** Whom it may be given to; none for a department, whose actions stay its own. */
  owners: readonly Choice[];
  /** The id it will have. */
  id: string;
  state: FormState;
}

/** A new action. The form carries the id it will have, so that sending it twice makes one. */
export function newActionPage({ head, owners, id, state }: NewActionView) {
  const path = `/review/${head.month}/actions`;
  const back = { href: path, label: 'やめる' };
  const form = {
    state,
    ...ownerFields(owners),
    action: `${path}/new`,
    hidden: { id },
    submit: '追加する',
    back,
  };
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      {formPage(form)}
    </div>
  );
}

export interface ActionPageView {
  head: ReviewHead;
  action: ActionDetailDto;
  owners: readonly Choice[];
  /** Whether it can be changed with this month. */
  mayWrite: boolean;
  /** Whether the actor could change it with some month; then the newest that is open. */
  writer: boolean;
  writableIn: Month | null;
  state: FormState;
}

/** One action as of a month's end: what it is, what becomes of it, how it went. */
export function actionPage(view: ActionPageView) {
  const { head, action, mayWrite, writer, writableIn, state } = view;
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <FormErrors state={state} />
      <Facts
        facts={[
          ['対応事項', action.content],
          [
            '担当課',
            <a href={reviewTextsPath(action.month, action.departmentId)}>{action.departmentName}</a>,
          ],
          ['期限', <DueMonth {...action} />],
          ['状態', <ActionState {...action} />],
          ['繰越', `${carriedLabel(action)}：${periodLabel(action.createdIn)}から`],
        ]}
      />
      {mayWrite ? <Change {...view} /> : null}
      {writer && !mayWrite ? (
        <Notice
          kind="info"
          title={`${periodLabel(action.month)}は${MONTH_STATE_NAMES[action.monthState]}のため、変更できません。`}
        >
          <p>
            {writableIn === null ? (
              '次の対象月の受付が始まると、その月のものとして変更できます。'
            ) : (
              <a href={`/review/${writableIn}/actions/${action.id}`}>
                {`${periodLabel(writableIn)}のものとして変更する`}
              </a>
            )}
          </p>
        </Notice>
      ) : null}
      <DataTable
        id="steps"
        caption={`経過：${periodLabel(action.month)}まで`}
        columns={STEP_COLUMNS}
        rows={action.steps}
      />
    </div>
  );
}

function Change({ action, owners, state }: ActionPageView) {
  return (
    <Section id="steps" title="変更・コメント" class="narrow">
      <FieldsForm
        state={state}
        {...ownerFields(owners)}
        action={`/review/${action.month}/actions/${action.id}`}
        submit="保存する"
      />
    </Section>
  );
}

/** The owner is a field only where there is somebody to choose. */
function ownerFields(owners: readonly Choice[]) {
  const owner = owners.length === 0 ? [] : ['departmentId'];
  return {
    choices: { departmentId: owners },
    only: ['content', ...owner, 'dueMonth', 'state', 'comment'],
  };
}

const STEP_COLUMNS: Column<ActionDetailDto['steps'][number]>[] = [
  column('month', '対象月', ({ month }) => periodLabel(month), { heading: true }),
  column('state', '状態', ({ state }) => ACTION_STATE_NAMES[state], { short: true }),
  column('due', '期限', ({ dueMonth }) => dueMonth, { kind: 'period' }),
  column('owner', '担当課', ({ departmentName }) => departmentName),
  column('content', '対応事項', ({ content }) => content),
  cellColumn('comment', 'コメント', Comment),
  column('recorded', '記録', ({ recordedAt, recordedBy }) => instantBy(recordedAt, recordedBy)),
];
