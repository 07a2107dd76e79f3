import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { type Page } from '../../platform/keyset.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { ExportLinks } from '../components/export-links.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { ColumnChooser, SearchForm } from '../list/filter-form.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';
import { sortOf } from './catalogue-list.js';

export interface CatalogueView {
  list: List<ProcedureListedDto>;
  query: ListQuery;
  page: Page<ProcedureListedDto>;
  faults: readonly Fault[];
  /** May add and change procedures; others only read. */
  mayEdit: boolean;
}

/** 手続台帳: the catalogue, searched, narrowed down, page by page. */
export function cataloguePage(view: CatalogueView) {
  const { mayEdit, faults, list, query } = view;
  return (
    <div class="stack">
      <ErrorSummary faults={faults} fields={(list.filters ?? []).map(({ name }) => name)} />
      {mayEdit ? (
        <ButtonRow>
          <LinkButton href="/procedures/new" kind="primary">
            手続を登録する
          </LinkButton>
        </ButtonRow>
      ) : null}
      <CatalogueSearch {...view} />
      <div id="results" class="stack" data-address={query.here}>
        {mayEdit ? <Selectable {...view} /> : <Rows {...view} />}
        <ExportLinks {...query.files} />
      </div>
    </div>
  );
}

/** Search, filters and columns: a plain form that a script sends as one types. */
function CatalogueSearch({ list, query, faults }: CatalogueView) {
  const live = {
    'hx-get': '/procedures',
    'hx-trigger': 'input changed delay:300ms from:#search, change delay:50ms',
    'hx-target': '#results',
    'hx-select': '#results',
    'hx-select-oob': '#narrowed',
    'hx-swap': 'outerHTML',
    'hx-sync': 'this:replace',
  };
  const narrowed = query.narrowed - query.texts('search').length;
  return (
    <SearchForm
      filters={list.filters ?? []}
      {...{ query, faults }}
      path={list.path}
      open={faults.length > 0}
      summary={<span id="narrowed">{narrowed === 0 ? '' : `（${narrowed}項目を指定中）`}</span>}
      form={{ id: 'filters', ...live }}
    >
      <details>
        <summary>表示する列と件数</summary>
        <ColumnChooser list={list} query={query} label="手続名のほかに表示する列" />
        <SelectField
          label="1ページの件数"
          name="limit"
          value={query.text('limit')}
          choices={[
            { value: '', label: '50件' },
            { value: '100', label: '100件' },
          ]}
        />
      </details>
    </SearchForm>
  );
}

function Selectable(view: CatalogueView) {
  return (
    <Form action="/procedures/bulk" method="get" hidden={{ filter: view.query.parameters({ cursor: null }) }}>
      <Rows {...view} />
      <ButtonRow>
        <Button kind="secondary" name="rows" value="ticked">
          選んだ手続をまとめて変更する
        </Button>
        <Button kind="secondary" name="rows" value="all">
          条件に合う手続すべてをまとめて変更する
        </Button>
      </ButtonRow>
    </Form>
  );
}

function Rows({ list, query, page }: CatalogueView) {
  const sort = sortOf(query);
  const sorting = {
    key: sort,
    descending: sort === 'updated',
    href: (key: string) => query.href({ sort: key }),
  };
  const caption = `${list.caption}（${SORT_NAMES[sort] ?? 'コード順'}）`;
  return (
    <div class="stack">
      <ListTable {...{ list, query, page, sorting, caption }} />
    </div>
  );
}

const SORT_NAMES: Readonly<Record<string, string>> = {
  relevance: '検索語に近い順',
  name: '名前順',
  updated: '更新の新しい順',
};
