import { type Page } from '../../platform/keyset.js';
import { countActions } from '../../review/action-status.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { ExportLinks } from '../components/export-links.js';
import { FilterForm } from '../list/filter-form.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';
import { countsSentence } from './action-words.js';
import { type ReviewHead, ReviewTabs } from './review-tabs.js';

export interface ActionsView {
  head: ReviewHead;
  list: List<ActionOfMonthDto>;
  query: ListQuery;
  /** All that the address asks for; `page` shows some of them. */
  found: readonly ActionOfMonthDto[];
  page: Page<ActionOfMonthDto>;
  mayAdd: boolean;
}

/** 対応事項: open ones and those that ended in the month. */
export function actionsPage({ head, list, query, found, page, mayAdd }: ActionsView) {
  return (
    <div class="stack">
      <ReviewTabs {...head} />
      <p>{countsSentence(countActions(found))}。</p>
      {mayAdd ? (
        <ButtonRow>
          <LinkButton href={`${list.path}/new`} kind="primary">
            対応事項を追加する
          </LinkButton>
        </ButtonRow>
      ) : null}
      <FilterForm list={list} query={query} />
      <div class="stack" id="results">
        <ListTable
          {...{ list, query, page }}
          caption={`${list.caption}（${found.length}件、期限の早い順）`}
        />
      </div>
      <ExportLinks {...query.files} />
    </div>
  );
}
