import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { type Page } from '../../platform/keyset.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { DataTable, type Sorting } from '../components/data-table.js';
import { ErrorSummary } from '../components/error-summary.js';
import { ExportLinks } from '../components/export-links.js';
import { Form } from '../components/form.js';
import { Pager } from '../components/pager.js';
import { type CatalogueAsk, FILTER_FIELDS } from './catalogue-ask.js';
import { columnsOf } from './catalogue-columns.js';
import { type Names } from './catalogue-names.js';
import { FilterForm } from './filter-form.js';

export interface CatalogueView {
  ask: CatalogueAsk;
  page: Page<ProcedureListedDto>;
  names: Names;
  faults: readonly Fault[];
  everyDepartment: boolean;
  /** May add and change procedures; others only read. */
  mayEdit: boolean;
}

/** 手続台帳: the catalogue, searched, narrowed down, page by page. */
export function cataloguePage(view: CatalogueView) {
  const { mayEdit, faults, ask } = view;
  return (
    <div class="stack">
      <ErrorSummary faults={faults} fields={FILTER_FIELDS} />
      {mayEdit ? (
        <ButtonRow>
          <LinkButton href="/procedures/new" kind="primary">
            手続を登録する
          </LinkButton>
        </ButtonRow>
      ) : null}
      <FilterForm {...view} />
      <div id="results" class="stack" data-address={ask.href({ cursor: ask.text('cursor') || null })}>
        {mayEdit ? <Selectable {...view} /> : <List {...view} />}
        <ExportLinks
          xlsx={ask.href({}, '/procedures/export.xlsx')}
          csv={ask.href({}, '/procedures/export.csv')}
        />
      </div>
    </div>
  );
}

function Selectable(view: CatalogueView) {
  return (
    <Form action="/procedures/bulk" method="get" hidden={{ filter: view.ask.parameters({ cursor: null }) }}>
      <List {...view} />
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

function List({ ask, page, names, mayEdit }: CatalogueView) {
  const sorting: Sorting = {
    key: ask.sort,
    descending: ask.sort === 'updated',
    href: (key) => ask.href({ sort: key }),
  };
  return (
    <div class="stack">
      <DataTable
        id="procedures"
        caption={captionOf(ask)}
        columns={columnsOf(ask.columns, names, mayEdit)}
        rows={page.items}
        rowKey={({ id }) => id}
        sorting={sorting}
        empty="条件に合う手続はありません。検索語を短くするか、条件を減らしてください。"
      />
      <Pager
        shown={page.items.length}
        firstHref={ask.text('cursor') === '' ? null : ask.href()}
        nextHref={page.next === null ? null : ask.href({ cursor: page.next })}
      />
    </div>
  );
}

function captionOf(ask: CatalogueAsk): string {
  if (ask.sort === 'relevance') return '手続（検索語に近い順）';
  if (ask.sort === 'name') return '手続（名前順）';
  return ask.sort === 'updated' ? '手続（更新の新しい順）' : '手続（コード順）';
}
