import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type Page } from '../../platform/keyset.js';
import { OFFICE } from '../../review/action-filter.js';
import { ACTION_STATE_NAMES, ACTION_STATES, countActions } from '../../review/action-standing.js';
import { OFFICE_NAME } from '../../review/owner.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ExportLinks } from '../components/export-links.js';
import { Form } from '../components/form.js';
import { CheckField, SelectField } from '../components/form-field.js';
import { Pager } from '../components/pager.js';
import { type ActionAsk, actionsHref } from './action-ask.js';
import { ActionTable } from './action-table.js';
import { countsSentence } from './action-words.js';
import { type ReviewHead, ReviewTabs } from './review-tabs.js';

export interface ActionsView {
  head: ReviewHead;
  ask: ActionAsk;
  /** All that were asked for; `page` shows some of them. */
  found: readonly ActionOfMonthDto[];
  page: Page<ActionOfMonthDto>;
  /** Whether it is the first page. */
  first: boolean;
  /** For the filter, ended ones too; empty where one sees one's own alone. */
  departments: readonly DepartmentDto[];
  everybody: boolean;
  mayAdd: boolean;
}

/** 対応事項: open ones and those that ended in the month. */
export function actionsPage(view: ActionsView) {
  const { head, ask, found, page, first, everybody, mayAdd } = view;
  const { month } = head;
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <p>{countsSentence(countActions(found))}。</p>
      {mayAdd ? (
        <ButtonRow>
          <LinkButton href={`/review/${month}/actions/new`} kind="primary">
            対応事項を追加する
          </LinkButton>
        </ButtonRow>
      ) : null}
      <Filter {...view} />
      <div class="stack" id="results">
        <ActionTable
          month={month}
          actions={page.items}
          caption={`対応事項（${found.length}件、期限の早い順）`}
          owners={everybody}
          empty="該当する対応事項はありません。"
        />
        <Pager
          firstHref={first ? null : actionsHref(month, ask)}
          nextHref={page.next === null ? null : actionsHref(month, ask, { cursor: page.next })}
          shown={page.items.length}
        />
      </div>
      <ExportLinks
        xlsx={actionsHref(month, ask, { format: 'xlsx' })}
        csv={actionsHref(month, ask, { format: 'csv' })}
      />
    </div>
  );
}

function Filter({ head, ask, departments, everybody }: ActionsView) {
  const any = { value: '', label: 'すべて' };
  return (
    <search>
      <Form action={`/review/${head.month}/actions`} method="get" class="filter">
        {everybody ? (
          <SelectField
            label="担当課"
            name="departmentId"
            value={ask.departmentId ?? ''}
            choices={[
              any,
              { value: OFFICE, label: OFFICE_NAME },
              ...departments.map(({ id, name, endedOn }) => ({
                value: id,
                label: endedOn === null ? name : `${name}（廃止）`,
              })),
            ]}
          />
        ) : null}
        <SelectField
          label="状態"
          name="state"
          value={ask.state ?? ''}
          choices={[
            any,
            { value: 'open', label: '未了（未着手・対応中）' },
            ...ACTION_STATES.map((state) => ({ value: state, label: ACTION_STATE_NAMES[state] })),
          ]}
        />
        <CheckField label="期限超過だけ" name="overdue" value="true" checked={ask.overdue === true} />
        <ButtonRow>
          <Button kind="secondary">絞り込む</Button>
          <LinkButton href={`/review/${head.month}/actions`} kind="quiet">
            条件をすべて外す
          </LinkButton>
        </ButtonRow>
      </Form>
    </search>
  );
}
